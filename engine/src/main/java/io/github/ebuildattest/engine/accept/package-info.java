/**
 * A human's answer to what blocks: what is pending, and the pin that records the answer. It asks
 * nobody and writes nothing.
 */
@NullMarked
package io.github.ebuildattest.engine.accept;

import org.jspecify.annotations.NullMarked;
