package io.github.ebuildattest.engine.verdict;

import io.github.ebuildattest.engine.finding.FindingId;
import java.util.List;

/** The outcome of judging a bump. */
public enum Verdict {
  /** Every PyPI file is attested by an expected identity. */
  ATTESTED("attested"),
  /** Not attested; this is known and was accepted for good. */
  UNATTESTED("unattested"),
  /** Something was found, and a human's decision covers it. */
  ACCEPTED("accepted"),
  /** Stopped until a human looks. */
  BLOCKED("blocked"),
  /** Nothing but its age stands in its way. */
  WAITING("waiting"),
  /** Could not be checked; neither a pass nor a sign of an attack. */
  NOT_CHECKED("not-checked"),
  /** No PyPI file, and no memory of one. */
  NOT_APPLICABLE("not-applicable"),
  /** Its inputs equal those of an ebuild in the base, so there is nothing to judge. */
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
   * The verdict that follows from the findings about a bump.
   *
   * @param fetchesFromPyPi whether any of its files comes from PyPI
   */
  public static Verdict of(boolean fetchesFromPyPi, List<JudgedFinding> findings) {
    List<JudgedFinding> blockers = findings.stream().filter(JudgedFinding::blocks).toList();
    if (blockers.stream().anyMatch(f -> f.finding().id() != FindingId.TOO_YOUNG)) {
      return BLOCKED;
    }
    if (findings.stream().anyMatch(JudgedFinding::leavesOpen)) {
      return NOT_CHECKED;
    }
    if (!blockers.isEmpty()) {
      return WAITING;
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
