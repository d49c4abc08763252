package io.github.ebuildattest.engine.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As git starts it: another process, with git's own environment. */
class HookEnvironmentTest {

  private static final String ONE = "dev-python/foo/foo-1.ebuild";
  private static final String TWO = "dev-python/foo/foo-2.ebuild";

  @TempDir Path around;
  private GitOverlay overlay;
  private Path home;

  @BeforeEach
  void an_overlay_with_one_commit_and_a_fresh_home() throws Exception {
    overlay = GitOverlay.init(around.resolve("overlay"));
    overlay.commit(ONE, "one");
    home = Files.createDirectory(around.resolve("home"));
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-Duser.home=" + home,
        "-cp",
        System.getProperty("java.class.path"),
        StagedPaths.class.getName(),
        overlay.directory.toString());
  }

  /** JGit would measure the file system's timestamps for seconds and keep the result there. */
  @Test
  void nothing_is_written_below_a_fresh_home_directory() throws Exception {
    overlay.add(TWO, "two");
    ProcessBuilder builder = new ProcessBuilder(command()).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().remove("XDG_CONFIG_HOME");

    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.lines()).contains(TWO);
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files).containsExactly(home);
    }
  }

  @Test
  void the_index_that_git_names_to_its_hook_is_the_one_that_is_judged() throws Exception {
    overlay.add(TWO, "two").write(ONE, "edited");
    Path seen = around.resolve("seen");
    hook(seen);

    overlay.git(environment(), "commit", "-q", "-m", "x", "--", ONE);

    assertThat(Files.readAllLines(seen)).containsExactly(ONE);
  }

  @Test
  void all_that_commit_a_takes_along_is_judged() throws Exception {
    overlay.write(ONE, "edited");
    Path seen = around.resolve("seen");
    hook(seen);

    overlay.git(environment(), "commit", "-q", "-a", "-m", "x");

    assertThat(Files.readAllLines(seen)).containsExactly(ONE);
  }

  private Map<String, String> environment() {
    return Map.of("HOME", home.toString());
  }

  private void hook(Path seen) throws Exception {
    StringBuilder script = new StringBuilder("#!/bin/sh\nexec");
    for (String word : command()) {
      script.append(" '").append(word).append('\'');
    }
    script.append(" > '").append(seen).append("'\n");
    Path hook = overlay.directory.resolve(".git" + File.separator + "hooks/pre-commit");
    Files.createDirectories(hook.getParent());
    Files.writeString(hook, script.toString());
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
