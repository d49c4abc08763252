package io.github.ebuildattest.engine.report;

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
}
