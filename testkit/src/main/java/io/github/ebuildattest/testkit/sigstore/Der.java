package io.github.ebuildattest.testkit.sigstore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;

/** Encodes ASN.1 values (X.690) and the fixed-width integers of RFC 6962. */
final class Der {

  private Der() {}

  static byte[] encoded(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A big-endian unsigned integer of {@code width} bytes. */
  static byte[] number(long value, int width) {
    byte[] eight = ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    byte[] out = new byte[width];
    System.arraycopy(eight, Long.BYTES - width, out, 0, width);
    return out;
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
