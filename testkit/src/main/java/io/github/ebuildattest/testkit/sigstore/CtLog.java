package io.github.ebuildattest.testkit.sigstore;

import java.time.Instant;
import org.bouncycastle.asn1.DEROctetString;

/** A certificate transparency log that promises to log a pre-certificate (RFC 6962 §3.2). */
public final class CtLog {

  private static final byte[] V1 = {0};
  private static final byte[] CERTIFICATE_TIMESTAMP = {0};
  private static final byte[] PRECERT_ENTRY = {0, 1};
  private static final byte[] NO_EXTENSIONS = {0, 0};
  private static final byte[] SHA256_WITH_ECDSA = {4, 3};

  private final byte[] logId;
  private final SigningKey signer;

  private CtLog(byte[] logId, SigningKey signer) {
    this.logId = logId.clone();
    this.signer = signer;
  }

  CtLog(SigningKey key) {
    this(key.keyId(), key);
  }

  /** A log that uses this log's id and signs with another key. */
  public CtLog signingWith(SigningKey other) {
    return new CtLog(logId, other);
  }

  /** The log's id: SHA-256 of its public key. */
  byte[] logId() {
    return logId.clone();
  }

  /** The log's public key, DER. */
  byte[] publicKey() {
    return signer.publicKey();
  }

  /**
   * The value of the extension 1.3.6.1.4.1.11129.2.4.2: a list of one timestamp.
   *
   * @param tbs the to-be-signed certificate without that extension, DER
   * @param issuerKey the issuer's SubjectPublicKeyInfo, DER
   * @param time when the log saw it
   */
  DEROctetString timestampList(byte[] tbs, byte[] issuerKey, Instant time) {
    byte[] millis = Der.number(time.toEpochMilli(), 8);
    byte[] signature =
        signer.sign(
            Der.concat(
                V1,
                CERTIFICATE_TIMESTAMP,
                millis,
                PRECERT_ENTRY,
                Digests.sha256(issuerKey),
                Der.number(tbs.length, 3),
                tbs,
                NO_EXTENSIONS));
    byte[] timestamp =
        Der.concat(
            V1,
            logId,
            millis,
            NO_EXTENSIONS,
            SHA256_WITH_ECDSA,
            Der.number(signature.length, 2),
            signature);
    byte[] element = Der.concat(Der.number(timestamp.length, 2), timestamp);
    return new DEROctetString(Der.concat(Der.number(element.length, 2), element));
  }
}
