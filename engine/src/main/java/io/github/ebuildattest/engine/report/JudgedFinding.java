package io.github.ebuildattest.engine.report;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the policy takes it.
 *
 * @param finding what was found
 * @param severity what it does here
 * @param acceptedBy what covers it: a decision or a pin, in words; null where nothing does
 */
public record JudgedFinding(Finding finding, Severity severity, @Nullable String acceptedBy) {

  /** Whether it blocks: severity block, and nothing covers it. */
  public boolean blocks() {
    return severity == Severity.BLOCK && acceptedBy == null;
  }

  /** Whether it leaves the question open. */
  public boolean leavesOpen() {
    return severity == Severity.COULD_NOT_CHECK && acceptedBy == null;
  }
}
