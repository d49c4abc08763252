/**
 * The catalogue of findings: every problem that a check can report, its class and severity, and the
 * page that explains it; and the exception that ends a run before there is a report. How a finding
 * is reached is never known here.
 */
@NullMarked
package io.github.ebuildattest.engine.finding;

import org.jspecify.annotations.NullMarked;
