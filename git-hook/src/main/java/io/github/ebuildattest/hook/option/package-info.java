/** Options that several commands share, and the types that they are parsed into. */
@NullMarked
package io.github.ebuildattest.hook.option;

import org.jspecify.annotations.NullMarked;
