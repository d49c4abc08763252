package io.github.ebuildattest.engine.attestation.trust;

import java.security.Security;

/** Which provider computes signatures for the JDK and for sigstore-java, which name none. */
public final class SignatureProviders {

  /** Read once by the JDK, with the first provider that it looks for (its java.security). */
  private static final String PREFERRED = "jdk.security.provider.preferred";

  private SignatureProviders() {}

  /**
   * Lets BouncyCastle verify ECDSA in this VM, in half the time or less; sigstore-java registers
   * it. Only for a VM of our own: in Maven's, the order of providers is Maven's. A preference that
   * is already set stays.
   */
  public static void preferBouncyCastle() {
    String preferred = Security.getProperty(PREFERRED);
    if (preferred == null || preferred.isBlank()) {
      Security.setProperty(PREFERRED, "Signature.SHA256withECDSA:BC, Signature.SHA384withECDSA:BC");
    }
  }
}
