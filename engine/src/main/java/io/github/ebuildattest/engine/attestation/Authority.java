package io.github.ebuildattest.engine.attestation;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate authority that the trusted root knows: Fulcio, or a timestamp authority.
 *
 * @param organization of its subject
 * @param commonName of its subject
 * @param uri where it lives; empty where the root does not say
 * @param chain from the certificate that issues up to the root
 * @param validity when it was in use
 */
record Authority(
    String organization,
    String commonName,
    URI uri,
    List<X509Certificate> chain,
    Validity validity) {

  Authority {
    chain = List.copyOf(chain);
  }

  /** The self-signed end of the chain. */
  X509Certificate root() {
    return chain.get(chain.size() - 1);
  }
}
