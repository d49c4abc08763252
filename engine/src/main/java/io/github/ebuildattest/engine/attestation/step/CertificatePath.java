package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.trust.Authority;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Step: the signing certificate chains to a certificate authority of the trusted root that was in
 * use at the signing time (RFC 5280 §6.1). Whether the leaf itself was valid then is another step;
 * so a time outside the leaf's validity is replaced by its first moment.
 */
public final class CertificatePath {

  private CertificatePath() {}

  /** The certificate that issued the leaf, where a path was found. */
  public static StepResult<X509Certificate> check(
      SigningCertificate certificate, List<Authority> authorities, @Nullable Instant signed) {
    Instant time =
        signed != null && certificate.isValidAt(signed) ? signed : certificate.notBefore();
    for (Authority authority : authorities) {
      if (authority.validity().contains(time) && authority.issued(certificate.x509(), time)) {
        return StepResult.of(authority.chain().get(0));
      }
    }
    return StepResult.failed(
        Finding.of(
            FindingId.CERTIFICATE_UNTRUSTED,
            "No certificate authority of the trusted root, in use at %s, issued the certificate."
                .formatted(time)));
  }
}
