package io.github.ebuildattest.engine.attestation.trust;

import java.security.Signature;
import java.util.List;

/** A process that loads ahead what verification needs, and says who verifies signatures in it. */
public final class PreferredProvider {

  private PreferredProvider() {}

  public static void main(String[] args) throws Exception {
    SignatureProviders.preferBouncyCastle();
    TrustedRoot.loadAhead();
    for (String algorithm : List.of("SHA256withECDSA", "SHA384withECDSA")) {
      System.out.println(Signature.getInstance(algorithm).getProvider().getName());
    }
  }
}
