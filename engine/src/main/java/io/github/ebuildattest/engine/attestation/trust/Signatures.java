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
   * It verifies P-256 in a third of the time that the JDK takes. The provider that sigstore-java
   * registered with the VM is used, if its class is the one loaded here.
   */
  Provider BOUNCY_CASTLE =
      Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) instanceof BouncyCastleProvider known
          ? known
          : new BouncyCastleProvider();

  /**
   * Whether the key made this signature over these bytes. Where the key is of another algorithm, or
   * the signature is not one, it did not.
   */
  boolean holds(PublicKey key, Bytes signed, Bytes signature);

  /** Computes each. */
  static Signatures judged() {
    return Signatures::verify;
  }

  /**
   * Assumes that each is good, for a first round of steps after which sigstore-java is asked about
   * the very same signatures. No attestation passes by this alone.
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
      // the provider throws either for malformed keys and signatures; neither is a pass
      return false;
    }
  }
}
