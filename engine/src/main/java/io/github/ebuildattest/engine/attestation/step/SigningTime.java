package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.time.Instant;
import java.util.Optional;

/**
 * Step: the attestation was signed while the certificate was valid. A certificate is valid for ten
 * minutes, and its key may leak later; only an authenticated time tells the two cases apart.
 */
public final class SigningTime {

  private SigningTime() {}

  /**
   * Compares the time with the certificate.
   *
   * @param time authenticated by the log's promise or a timestamp authority
   */
  public static Optional<Finding> check(Instant time, SigningCertificate certificate) {
    return certificate.isValidAt(time)
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingId.SIGNING_TIME_OUTSIDE_CERTIFICATE,
                "It was logged at %s, and the certificate was valid from %s to %s."
                    .formatted(time, certificate.notBefore(), certificate.notAfter())));
  }
}
