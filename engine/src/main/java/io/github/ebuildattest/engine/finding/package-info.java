/**
 * The catalogue of findings: every way a check can end other than well, its class, and the one page
 * that explains it. Lowest row of the engine. It never learns how a finding was reached.
 */
@NullMarked
package io.github.ebuildattest.engine.finding;

import org.jspecify.annotations.NullMarked;
