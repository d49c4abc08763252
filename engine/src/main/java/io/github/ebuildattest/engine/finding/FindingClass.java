package io.github.ebuildattest.engine.finding;

/**
 * What kind of problem a finding reports. The class decides wording and exit code, never the
 * verdict.
 */
public enum FindingClass {
  /** The check could not be made. Never called an attack, never counted as a pass. */
  COULD_NOT_CHECK("could-not-check"),
  /** A document that does not have the form that PEP 740 defines. */
  MALFORMED("malformed"),
  /** A signature, a certificate, a log or a digest that does not hold. */
  CRYPTOGRAPHY("cryptography"),
  /** Signed, but not by the identity that was named or expected. */
  IDENTITY("identity"),
  /** Differs from what was trusted before. */
  CONTINUITY("continuity"),
  /** What the index says about the release. */
  CONTEXT("context"),
  /** Contents that the attested commit does not have. */
  SOURCE("source"),
  /** The maintainer's own files. */
  OVERLAY("overlay"),
  /**
   * What judges cannot be read: exit 3 where it is the memory's or the user's own. In the judged
   * tree alone it blocks.
   */
  CONFIGURATION("configuration");

  private final String label;

  FindingClass(String label) {
    this.label = label;
  }

  /** The name users see: lower case, words joined by hyphens. */
  public String label() {
    return label;
  }
}
