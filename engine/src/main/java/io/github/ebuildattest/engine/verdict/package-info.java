/**
 * What was judged, as a value: findings with their severity, verdicts, and the report that
 * renderings are made of. Nothing here renders or decides what a check found.
 */
@NullMarked
package io.github.ebuildattest.engine.verdict;

import org.jspecify.annotations.NullMarked;
