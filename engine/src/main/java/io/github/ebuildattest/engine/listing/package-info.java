/**
 * What the evaluator reads in the ebuilds of an overlay, listed for {@code show}. Nothing is judged
 * here, and nothing is asked of the network.
 */
@NullMarked
package io.github.ebuildattest.engine.listing;

import org.jspecify.annotations.NullMarked;
