package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.Optional;

/** Step: the statement is about the file at hand, by its parsed name. */
public final class SubjectMatchesFile {

  private SubjectMatchesFile() {}

  public static Optional<Finding> check(Statement statement, SubjectFile file) {
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
