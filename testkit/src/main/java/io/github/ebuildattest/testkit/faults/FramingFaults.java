package io.github.ebuildattest.testkit.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Heads and bodies that contradict each other, or HTTP itself.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#name-message-body-length">RFC 9112 §6.3, how
 *     long a body is; §7.1, chunks</a>
 */
final class FramingFaults {

  private static final byte[] PIECE = new byte[1 << 16];

  static {
    Arrays.fill(PIECE, (byte) '[');
  }

  private FramingFaults() {}

  static List<NamedFault> all() {
    return List.of(
        framed("length-too-long", "Content-Length: 1000000"),
        framed("length-too-short", "Content-Length: 9"),
        framed("length-zero", "Content-Length: 0"),
        framed("length-negative", "Content-Length: -9"),
        framed("length-no-number", "Content-Length: many"),
        framed("length-beyond-any", "Content-Length: 99999999999999999999"),
        framed("chunked-and-is-not", "Transfer-Encoding: chunked"),
        chunked("chunk-of-no-size", "zz\r\n"),
        chunked("chunk-of-negative-size", "-5\r\n"),
        chunked("chunk-of-any-size", "ffffffffffffffff\r\n"),
        chunked("chunks-without-end", "1\r\n{\r\n"),
        new NamedFault(
            "no-length-and-half-a-body",
            (scene, wire) -> {
              byte[] body = scene.honest().bytes();
              wire.send(scene.honest().head(List.of()));
              wire.send(Wire.first(body, body.length / 2));
            }),
        new NamedFault(
            "endless-body",
            (scene, wire) -> {
              wire.send(scene.honest().head(List.of()));
              wire.forever(PIECE, Duration.ZERO);
            }),
        new NamedFault(
            "endless-chunks",
            (scene, wire) -> {
              wire.send(scene.honest().head(List.of("Transfer-Encoding: chunked")));
              byte[] size =
                  String.format(Locale.ROOT, "%x\r\n", PIECE.length)
                      .getBytes(StandardCharsets.US_ASCII);
              while (true) {
                wire.send(size);
                wire.send(PIECE);
                wire.send("\r\n");
              }
            }),
        started("status-no-number", "HTTP/1.1 OK 200\r\n"),
        started("status-of-four-digits", "HTTP/1.1 2000 OK\r\n"),
        started("version-unknown", "HTTP/9.9 200 OK\r\n"),
        started("header-without-colon", "HTTP/1.1 200 OK\r\nno colon here\r\n"),
        started("header-of-controls", "HTTP/1.1 200 OK\r\nX-\u0001\u0002: \u0000\r\n"),
        started("header-name-with-space", "HTTP/1.1 200 OK\r\nX Y: z\r\n"));
  }

  /** The whole honest body under a framing that is not its own; then the connection ends. */
  private static NamedFault framed(String name, String framing) {
    return new NamedFault(
        name,
        (scene, wire) -> {
          wire.send(scene.honest().head(List.of(framing)));
          wire.send(scene.honest().bytes());
        });
  }

  private static NamedFault chunked(String name, String chunks) {
    return new NamedFault(
        name,
        (scene, wire) -> {
          wire.send(scene.honest().head(List.of("Transfer-Encoding: chunked")));
          wire.send(chunks);
        });
  }

  /** A head that begins so, and the end of the connection right after the head. */
  private static NamedFault started(String name, String start) {
    return new NamedFault(name, (scene, wire) -> wire.send(start + "Content-Length: 5\r\n\r\n{"));
  }
}
