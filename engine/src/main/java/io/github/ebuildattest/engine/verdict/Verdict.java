package io.github.ebuildattest.engine.verdict;

import io.github.ebuildattest.engine.finding.FindingId;
import java.util.List;

/** How a bump came out. */
public enum Verdict {
  /** Every PyPI file is attested by whom it should be. */
  ATTESTED("attested"),
  /** Not attested, known to be so, and accepted once and for all. */
  UNATTESTED("unattested"),
  /** Something was found, and a human's decision covers it. */
  ACCEPTED("accepted"),
  /** Stopped until a human looks. */
  BLOCKED("blocked"),
  /** The question could not be asked. Neither a pass nor an attack. */
  NOT_CHECKED("not-checked"),
  /** No PyPI file, and no memory of one. */
  NOT_APPLICABLE("not-applicable"),
  /** Its inputs are those of an ebuild that the base has: nothing to judge. */
  UNCHANGED("unchanged");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** The name in reports and JSON. */
  public String label() {
    return label;
  }

  /**
   * How a bump comes out by its findings.
   *
   * @param fetchesFromPyPi whether any of its files is PyPI's
   */
  public static Verdict of(boolean fetchesFromPyPi, List<JudgedFinding> findings) {
    if (findings.stream().anyMatch(JudgedFinding::blocks)) {
      return BLOCKED;
    }
    if (findings.stream().anyMatch(JudgedFinding::leavesOpen)) {
      return NOT_CHECKED;
    }
    if (!fetchesFromPyPi && findings.stream().noneMatch(f -> f.acceptedBy() != null)) {
      return NOT_APPLICABLE;
    }
    boolean unattested = findings.stream().anyMatch(f -> f.finding().id() == FindingId.UNATTESTED);
    boolean otherwiseAccepted =
        findings.stream()
            .anyMatch(f -> f.acceptedBy() != null && f.finding().id() != FindingId.UNATTESTED);
    if (otherwiseAccepted) {
      return ACCEPTED;
    }
    return unattested ? UNATTESTED : ATTESTED;
  }
}
