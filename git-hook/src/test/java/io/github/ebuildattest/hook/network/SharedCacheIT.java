package io.github.ebuildattest.hook.network;

import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.heron;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many processes share one cache: they start together, are killed, or find it spoilt. Every answer
 * must be right, or say that nothing is at hand. {@code -Debuild-attest.rounds=50} lets eight
 * processes run at once fifty times; {@code -Debuild-attest.kills=200} kills two hundred times.
 */
class SharedCacheIT extends CacheCase {

  private static final int ROUNDS = Integer.getInteger("ebuild-attest.rounds", 1);
  private static final int KILLS = Integer.getInteger("ebuild-attest.kills", 4);
  private static final int AT_ONCE = 8;
  private static final int LONGEST_MILLIS = 2500;

  /** So large that writing it takes a while. */
  private static final int SIZE = 8 << 20;

  private static final String SDIST = "heron_parser-1.5.0.tar.gz";

  private final Random random = new Random(71);

  @BeforeEach
  void create() throws IOException {
    byte[] bytes = new byte[SIZE];
    random.nextBytes(bytes);
    overlay.stage("attested");
    String ebuild = overlay.text(HERON + "/heron-parser-1.5.0.ebuild");
    Distfile[] files =
        overlay.upload(
            "heron-parser",
            "1.5.0",
            new Distfile(SDIST, bytes),
            heron("1.5.0"),
            Instant.parse("2025-09-02T10:00:00Z"));
    overlay.ebuild(HERON, "1.5.0", ebuild, files);
    overlay.git("add", "-A");
    emptyDistdir();
  }

  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-jar",
                Path.of("target", "ebuild-attest.jar").toAbsolutePath().toString(),
                "check",
                "--staged"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(overlay.root().toFile()).redirectErrorStream(true);
    builder.environment().put("EBUILD_ATTEST_CACHE", cache.toString());
    builder.redirectOutput(Files.createTempFile(directory, "out", ".txt").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private void assertNothingWrong(String after) {
    Reported offline = check("--offline");
    assertThat(offline.blocking()).as(after + ": " + offline).isEmpty();
    assertThat(offline.code()).as(after + ": " + offline).isIn(0, 2);
    assertThat(offline.ids()).as(after).doesNotContain("internal-error");
    Reported online = check();
    assertThat(online.code()).as(after + ": " + online).isZero();
  }

  /** Deletes, spoils or keeps each file of the cache, by chance. */
  private void spoil() throws IOException {
    for (Path file : files(cache)) {
      byte[] bytes = Files.readAllBytes(file);
      int fate = random.nextInt(4);
      if (fate == 0) {
        Files.delete(file);
      } else if (fate == 1 && bytes.length > 0) {
        bytes[random.nextInt(bytes.length)] ^= 1;
        Files.write(file, bytes);
      } else if (fate == 2) {
        Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
      }
    }
  }

  @Test
  void eight_processes_at_once_all_pass_and_leave_a_good_cache() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      spoil();
      List<Process> processes = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        processes.add(start());
      }
      for (Process process : processes) {
        assertThat(process.waitFor()).as("round " + round + ": " + said()).isZero();
      }
      Reported offline = check("--offline");
      assertThat(offline.code()).as("round " + round + ": " + offline).isZero();
      assertThat(files(cache.resolve("incoming"))).isEmpty();
      forget();
    }
  }

  @Test
  void a_process_that_is_killed_leaves_nothing_wrong_behind() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      spoil();
      Process process = start();
      Thread.sleep(random.nextInt(LONGEST_MILLIS));
      process.destroyForcibly();
      process.waitFor();
      assertNothingWrong("kill " + kill);
      forget();
    }
  }

  private String said() throws IOException {
    StringBuilder said = new StringBuilder();
    for (Path out : outputs()) {
      said.append(Files.readString(out, StandardCharsets.UTF_8));
    }
    return said.toString();
  }

  private void forget() throws IOException {
    for (Path out : outputs()) {
      Files.delete(out);
    }
  }

  private List<Path> outputs() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(f -> f.toString().endsWith(".txt")).toList();
    }
  }
}
