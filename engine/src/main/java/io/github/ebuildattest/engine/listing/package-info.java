/** What the evaluator reads out of ebuilds, for show; nothing is judged. */
@NullMarked
package io.github.ebuildattest.engine.listing;

import org.jspecify.annotations.NullMarked;
