package io.github.ebuildattest.engine.change;

/** The moment at which a change is judged. */
public enum Scope {
  /** At commit time: the index against HEAD. */
  STAGED("staged"),
  /** At push time: what is about to leave against what the other side has. */
  PUSH("push"),
  /** A range of commits, as in CI. */
  RANGE("range"),
  /** The whole work tree: an audit. */
  ALL("all");

  private final String label;

  Scope(String label) {
    this.label = label;
  }

  /** The name in reports and JSON. */
  public String label() {
    return label;
  }

  /** Whether the judged commits exist already, so that nothing can be added to them. */
  public boolean judgesCommits() {
    return this == PUSH || this == RANGE;
  }
}
