/**
 * What was judged, as values: findings with their severity, verdicts, and the report that is
 * rendered. Nothing here renders, and nothing decides what a check finds.
 */
@NullMarked
package io.github.ebuildattest.engine.verdict;

import org.jspecify.annotations.NullMarked;
