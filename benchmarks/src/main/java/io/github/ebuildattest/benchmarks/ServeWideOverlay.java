package io.github.ebuildattest.benchmarks;

import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sample.WideOverlay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Writes an overlay of many packages and serves its index until killed: {@code ServeWideOverlay DIR
 * PACKAGES ATTESTED MILLISECONDS}; the last is how long each answer takes. Prints the index's URL
 * once it is ready.
 */
public final class ServeWideOverlay {

  private ServeWideOverlay() {}

  /** Runs until killed. */
  public static void main(String[] args) throws IOException, InterruptedException {
    WideOverlay wide =
        WideOverlay.create(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    try (PyPiServer server = PyPiServer.start(wide::index)) {
      server.latency(Duration.ofMillis(Long.parseLong(args[3])));
      wide.git().config("ebuild-attest.index", server.url().toString());
      System.out.println(server.url());
      new CountDownLatch(1).await();
    }
  }
}
