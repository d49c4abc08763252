package io.github.ebuildattest.testkit.overlay;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A POSIX ustar archive without owners, dated to the epoch, entry by entry. It writes what it is
 * told, sensible or not.
 */
public final class Tar {

  private static final int BLOCK = 512;
  private static final int CHECKSUM_AT = 148;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** The archive of these paths and texts, in the map's order. */
  static byte[] of(Map<String, String> files) {
    Tar tar = new Tar();
    files.forEach(tar::file);
    return tar.end();
  }

  /** Adds a regular file. */
  public Tar file(String path, String text) {
    return entry('0', path, "", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds an entry of any type (pax, typeflag). */
  public Tar entry(char type, String path, String link, byte[] content) {
    return entry(type, path, link, content, header -> {});
  }

  /** The same, its header changed before it is summed up. */
  public Tar entry(char type, String path, String link, byte[] content, Consumer<byte[]> change) {
    byte[] header = new byte[BLOCK];
    put(header, 0, path);
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, String.format(Locale.ROOT, "%011o\0", content.length));
    put(header, 136, "00000000000\0");
    put(header, CHECKSUM_AT, "        ");
    header[156] = (byte) type;
    put(header, 157, link);
    put(header, 257, "ustar\00000");
    change.accept(header);
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, CHECKSUM_AT, String.format(Locale.ROOT, "%06o\0 ", sum));
    return raw(header).raw(content).raw(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
  }

  /** Adds a pax header with one record, for the next entry. */
  public Tar pax(char type, String key, String value) {
    String rest = " " + key + "=" + value + "\n";
    int length = rest.getBytes(StandardCharsets.UTF_8).length;
    int all = length + Integer.toString(length).length();
    all = length + Integer.toString(all).length();
    return entry(type, "pax", "", (all + rest).getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes as they are. */
  public Tar raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** What was written so far, without an end. */
  public byte[] unfinished() {
    return out.toByteArray();
  }

  /** The archive, with its end. */
  public byte[] end() {
    return raw(new byte[2 * BLOCK]).unfinished();
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
