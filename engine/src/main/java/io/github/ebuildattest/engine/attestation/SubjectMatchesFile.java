package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.DistributionFileName;
import java.util.Optional;

/** Step: the statement is about the file at hand, by its parsed name. */
final class SubjectMatchesFile {

  private SubjectMatchesFile() {}

  static Optional<Finding> check(Statement statement, SubjectFile file) {
    return DistributionFileName.parse(file.fileName())
            .filter(statement.subject()::sameFileAs)
            .isPresent()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingId.SUBJECT_MISMATCH,
                "The statement is about %s, not about %s."
                    .formatted(statement.subject().fileName(), file.fileName())));
  }
}
