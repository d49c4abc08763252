package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.Optional;

/** Step: the bytes at hand are the attested ones. */
public final class DigestMatchesFile {

  private DigestMatchesFile() {}

  /** Compares digests; finds nothing where the bytes are not at hand. */
  public static Optional<Finding> check(Statement statement, SubjectFile file) {
    String sha256 = file.sha256Hex();
    if (sha256 == null || sha256.equals(statement.sha256())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            FindingId.DIGEST_MISMATCH,
            "The file's SHA-256 is %s, and %s was attested."
                .formatted(sha256, statement.sha256())));
  }
}
