package io.github.ebuildattest.engine.finding;

/** How a human may accept a finding with {@code accept}, if at all. */
public enum Acceptability {
  /** Not at all: neither a policy nor a decision lets this through. */
  NEVER,
  /** By writing the package's first pin, or {@code attested = false}. */
  PIN,
  /** By a decision that changes what the pin remembers and records both, before and after. */
  IDENTITY,
  /** By a decision for one file, named by its SHA-256. */
  FILE
}
