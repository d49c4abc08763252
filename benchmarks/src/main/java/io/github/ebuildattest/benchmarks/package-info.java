/**
 * Measurements of the engine in one process, and the programs that this module's scripts run to
 * compare it with its peers. Ebuilds and documents to measure with are named on the command line,
 * or made by the testkit. Nothing here is a test, and nothing else depends on it.
 */
@NullMarked
package io.github.ebuildattest.benchmarks;

import org.jspecify.annotations.NullMarked;
