package io.github.ebuildattest.engine.attestation.trust;

import java.net.URI;
import java.security.GeneralSecurityException;
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

/**
 * A certificate authority that the trusted root knows: Fulcio, or a timestamp authority.
 *
 * @param organization of its subject
 * @param commonName of its subject
 * @param uri its address; empty where the root does not give one
 * @param chain from the certificate that issues up to the self-signed root
 * @param validity when it was in use
 */
public record Authority(
    String organization,
    String commonName,
    URI uri,
    List<X509Certificate> chain,
    Validity validity) {

  public Authority {
    chain = List.copyOf(chain);
  }

  /** Whether this authority's certificates lead to their root at a time (RFC 5280 §6.1). */
  public boolean holds(Instant time) {
    // a root alone is a path of one certificate
    return leadsToRoot(chain.subList(0, Math.max(1, chain.size() - 1)), time);
  }

  /** Whether a certificate leads to the root by way of this authority's others (RFC 5280 §6.1). */
  public boolean issued(X509Certificate leaf, Instant time) {
    List<X509Certificate> path = new ArrayList<>();
    path.add(leaf);
    path.addAll(chain.subList(0, chain.size() - 1));
    return leadsToRoot(path, time);
  }

  private boolean leadsToRoot(List<X509Certificate> path, Instant time) {
    X509Certificate root = chain.get(chain.size() - 1);
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
      // Fulcio's short-lived certificates are on no revocation list, and for an authority's own the
      // trusted
      // root itself is renewed instead
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
