package io.github.ebuildattest.engine.verdict;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run waits for, where nothing but the age of files stands in its way.
 *
 * @param until the moment at which all of them are old enough
 * @param newestBefore the newest commit of the change that has none of them, abbreviated; null
 *     where there is none, or the change is no range of commits
 */
public record Waiting(Instant until, @Nullable String newestBefore) {}
