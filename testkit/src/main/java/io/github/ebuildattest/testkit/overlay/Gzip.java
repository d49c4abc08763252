package io.github.ebuildattest.testkit.overlay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * gzip (RFC 1952) without compression: stored blocks (RFC 1951 §3.2.4) are the same on every
 * platform, whereas zlib's output changes from version to version.
 */
public final class Gzip {

  private static final int LONGEST_BLOCK = 0xffff;

  /** Magic, deflate, no flags, no time, no extra flags, unknown system. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private Gzip() {}

  /** The one member that holds these bytes. */
  public static byte[] store(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HEADER);
    int at = 0;
    do {
      int length = Math.min(LONGEST_BLOCK, content.length - at);
      boolean last = at + length == content.length;
      out.write(last ? 1 : 0);
      out.writeBytes(
          ByteBuffer.allocate(4)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putShort((short) length)
              .putShort((short) ~length)
              .array());
      out.write(content, at, length);
      at += length;
    } while (at < content.length);
    CRC32 crc = new CRC32();
    crc.update(content);
    out.writeBytes(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) crc.getValue())
            .putInt(content.length)
            .array());
    return out.toByteArray();
  }
}
