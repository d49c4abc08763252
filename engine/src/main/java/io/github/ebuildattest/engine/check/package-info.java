/**
 * The thirteen steps of a check, from a touched package to its verdict: one class a step. How a
 * document is verified, what an ebuild fetches and what a pin remembers is known in other rooms;
 * nothing here speaks to a person or writes a file.
 */
@NullMarked
package io.github.ebuildattest.engine.check;

import org.jspecify.annotations.NullMarked;
