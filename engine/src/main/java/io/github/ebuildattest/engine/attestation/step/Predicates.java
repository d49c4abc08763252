package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.ParsedAttestation;
import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Step over a whole document: one publish attestation, and no predicate type twice. PyPI requires
 * that of each upload; a second one would let two identities vouch for one file.
 */
public final class Predicates {

  private Predicates() {}

  public static List<Finding> check(List<ParsedAttestation> attestations) {
    List<Finding> findings = new ArrayList<>();
    List<String> predicates =
        attestations.stream()
            .map(ParsedAttestation::statement)
            .filter(Objects::nonNull)
            .map(Statement::predicateType)
            .toList();
    boolean allRead = predicates.size() == attestations.size() && !attestations.isEmpty();
    if (allRead && !predicates.contains(Statement.PUBLISH)) {
      findings.add(
          Finding.of(
              FindingId.NO_PUBLISH_ATTESTATION,
              "No attestation in the document is a publish attestation; it has %s."
                  .formatted(String.join(", ", predicates))));
    }
    Set<String> seen = new HashSet<>();
    Set<String> told = new HashSet<>();
    for (String predicate : predicates) {
      if (!seen.add(predicate) && told.add(predicate)) {
        findings.add(
            Finding.of(
                FindingId.PREDICATE_REPEATED,
                "The predicate type %s occurs more than once in the document."
                    .formatted(predicate)));
      }
    }
    return findings;
  }
}
