package io.github.ebuildattest.engine.attestation;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;

/** Verifies signatures with the algorithms that Sigstore uses. */
final class Signatures {

  private Signatures() {}

  /**
   * Whether the key made this signature over these bytes. A key of another algorithm and a
   * signature that is none made nothing.
   */
  static boolean holds(PublicKey key, Bytes signed, Bytes signature) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "EdDSA", "Ed25519" -> "Ed25519";
          case "RSA" -> "SHA256withRSA";
          default -> "";
        };
    if (algorithm.isEmpty()) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(key);
      verifier.update(signed.toArray());
      return verifier.verify(signature.toArray());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
