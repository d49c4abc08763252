package io.github.ebuildattest.engine.verdict;

/**
 * How the identity that attested a bump's files relates to the pinned ones. The report, its JSON
 * and the links to what changed all render this one value. The constants are ordered from what is
 * plain to what is not, so that the greatest of several files' is the bump's.
 */
public enum IdentityContinuity {
  /** It fits an identity that is pinned and goes on. */
  SAME("same"),
  /** It fits one that has ended, for a file that is older than that. */
  FORMER("former"),
  /** Nobody is remembered for the project. */
  FIRST("first-use"),
  /** It fits none of those remembered, whether or not a decision covers that. */
  ANOTHER("another"),
  /** Nothing verified says who attested. */
  UNKNOWN("unknown");

  private final String label;

  IdentityContinuity(String label) {
    this.label = label;
  }

  /** The name in JSON. */
  public String label() {
    return label;
  }
}
