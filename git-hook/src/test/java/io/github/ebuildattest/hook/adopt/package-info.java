/** An overlay without pins is adopted: what is written, and what is left to a human. */
package io.github.ebuildattest.hook.adopt;
