/** Gives an overlay its first pins, from documents alone. It proposes; the command writes. */
@NullMarked
package io.github.ebuildattest.engine.adopt;

import org.jspecify.annotations.NullMarked;
