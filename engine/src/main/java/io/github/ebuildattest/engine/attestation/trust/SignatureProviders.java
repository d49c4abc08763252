package io.github.ebuildattest.engine.attestation.trust;

import java.security.Security;

/** Who computes signatures for the JDK and for sigstore-java, which name no provider. */
public final class SignatureProviders {

  /** Read once by the JDK, with the first provider that it looks for (its java.security). */
  private static final String PREFERRED = "jdk.security.provider.preferred";

  private SignatureProviders() {}

  /**
   * Lets BouncyCastle verify ECDSA in this VM, which takes it half the time or less; sigstore-java
   * registers it. For a VM that does nothing else: in Maven's the order is Maven's. A preference
   * that is set stays.
   */
  public static void preferBouncyCastle() {
    String preferred = Security.getProperty(PREFERRED);
    if (preferred == null || preferred.isBlank()) {
      Security.setProperty(PREFERRED, "Signature.SHA256withECDSA:BC, Signature.SHA384withECDSA:BC");
    }
  }
}
