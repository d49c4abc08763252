/**
 * What was judged, as a value, and its renderings: text and JSON. Nothing here decides anything or
 * knows how it was decided.
 */
@NullMarked
package io.github.ebuildattest.engine.report;

import org.jspecify.annotations.NullMarked;
