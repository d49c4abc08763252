package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.ShapeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * A certificate transparency log's promise to publish a certificate (RFC 6962 §3.2), version 1.
 *
 * @param logId SHA-256 of the log's key
 * @param milliseconds since 1970, when the log promised
 * @param extensions opaque, signed with the rest
 * @param algorithms hash and signature algorithm, a byte each
 * @param signature over the timestamp and the pre-certificate
 */
public record SignedCertificateTimestamp(
    Bytes logId, long milliseconds, Bytes extensions, Bytes algorithms, Bytes signature) {

  /** The extension that carries the list (RFC 6962 §3.3). */
  public static final String EXTENSION = "1.3.6.1.4.1.11129.2.4.2";

  private static final int VERSION_1 = 0;

  public Instant time() {
    return Instant.ofEpochMilli(milliseconds);
  }

  /**
   * The timestamps embedded in a certificate; none where it has no such extension.
   *
   * @throws ShapeException where there is one and it is not a list of timestamps
   */
  public static List<SignedCertificateTimestamp> embeddedIn(X509Certificate certificate)
      throws ShapeException {
    byte[] extension = certificate.getExtensionValue(EXTENSION);
    if (extension == null) {
      return List.of();
    }
    try {
      byte[] inner = ASN1OctetString.getInstance(extension).getOctets();
      if (!(ASN1Primitive.fromByteArray(inner) instanceof ASN1OctetString list)) {
        throw new ShapeException("the certificate's list of timestamps is no octet string");
      }
      ByteBuffer buffer = vector(ByteBuffer.wrap(list.getOctets()), true);
      List<SignedCertificateTimestamp> timestamps = new ArrayList<>();
      while (buffer.hasRemaining()) {
        timestamps.add(read(vector(buffer, false)));
      }
      return timestamps;
    } catch (IOException | RuntimeException e) {
      // BouncyCastle throws many kinds of unchecked exceptions for bytes that are not DER
      throw new ShapeException("the certificate's list of timestamps cannot be read", e);
    }
  }

  private static SignedCertificateTimestamp read(ByteBuffer timestamp) throws ShapeException {
    if (timestamp.get() != VERSION_1) {
      throw new ShapeException("a certificate timestamp is not of version 1");
    }
    Bytes logId = take(timestamp, 32);
    long milliseconds = timestamp.getLong();
    Bytes extensions = take(timestamp, Short.toUnsignedInt(timestamp.getShort()));
    Bytes algorithms = take(timestamp, 2);
    Bytes signature = take(timestamp, Short.toUnsignedInt(timestamp.getShort()));
    if (timestamp.hasRemaining()) {
      throw new ShapeException("a certificate timestamp is longer than it says");
    }
    return new SignedCertificateTimestamp(logId, milliseconds, extensions, algorithms, signature);
  }

  /** The bytes of a vector, whose length precedes it in two bytes (RFC 5246 §4.3). */
  private static ByteBuffer vector(ByteBuffer from, boolean last) throws ShapeException {
    ByteBuffer vector = ByteBuffer.wrap(take(from, Short.toUnsignedInt(from.getShort())).toArray());
    if (last && from.hasRemaining()) {
      throw new ShapeException("something follows the certificate's list of timestamps");
    }
    return vector;
  }

  private static Bytes take(ByteBuffer from, int count) {
    byte[] taken = new byte[count];
    from.get(taken);
    return Bytes.of(taken);
  }
}
