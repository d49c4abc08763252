/** A human accepts what blocks: what is then recorded, and what is refused or left alone. */
package io.github.ebuildattest.hook.accept;
