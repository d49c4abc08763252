/** Options that several commands share, and what they are parsed into. No option is read twice. */
@NullMarked
package io.github.ebuildattest.hook.option;

import org.jspecify.annotations.NullMarked;
