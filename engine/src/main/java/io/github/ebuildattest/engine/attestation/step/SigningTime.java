package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.time.Instant;
import java.util.Optional;

/**
 * Step: it was signed while the certificate was valid. The certificate lives ten minutes, and its
 * key may leak afterwards; only an authenticated time tells the two apart.
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
