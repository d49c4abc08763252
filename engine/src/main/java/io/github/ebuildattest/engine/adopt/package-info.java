/**
 * The first pins of an overlay, proposed from provenance documents alone. Nothing here writes a
 * file; the command does.
 */
@NullMarked
package io.github.ebuildattest.engine.adopt;

import org.jspecify.annotations.NullMarked;
