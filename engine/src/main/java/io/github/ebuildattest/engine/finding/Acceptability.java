package io.github.ebuildattest.engine.finding;

/** How a human may accept a finding with {@code accept}, if at all. */
public enum Acceptability {
  /** No policy and no decision lets this through. */
  NEVER,
  /** By writing the package's first pin, or {@code attested = false}. */
  PIN,
  /** By a decision that changes a pinned identity and says what was and what is now. */
  IDENTITY,
  /** By a decision for one file, named by its SHA-256. */
  FILE
}
