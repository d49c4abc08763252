package io.github.ebuildattest.hook.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Main;
import io.github.ebuildattest.hook.Tree;
import io.github.ebuildattest.testkit.sample.SampleRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While the index does not answer, a signal ends the check at once, and nothing is left behind. */
class InterruptIT {

  /** The exit code of a process that SIGTERM (15) ended, as a shell shows it. */
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir Path directory;

  /** Once before the index answers, and once in the middle of an answer. */
  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nthe beginning"})
  void a_check_ends_at_once_and_leaves_everything_as_it_was(String answer) throws Exception {
    SampleRepository repository = SampleRepository.create(directory.resolve("overlay"));
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    Path empty = Files.createDirectories(directory.resolve("empty"));
    Tree before = Tree.of(repository.root());
    try (ServerSocket index = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Process check = check(repository.root(), index.getLocalPort(), temporary, empty);
      // it has asked, and waits for an answer that does not come
      index.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
      try (Socket asked = index.accept()) {
        asked.getInputStream().read();
        asked.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        Instant said = Instant.now();

        // in place of Ctrl-C, whose signal the children of a build in the background ignore
        new ProcessBuilder("kill", "-TERM", Long.toString(check.pid())).start().waitFor();

        assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.between(said, Instant.now())).isLessThan(Duration.ofSeconds(10));
      }
      assertThat(check.exitValue()).isEqualTo(ENDED_BY_SIGTERM);
    }
    assertThat(Tree.of(repository.root())).isEqualTo(before);
    assertThat(repository.root().resolve(".git/index.lock")).doesNotExist();
    try (var left = Files.list(temporary)) {
      assertThat(left.filter(f -> !f.getFileName().toString().startsWith("hsperfdata"))).isEmpty();
    }
  }

  private static Process check(Path overlay, int port, Path temporary, Path distdir)
      throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "check",
                "--all",
                "--distdir",
                distdir.toString(),
                "--index",
                "http://127.0.0.1:" + port))
        .directory(overlay.toFile())
        .redirectErrorStream(true)
        .redirectOutput(temporary.resolveSibling("out.txt").toFile())
        .start();
  }
}
