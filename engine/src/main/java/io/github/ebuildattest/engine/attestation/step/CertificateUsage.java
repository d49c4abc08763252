package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Step: the certificate is for signing code: key usage digitalSignature, extended key usage code
 * signing (RFC 5280 §4.2.1.3 and §4.2.1.12), and not an authority's.
 */
public final class CertificateUsage {

  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final int DIGITAL_SIGNATURE = 0;

  private CertificateUsage() {}

  public static Optional<Finding> check(SigningCertificate certificate) {
    X509Certificate x509 = certificate.x509();
    boolean[] usage = x509.getKeyUsage();
    if (usage == null || !usage[DIGITAL_SIGNATURE]) {
      return failed("its key usage is not to sign");
    }
    if (x509.getBasicConstraints() >= 0) {
      return failed("it is an authority's");
    }
    try {
      List<String> extended = x509.getExtendedKeyUsage();
      if (extended == null || !extended.contains(CODE_SIGNING)) {
        return failed("its extended key usage is not code signing");
      }
    } catch (CertificateParsingException e) {
      return failed("its extended key usage cannot be read");
    }
    return Optional.empty();
  }

  private static Optional<Finding> failed(String reason) {
    return Optional.of(
        Finding.of(
            FindingId.CERTIFICATE_USAGE,
            "The certificate may not sign code: %s.".formatted(reason)));
  }
}
