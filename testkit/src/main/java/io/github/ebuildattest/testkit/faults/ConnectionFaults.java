package io.github.ebuildattest.testkit.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Connections that break, hang or crawl: nothing whole ever arrives. */
final class ConnectionFaults {

  private static final Duration CRAWL = Duration.ofMillis(20);

  private ConnectionFaults() {}

  static List<NamedFault> all() {
    return List.of(
        new NamedFault("accept-and-hang", (scene, wire) -> wire.fallSilent()),
        new NamedFault("accept-and-close", (scene, wire) -> {}),
        new NamedFault("accept-and-reset", (scene, wire) -> wire.reset()),
        new NamedFault(
            "half-a-head-and-hang",
            (scene, wire) -> {
              wire.send("HTTP/1.1 200 OK\r\nContent-Ty");
              wire.fallSilent();
            }),
        new NamedFault(
            "half-a-head-and-close", (scene, wire) -> wire.send("HTTP/1.1 200 OK\r\nContent-Ty")),
        new NamedFault(
            "no-body-and-hang",
            (scene, wire) -> {
              wire.send(scene.honest().head());
              wire.fallSilent();
            }),
        new NamedFault("no-body-and-close", (scene, wire) -> wire.send(scene.honest().head())),
        new NamedFault(
            "half-a-body-and-hang",
            (scene, wire) -> {
              wire.send(half(scene.honest()));
              wire.fallSilent();
            }),
        new NamedFault("half-a-body-and-close", (scene, wire) -> wire.send(half(scene.honest()))),
        new NamedFault(
            "half-a-body-and-reset",
            (scene, wire) -> {
              wire.send(half(scene.honest()));
              wire.reset();
            }),
        new NamedFault(
            "all-but-one-byte",
            (scene, wire) -> {
              byte[] whole = scene.honest().wire();
              wire.send(Wire.first(whole, whole.length - 1));
            }),
        new NamedFault(
            "trickling-head",
            (scene, wire) -> wire.trickle(scene.honest().head("X-Pad: " + "x".repeat(500)), CRAWL)),
        new NamedFault(
            "trickling-body",
            (scene, wire) -> {
              Honest padded = scene.honest().withBody(new byte[5000]);
              wire.send(padded.head());
              wire.trickle(padded.bytes(), CRAWL);
            }),
        new NamedFault(
            "endless-head",
            (scene, wire) -> {
              wire.send("HTTP/1.1 200 OK\r\n");
              wire.forever(
                  ("X-Pad: " + "x".repeat(4000) + "\r\n").getBytes(StandardCharsets.US_ASCII),
                  Duration.ofMillis(1));
            }),
        new NamedFault("another-protocol", (scene, wire) -> wire.send("SSH-2.0-OpenSSH_9.2\r\n")),
        new NamedFault(
            "tls-where-plain-was-asked",
            (scene, wire) -> wire.send(new byte[] {21, 3, 1, 0, 2, 2, 40})));
  }

  /** A fault that sends the honest answer up to a byte and hangs up. */
  static Fault cutAfter(int bytes) {
    return (scene, wire) -> wire.send(Wire.first(scene.honest().wire(), bytes));
  }

  private static byte[] half(Honest honest) {
    return Wire.first(honest.wire(), honest.head().length + honest.bytes().length / 2);
  }
}
