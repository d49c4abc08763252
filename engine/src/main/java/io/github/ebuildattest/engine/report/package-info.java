/**
 * Renderings, as text and as JSON, of a report and of a listing of ebuilds. Nothing here decides
 * anything or knows how it was decided.
 */
@NullMarked
package io.github.ebuildattest.engine.report;

import org.jspecify.annotations.NullMarked;
