package io.github.ebuildattest.testkit.sigstore;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate for one signature is to contain.
 *
 * @param key the one-time key
 * @param identity the one it names
 * @param serial its serial number, positive
 * @param notBefore when it becomes valid; it stays so for ten minutes
 * @param keyUsage bits as in {@link KeyUsage}
 * @param purpose the one extended key usage, or null for none
 * @param ctLog the log that promises to record it, or null for none
 */
public record LeafRequest(
    SigningKey key,
    Identity identity,
    BigInteger serial,
    Instant notBefore,
    int keyUsage,
    @Nullable KeyPurposeId purpose,
    @Nullable CtLog ctLog) {

  /** How long Fulcio's certificates are valid. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** What Fulcio would issue. */
  public static LeafRequest honest(
      SigningKey key, Identity identity, BigInteger serial, Instant notBefore, CtLog ctLog) {
    return new LeafRequest(
        key,
        identity,
        serial,
        notBefore,
        KeyUsage.digitalSignature,
        KeyPurposeId.id_kp_codeSigning,
        ctLog);
  }

  /** The same for another identity, the key and all else unchanged. */
  public LeafRequest withIdentity(Identity other) {
    return new LeafRequest(key, other, serial, notBefore, keyUsage, purpose, ctLog);
  }

  /** The same with another serial number. */
  public LeafRequest withSerial(BigInteger other) {
    return new LeafRequest(key, identity, other, notBefore, keyUsage, purpose, ctLog);
  }

  /** The same, starting at another time. */
  public LeafRequest withNotBefore(Instant other) {
    return new LeafRequest(key, identity, serial, other, keyUsage, purpose, ctLog);
  }

  /** The same with other key usage bits. */
  public LeafRequest withKeyUsage(int other) {
    return new LeafRequest(key, identity, serial, notBefore, other, purpose, ctLog);
  }

  /** The same for another purpose, or for none. */
  public LeafRequest withPurpose(@Nullable KeyPurposeId other) {
    return new LeafRequest(key, identity, serial, notBefore, keyUsage, other, ctLog);
  }

  /** The same, promised by another log, or by none. */
  public LeafRequest withCtLog(@Nullable CtLog other) {
    return new LeafRequest(key, identity, serial, notBefore, keyUsage, purpose, other);
  }
}
