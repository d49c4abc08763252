package io.github.ebuildattest.engine.verdict;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A finding under the policy that judges.
 *
 * @param finding what was found
 * @param severity its severity under that policy
 * @param acceptedBy what covers it: a decision or a pin, in words; null where nothing does
 * @param decidable the SHA-256 that a decision about it has to name, or null where the bytes of its
 *     file were not available, or where no decision about a file can cover it
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

  /** Whether it leaves the question open: it could not be checked, and nothing covers it. */
  public boolean leavesOpen() {
    return severity == Severity.COULD_NOT_CHECK && acceptedBy == null;
  }
}
