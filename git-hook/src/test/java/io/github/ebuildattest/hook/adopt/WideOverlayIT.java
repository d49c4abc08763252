package io.github.ebuildattest.hook.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sample.WideOverlay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An overlay of three hundred packages is adopted. How long that takes depends on what else the
 * machine does, and is measured by {@code benchmarks/init}.
 */
class WideOverlayIT {

  private static final int PACKAGES = 300;
  private static final int ATTESTED = 60;
  private static final Duration LATENCY = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path directory;

  @Test
  void init_pins_three_hundred_packages_in_little_memory_and_once() throws Exception {
    WideOverlay wide = WideOverlay.create(directory.resolve("overlay"), PACKAGES, ATTESTED);
    try (PyPiServer server = PyPiServer.start(wide::index)) {
      server.latency(LATENCY);
      wide.git().config("ebuild-attest.index", server.url().toString());

      String said = init(wide.root());

      assertThat(said)
          .contains("60 attested as declared, 0 attested and undeclared, 240 not attested");
      assertThat(wide.git().run("diff", "--cached", "--name-only").lines()).hasSize(PACKAGES + 1);
      server.forgetRequests();
      String staged = wide.git().run("ls-files", "--stage");
      assertThat(init(wide.root())).contains("300 pinned already");
      assertThat(wide.git().run("ls-files", "--stage")).isEqualTo(staged);
      assertThat(server.requests()).isEmpty();
    }
  }

  /** Runs init with a heap that keeps the process below 256 MB. */
  private String init(Path overlay) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target", "ebuild-attest.jar").toAbsolutePath().toString(),
                "init",
                "--yes"));
    Path out = directory.resolve("out.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(overlay.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    process.getOutputStream().close();
    Instant end = Instant.now().plus(PATIENCE);
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      if (Instant.now().isAfter(end)) {
        process.destroyForcibly();
        throw new AssertionError("init took longer than " + PATIENCE);
      }
    }
    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
