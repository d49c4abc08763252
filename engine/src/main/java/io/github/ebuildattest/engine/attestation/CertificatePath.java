package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Step: the signing certificate chains to a certificate authority of the trusted root that was in
 * use at the signing time (RFC 5280 §6.1). That the leaf itself was valid then is another step; so
 * a time outside of the leaf's minutes is replaced by its first one.
 */
final class CertificatePath {

  private CertificatePath() {}

  /** The certificate that issued the leaf, where a path was found. */
  static Outcome<X509Certificate> check(
      SigningCertificate certificate, List<Authority> authorities, @Nullable Instant signed) {
    Instant time =
        signed != null && certificate.isValidAt(signed) ? signed : certificate.notBefore();
    for (Authority authority : authorities) {
      if (authority.validity().contains(time) && chains(certificate, authority, time)) {
        return Outcome.of(authority.chain().get(0));
      }
    }
    return Outcome.failed(
        Finding.of(
            FindingId.CERTIFICATE_UNTRUSTED,
            "No certificate authority of the trusted root, in use at %s, issued the certificate."
                .formatted(time)));
  }

  private static boolean chains(SigningCertificate leaf, Authority authority, Instant time) {
    try {
      List<X509Certificate> certificates = new ArrayList<>();
      certificates.add(leaf.x509());
      certificates.addAll(authority.chain().subList(0, authority.chain().size() - 1));
      CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(certificates);
      PKIXParameters parameters =
          new PKIXParameters(Set.of(new TrustAnchor(authority.root(), null)));
      // certificates of ten minutes are not revoked, and Fulcio keeps no list
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time));
      CertPathValidator.getInstance("PKIX").validate(path, parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
