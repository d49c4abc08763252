package io.github.ebuildattest.engine.finding;

/** What a finding does to the verdict of its bump. */
public enum Severity {
  /** Blocks the bump: exit 1. */
  BLOCK("block"),
  /** Leaves the question open: exit 2. */
  COULD_NOT_CHECK("could-not-check"),
  /** Reported, and nothing more. */
  WARNING("warning");

  private final String label;

  Severity(String label) {
    this.label = label;
  }

  /** The name in reports and JSON. */
  public String label() {
    return label;
  }
}
