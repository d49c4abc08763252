package io.github.ebuildattest.engine.attestation;

import java.security.Signature;
import java.util.List;

/** A process that says who verifies signatures in it, once sigstore-java is loaded. */
public final class PreferredProvider {

  private PreferredProvider() {}

  public static void main(String[] args) throws Exception {
    SignatureProviders.preferBouncyCastle();
    TrustedRoot.shipped().keys();
    for (String algorithm : List.of("SHA256withECDSA", "SHA384withECDSA")) {
      System.out.println(Signature.getInstance(algorithm).getProvider().getName());
    }
  }
}
