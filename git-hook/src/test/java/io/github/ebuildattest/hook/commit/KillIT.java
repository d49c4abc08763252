package io.github.ebuildattest.hook.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.GitRepository;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.hook.commit.EndlessWriter.Mode;
import io.github.ebuildattest.hook.git.PinCommit;
import io.github.ebuildattest.hook.git.WorkTreeTop;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that writes pins may be killed at any moment. Each file and its entry in the index is
 * then either the old one or the new one, and the next run can go on. {@code
 * -Debuild-attest.kills=70} kills seventy times in each mode.
 */
class KillIT {

  private static final int KILLS = Integer.getInteger("ebuild-attest.kills", 4);
  private static final int LONGEST_MILLIS = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void leaves_every_file_old_or_new(Mode mode) throws Exception {
    GitRepository repository = GitRepository.ofOverlay(directory.resolve("overlay"), "");
    for (String path : EndlessWriter.first().keySet()) {
      repository.write(path + ".keep", "");
      if (mode != Mode.INIT) {
        repository.write(path, EndlessWriter.first().get(path));
      }
    }
    repository.git("add", ".");
    repository.git("commit", "-q", "-m", "start");
    Random random = new Random(mode.name().hashCode());
    for (int kill = 0; kill < KILLS; kill++) {
      killAfter(random.nextInt(LONGEST_MILLIS), repository, mode);
      for (String path : EndlessWriter.first().keySet()) {
        assertOldOrNew(repository, path, mode);
      }
      repository.git("status", "--porcelain");
      repository.git("reset", "-q", "--hard");
      if (mode == Mode.INIT) {
        clean(repository);
      }
    }
    repository.git("fsck", "--no-progress");
    writeOnce(repository);
    assertThat(leftovers(repository)).isEmpty();
  }

  private static void clean(GitRepository repository) throws IOException {
    for (String path : EndlessWriter.first().keySet()) {
      Files.deleteIfExists(repository.directory().resolve(path));
    }
  }

  private static void killAfter(int millis, GitRepository repository, Mode mode)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    EndlessWriter.class.getName(),
                    repository.directory().toString(),
                    mode.name()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("ready");
      Thread.sleep(millis);
      assertThat(process.isAlive()).isTrue();
      process.destroyForcibly();
      process.waitFor();
    }
    // git was not killed with it, and finishes what it was doing
    Path lock = repository.directory().resolve(".git/index.lock");
    Instant end = Instant.now().plus(PATIENCE);
    Thread.sleep(50);
    while (Files.exists(lock) && Instant.now().isBefore(end)) {
      Thread.sleep(5);
    }
    assertThat(lock).doesNotExist();
  }

  private static void assertOldOrNew(GitRepository repository, String path, Mode mode)
      throws IOException {
    String old = EndlessWriter.first().get(path);
    String fresh = EndlessWriter.second().get(path);
    Path file = repository.directory().resolve(path);
    if (Files.exists(file)) {
      assertThat(Files.readString(file)).isIn(mode == Mode.INIT ? fresh : old, fresh);
    } else {
      assertThat(mode).isEqualTo(Mode.INIT);
    }
    if (repository.git("ls-files", "--", path).isEmpty()) {
      assertThat(mode).isEqualTo(Mode.INIT);
    } else {
      assertThat(repository.tryGit(Map.of(), "show", ":" + path).text())
          .isIn(mode == Mode.INIT ? fresh : old, fresh);
    }
  }

  private static void writeOnce(GitRepository repository) throws Exception {
    Invocation invocation = Tool.in(repository.directory()).invocation(System.err, System.err);
    new PinCommit(WorkTreeTop.around(repository.directory(), invocation), invocation)
        .write(EndlessWriter.second());
    for (String path : EndlessWriter.second().keySet()) {
      assertOldOrNew(repository, path, Mode.ACCEPT);
    }
  }

  private static List<Path> leftovers(GitRepository repository) throws IOException {
    try (Stream<Path> files = Files.walk(repository.directory())) {
      return files.filter(f -> String.valueOf(f.getFileName()).endsWith(".tmp")).toList();
    }
  }
}
