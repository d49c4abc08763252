package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.Envelope;
import io.github.ebuildattest.engine.attestation.document.LoggedEnvelope;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step: what was logged is what was signed: the same statement, the same signature, and as its
 * verifier the very certificate of this attestation.
 */
public final class EntryMatchesEnvelope {

  private EntryMatchesEnvelope() {}

  /**
   * Compares what can be compared.
   *
   * @param envelope null where it cannot be read; then the certificates alone are compared
   * @param certificate null where it cannot be read; then it is not compared
   */
  public static Optional<Finding> check(
      LoggedEnvelope logged,
      @Nullable Envelope envelope,
      @Nullable SigningCertificate certificate) {
    List<String> others = new ArrayList<>();
    if (envelope != null && !logged.payloadHash().equals(envelope.statement().sha256())) {
      others.add("statement");
    }
    if (envelope != null && !logged.signature().equals(envelope.signature())) {
      others.add("signature");
    }
    if (certificate != null && !logged.certificate().equals(certificate.der())) {
      others.add("certificate");
    }
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingId.LOG_ENTRY_MISMATCH,
                "The log entry is for another %s."
                    .formatted(String.join(" and another ", others))));
  }
}
