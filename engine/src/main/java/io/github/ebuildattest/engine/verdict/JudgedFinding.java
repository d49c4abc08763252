package io.github.ebuildattest.engine.verdict;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding as the policy takes it.
 *
 * @param finding what was found
 * @param severity what it does here
 * @param acceptedBy what covers it: a decision or a pin, in words; null where nothing does
 * @param decidable the SHA-256 that a decision about it has to name, or null where its file's bytes
 *     were not at hand, or no decision about a file can cover it
 */
public record JudgedFinding(
    Finding finding, Severity severity, @Nullable String acceptedBy, @Nullable String decidable) {

  /** A finding that no decision about a file can cover. */
  public static JudgedFinding of(Finding finding, Severity severity) {
    return new JudgedFinding(finding, severity, null, null);
  }

  /** Whether it blocks: severity block, and nothing covers it. */
  public boolean blocks() {
    return severity == Severity.BLOCK && acceptedBy == null;
  }

  /** Whether it leaves the question open. */
  public boolean leavesOpen() {
    return severity == Severity.COULD_NOT_CHECK && acceptedBy == null;
  }
}
