package io.github.ebuildattest.testkit.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/**
 * Answers whose HTTP is in order and whose content is not.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-8.1">RFC 8259 §8.1: UTF-8, and no
 *     byte order mark; §4: names should be unique</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-content-encoding">RFC 9110 §8.4,
 *     Content-Encoding</a>
 */
final class BodyFaults {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final String PORTAL = "<!DOCTYPE html><html><body>Please log in</body></html>";
  private static final int BOMB = 64 << 20;

  private BodyFaults() {}

  static List<NamedFault> all() {
    return List.of(
        body("empty", honest -> new byte[0]),
        body("a-page-in-place", honest -> PORTAL.getBytes(StandardCharsets.UTF_8)),
        body("truncated", honest -> Arrays.copyOf(honest, honest.length / 2)),
        body("last-byte-missing", honest -> Arrays.copyOf(honest, honest.length - 1)),
        body("one-byte-more", honest -> joined(honest, "x")),
        body("the-same-twice", honest -> joined(honest, text(honest))),
        body("first-byte-flipped", BodyFaults::flipped),
        body(
            "a-byte-order-mark",
            honest -> joined("\ufeff".getBytes(StandardCharsets.UTF_8), honest)),
        body("utf-16", honest -> text(honest).getBytes(StandardCharsets.UTF_16)),
        body("windows-1252", honest -> text(honest).getBytes(WINDOWS_1252)),
        body("first-key-twice", BodyFaults::keyTwice),
        body("null", honest -> "null".getBytes(StandardCharsets.UTF_8)),
        body("an-array", honest -> "[]".getBytes(StandardCharsets.UTF_8)),
        body("too-deep", honest -> "[".repeat(100_000).getBytes(StandardCharsets.UTF_8)),
        body("lenient-json", honest -> "{a: 1, // so\n}".getBytes(StandardCharsets.UTF_8)),
        tagged("tag-of-other-bytes", "\"" + "A".repeat(22) + "\""),
        tagged("tag-of-nothing", "W/"),
        new NamedFault(
            "packed",
            (scene, wire) ->
                wire.send(
                    scene
                        .honest()
                        .withBody(gzip(scene.honest().bytes()))
                        .wire("Content-Encoding: gzip"))),
        new NamedFault(
            "packed-bomb",
            (scene, wire) ->
                wire.send(
                    scene.honest().withBody(gzip(new byte[BOMB])).wire("Content-Encoding: gzip"))),
        new NamedFault(
            "packed-by-unknown-means",
            (scene, wire) ->
                wire.send(
                    scene
                        .honest()
                        .withBody(gzip(scene.honest().bytes()))
                        .wire("Content-Encoding: identity", "Content-Encoding: br"))));
  }

  /** The honest answer to another path under this one's address. */
  static Fault instead(String path) {
    return (scene, wire) -> wire.send(scene.honest(path).wire());
  }

  private static NamedFault body(String name, UnaryOperator<byte[]> change) {
    return new NamedFault(
        name,
        (scene, wire) -> {
          Honest honest = scene.honest();
          wire.send(honest.withBody(change.apply(honest.bytes())).wire());
        });
  }

  /** The honest answer under an entity tag that is not its own (RFC 9110 §8.8.3). */
  private static NamedFault tagged(String name, String tag) {
    return new NamedFault(name, (scene, wire) -> wire.send(scene.honest().wire("ETag: " + tag)));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] bytes, String more) {
    return joined(bytes, more.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] joined(byte[] bytes, byte[] more) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    return all;
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] other = bytes.clone();
    other[0] ^= 1;
    return other;
  }

  /** A key that an object already has, before it: readers that are not strict take the last. */
  private static byte[] keyTwice(byte[] json) {
    String text = text(json);
    int colon = text.indexOf(':');
    return text.startsWith("{\"") && colon > 0
        ? ("{" + text.substring(1, colon) + ": 1, " + text.substring(1))
            .getBytes(StandardCharsets.UTF_8)
        : joined(json, json);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
