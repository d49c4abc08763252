package io.github.ebuildattest.engine.attestation.trust;

import io.github.ebuildattest.engine.digest.Bytes;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Judges signatures with the algorithms that Sigstore uses. */
@FunctionalInterface
public interface Signatures {

  /**
   * It verifies P-256 in a third of the time that the JDK takes. What sigstore-java has registered
   * with the VM serves, where it is of the classes that this program knows.
   */
  Provider BOUNCY_CASTLE =
      Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) instanceof BouncyCastleProvider known
          ? known
          : new BouncyCastleProvider();

  /**
   * Whether the key made this signature over these bytes. A key of another algorithm and a
   * signature that is none made nothing.
   */
  boolean holds(PublicKey key, Bytes signed, Bytes signature);

  /** Computes each. */
  static Signatures judged() {
    return Signatures::verify;
  }

  /**
   * Takes each for good, for a first round of steps after which sigstore-java is asked about the
   * very same signatures. No attestation passes by this alone.
   */
  static Signatures leftToTheLibrary() {
    return (key, signed, signature) -> true;
  }

  private static boolean verify(PublicKey key, Bytes signed, Bytes signature) {
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
      Signature verifier = Signature.getInstance(algorithm, BOUNCY_CASTLE);
      verifier.initVerify(key);
      verifier.update(signed.toArray());
      return verifier.verify(signature.toArray());
    } catch (GeneralSecurityException | RuntimeException e) {
      // the provider throws either for keys and signatures that are malformed; neither is a pass
      return false;
    }
  }
}
