package io.github.ebuildattest.testkit.pep740;

import io.github.ebuildattest.testkit.sigstore.LeafRequest;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.time.Duration;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** The certificate, as requested or as a forgery changes it. */
final class ForgedCertificate {

  private static final Duration HOUR = Duration.ofHours(1);

  private ForgedCertificate() {}

  /** Changes the request as the forgeries say, and issues the certificate. */
  static byte[] issue(PrivateSigstore sigstore, LeafRequest honest, Set<Forgery> forgeries) {
    LeafRequest request = honest;
    for (Forgery forgery : forgeries) {
      request =
          switch (forgery) {
            case CERTIFICATE_EXPIRED -> request.withNotBefore(request.notBefore().minus(HOUR));
            case CERTIFICATE_NOT_YET_VALID -> request.withNotBefore(request.notBefore().plus(HOUR));
            case CERTIFICATE_WITHOUT_PURPOSE -> request.withPurpose(null);
            case CERTIFICATE_FOR_SERVERS -> request.withPurpose(KeyPurposeId.id_kp_serverAuth);
            case CERTIFICATE_WITHOUT_DIGITAL_SIGNATURE ->
                request.withKeyUsage(KeyUsage.keyAgreement);
            case SCT_MISSING -> request.withCtLog(null);
            case SCT_SIGNATURE_WRONG ->
                request.withCtLog(sigstore.ctLog().signingWith(sigstore.key("stranger")));
            case SCT_UNKNOWN_LOG -> request.withCtLog(sigstore.unknownCtLog());
            case ISSUER_OTHER ->
                request.withIdentity(request.identity().withIssuer("https://oidc.testkit.example"));
            default -> request;
          };
    }
    return forgeries.contains(Forgery.CERTIFICATE_OTHER_AUTHORITY)
        ? sigstore.impostor().issue(request)
        : sigstore.authority().issue(request);
  }
}
