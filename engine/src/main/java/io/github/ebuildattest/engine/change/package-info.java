/**
 * Change sets: what is staged, what came since a revision, what is about to be pushed, or simply
 * everything, each as trees to read from. How git keeps them will never be known here, nor what an
 * ebuild means.
 */
@NullMarked
package io.github.ebuildattest.engine.change;

import org.jspecify.annotations.NullMarked;
