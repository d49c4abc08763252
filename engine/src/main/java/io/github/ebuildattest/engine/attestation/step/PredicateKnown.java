package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.Optional;
import java.util.Set;

/** Step: the statement is of one of the two predicate types that PyPI accepts. */
public final class PredicateKnown {

  private static final Set<String> KNOWN =
      Set.of(Statement.PUBLISH, "https://slsa.dev/provenance/v1");

  private PredicateKnown() {}

  public static Optional<Finding> check(Statement statement) {
    return KNOWN.contains(statement.predicateType())
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingId.PREDICATE_UNKNOWN,
                "The predicate type %s is none that PyPI takes."
                    .formatted(statement.predicateType())));
  }
}
