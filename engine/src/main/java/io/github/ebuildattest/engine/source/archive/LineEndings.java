package io.github.ebuildattest.engine.source.archive;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * A text with the other ends of lines, where all of its lines end alike: what a checkout on another
 * system, or a tool that writes for one, makes of it. A text that mixes them has no such twin.
 */
final class LineEndings {

  private final byte[] content;
  private final int lf;
  private final int crlf;
  private final int cr;

  private LineEndings(byte[] content, int lf, int crlf, int cr) {
    this.content = content;
    this.lf = lf;
    this.crlf = crlf;
    this.cr = cr;
  }

  static LineEndings of(byte[] content) {
    int lf = 0;
    int crlf = 0;
    int cr = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '\r') {
        cr++;
      } else if (content[i] == '\n') {
        lf++;
        if (i > 0 && content[i - 1] == '\r') {
          crlf++;
        }
      }
    }
    return new LineEndings(content, lf, crlf, cr);
  }

  /** Where every line ends in CRLF, the same with LF. */
  Optional<byte[]> withLf() {
    return lf > 0 && lf == crlf && cr == crlf ? Optional.of(without()) : Optional.empty();
  }

  /** Where every line ends in LF and no CR is in it, the same with CRLF. */
  Optional<byte[]> withCrlf() {
    return lf > 0 && cr == 0 ? Optional.of(with()) : Optional.empty();
  }

  private byte[] without() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
    for (byte b : content) {
      if (b != '\r') {
        out.write(b);
      }
    }
    return out.toByteArray();
  }

  private byte[] with() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + lf);
    for (byte b : content) {
      if (b == '\n') {
        out.write('\r');
      }
      out.write(b);
    }
    return out.toByteArray();
  }
}
