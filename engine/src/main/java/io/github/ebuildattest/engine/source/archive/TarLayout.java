package io.github.ebuildattest.engine.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A tar archive on its way to the reader, each block looked at (POSIX.1-2017, pax; GNU tar's
 * manual, Basic Tar Format). It ends at the first block that GNU tar, Python's {@code tarfile} and
 * the reader behind it could understand differently.
 */
final class TarLayout extends InputStream {

  private static final int BLOCK = 512;
  private static final int PADDING = 500;

  /** In bytes: a path of the longest kind, and some times and names around it. */
  private static final int LONGEST_EXTENSION = 1 << 16;

  private static final Pattern PAX_KEY =
      Pattern.compile(
          "path|linkpath|[amc]time|[ug]id|[ug]name|comment|SCHILY\\.[A-Za-z.]+"
              + "|LIBARCHIVE\\.(creationtime|xattr\\.[A-Za-z0-9_.-]+)");

  private final InputStream tar;
  private final byte[] block = new byte[BLOCK];
  private int at = BLOCK;
  private boolean ended;

  private long data;
  private byte type;
  private boolean zeros;
  private byte[] extension = new byte[0];
  private int extended;
  private final Set<Byte> pending = new HashSet<>();
  private boolean named;

  TarLayout(InputStream tar) {
    this.tar = tar;
  }

  /** The reader's exceptions are of one kind; this is the one that is ours. */
  static final class OddTarException extends IOException {
    private static final long serialVersionUID = 1;

    OddTarException(String message) {
      super(message);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at == BLOCK && !next()) {
      return -1;
    }
    int count = Math.min(length, BLOCK - at);
    System.arraycopy(block, at, to, offset, count);
    at += count;
    return count;
  }

  /** Reads on to the very end: nothing but zeros may follow where the reader stopped. */
  void finish() throws IOException {
    at = BLOCK;
    while (next()) {
      at = BLOCK;
    }
    if (!zeros) {
      throw new OddTarException("breaks off without an end");
    }
  }

  private boolean next() throws IOException {
    if (ended) {
      return false;
    }
    int count = tar.readNBytes(block, 0, BLOCK);
    if (count == 0) {
      ended = true;
      if (data > 0 || !pending.isEmpty()) {
        throw new OddTarException("breaks off within an entry");
      }
      return false;
    }
    if (count < BLOCK) {
      throw new OddTarException("breaks off within a block");
    }
    at = 0;
    if (data > 0) {
      content();
    } else {
      header();
    }
    return true;
  }

  private void content() throws OddTarException {
    int count = (int) Math.min(BLOCK, data);
    data -= count;
    if (extension.length > 0) {
      System.arraycopy(block, 0, extension, extended, count);
      extended += count;
      if (data == 0) {
        if (type == 'x' || type == 'g') {
          pax();
        } else {
          longName();
        }
        extension = new byte[0];
      }
    }
  }

  private void header() throws OddTarException {
    if (allZero()) {
      if (!pending.isEmpty()) {
        throw new OddTarException("ends with a header that nothing follows");
      }
      zeros = true;
      return;
    }
    if (zeros) {
      throw new OddTarException("holds something behind its end");
    }
    if (octal(148, 8) != checksum()) {
      throw new OddTarException("holds a header with a wrong checksum");
    }
    type = block[156];
    data = octal(124, 12);
    requireFormat();
    switch (type) {
      case 'x', 'g', 'L', 'K' -> extension();
      case 0, '0' -> {
        // a name that a header before it replaces is cut off anywhere
        if (!named && plainName().endsWith("/")) {
          throw new OddTarException("holds a file whose name ends in a slash");
        }
        entry();
      }
      case '1', '2', '5' -> {
        if (data != 0) {
          throw new OddTarException("holds a link or directory with contents");
        }
        entry();
      }
      default ->
          throw new OddTarException(
              "holds an entry of type '"
                  + (type > 0x20 && type < 0x7f ? String.valueOf((char) type) : "\\" + type)
                  + "', which is no file, link or directory");
    }
  }

  private void entry() {
    pending.clear();
    named = false;
  }

  private void extension() throws OddTarException {
    if (!pending.add(type) && type != 'g') {
      throw new OddTarException("holds two headers of type '" + (char) type + "' for one entry");
    }
    pending.remove((byte) 'g');
    if (data == 0 || data > LONGEST_EXTENSION) {
      throw new OddTarException("holds a header of type '" + (char) type + "' and odd size");
    }
    extension = new byte[(int) data];
    extended = 0;
    if (type == 'L') {
      name();
    }
  }

  private void name() throws OddTarException {
    if (named) {
      throw new OddTarException("names one entry twice");
    }
    named = true;
  }

  /** Records as {@code LENGTH KEY=VALUE\n} that fill the header exactly. */
  private void pax() throws OddTarException {
    Set<String> keys = new HashSet<>();
    for (int from = 0; from < extension.length; ) {
      int space = from;
      while (space < extension.length && extension[space] >= '0' && extension[space] <= '9') {
        space++;
      }
      int digits = space - from;
      if (digits == 0 || digits > 5 || space == extension.length || extension[space] != ' ') {
        throw oddPax();
      }
      int end = from + Integer.parseInt(ascii(extension, from, space));
      if (end <= space + 1 || end > extension.length || extension[end - 1] != '\n') {
        throw oddPax();
      }
      String record = utf8(Arrays.copyOfRange(extension, space + 1, end - 1));
      int equals = record.indexOf('=');
      String key = equals < 0 ? record : record.substring(0, equals);
      boolean path = key.equals("path") || key.equals("linkpath");
      if (equals < 0 || !PAX_KEY.matcher(key).matches() || !keys.add(key)) {
        throw new OddTarException("holds the pax record '" + key + "', which is not understood");
      }
      if (path && (type == 'g' || record.indexOf(0) >= 0 || equals == record.length() - 1)) {
        throw oddPax();
      }
      if (key.equals("path")) {
        name();
      }
      from = end;
    }
  }

  private static OddTarException oddPax() {
    return new OddTarException("holds a pax header that is not understood");
  }

  private void longName() throws OddTarException {
    String name = utf8(extension);
    if (name.indexOf(0) != name.length() - 1) {
      throw new OddTarException("holds a long name that does not end where its header does");
    }
  }

  private static String utf8(byte[] bytes) throws OddTarException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new OddTarException("holds a name that is not UTF-8");
    }
  }

  private boolean allZero() {
    for (byte b : block) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private long checksum() {
    long sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? ' ' : block[i] & 0xff;
    }
    return sum;
  }

  /** {@code ustar}, GNU's spelling of it, or the seventh edition's blank. */
  private void requireFormat() throws OddTarException {
    String magic = ascii(block, 257, 265);
    boolean ustar = magic.equals("ustar\00000");
    boolean gnu = magic.equals("ustar  \0");
    boolean none = magic.equals("\0\0\0\0\0\0\0\0");
    if (!ustar && !gnu && !none) {
      throw new OddTarException("holds a header of an unknown format");
    }
    for (int i = PADDING; ustar && i < BLOCK; i++) {
      // star's own format has a shorter prefix, and a mark here
      if (block[i] != 0) {
        throw new OddTarException("holds a header of an unknown format");
      }
    }
    if (!ustar && block[345] != 0) {
      throw new OddTarException("holds a header whose prefix has no meaning in its format");
    }
  }

  private String plainName() {
    String name = ascii(block, 0, 100);
    int end = name.indexOf(0);
    return end < 0 ? name : name.substring(0, end);
  }

  private static String ascii(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Octal digits, blanks before and blanks or NULs behind; nothing in base 256. */
  private long octal(int from, int length) throws OddTarException {
    String field = ascii(block, from, from + length);
    String digits = field.replaceFirst("^ +", "").replaceFirst("[ \0].*$", "");
    String rest = field.substring(field.indexOf(digits) + digits.length());
    if (!digits.matches("[0-7]{1,11}") || !rest.matches("[ \0]*")) {
      throw new OddTarException("holds a header with a number that is not octal");
    }
    return Long.parseLong(digits, 8);
  }
}
