package io.github.ebuildattest.engine.source.tree;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes git's packet lines (git, {@code gitprotocol-common}, pkt-line format). */
final class PacketLines {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  PacketLines line(String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    out.writeBytes(String.format("%04x", bytes.length + 4).getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(bytes);
    return this;
  }

  PacketLines delimiter() {
    out.writeBytes("0001".getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  byte[] flush() {
    out.writeBytes("0000".getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /**
   * The request for a commit and its trees, without its parents (git, {@code gitprotocol-v2},
   * fetch).
   *
   * @param id in hexadecimal
   * @param filtered whether the contents of files are to be left out
   */
  static byte[] commit(String id, boolean filtered) {
    PacketLines lines = fetch().line("deepen 1");
    if (filtered) {
      lines.line("filter blob:none");
    }
    return lines.line("want " + id).line("done").flush();
  }

  /**
   * The request for the contents of files.
   *
   * @param ids in hexadecimal
   */
  static byte[] blobs(List<String> ids) {
    PacketLines lines = fetch();
    ids.forEach(id -> lines.line("want " + id));
    return lines.line("done").flush();
  }

  private static PacketLines fetch() {
    return new PacketLines()
        .line("command=fetch")
        .line("object-format=sha1")
        .delimiter()
        .line("no-progress")
        .line("ofs-delta");
  }

  /** The request for what HEAD points to: any host that serves the repository answers it. */
  static byte[] references() {
    return new PacketLines()
        .line("command=ls-refs")
        .line("object-format=sha1")
        .delimiter()
        .line("ref-prefix HEAD")
        .flush();
  }
}
