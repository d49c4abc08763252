package io.github.ebuildattest.hook.commit;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Overlay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The sample overlay with the packaged tool installed as its hooks. Git and Java run as processes
 * of their own, without the environment and the settings of the user who runs the tests.
 */
final class HookedOverlay implements AutoCloseable {

  private static final Path JAR = Path.of("target", "ebuild-attest.jar").toAbsolutePath();
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final Overlay overlay;
  private final Path home;

  private HookedOverlay(Overlay overlay, Path home) {
    this.overlay = overlay;
    this.home = home;
  }

  static HookedOverlay in(Path directory) throws IOException {
    Path home = Files.createDirectories(directory.resolve("home"));
    HookedOverlay hooked = new HookedOverlay(Overlay.in(directory.resolve("overlay")), home);
    hooked.must(hooked.tool("install"));
    return hooked;
  }

  Overlay overlay() {
    return overlay;
  }

  /** The packaged tool, as a person runs it. */
  CommandResult tool(String... arguments) throws IOException {
    return toolIn(overlay.root(), arguments);
  }

  CommandResult toolIn(Path directory, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString()));
    command.addAll(Arrays.asList(arguments));
    return run(directory, command);
  }

  /** Runs git, which runs the hooks. */
  CommandResult git(String... arguments) throws IOException {
    return gitIn(overlay.root(), arguments);
  }

  CommandResult gitIn(Path directory, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(Arrays.asList(arguments));
    return run(directory, command);
  }

  /** Fails where a process has not succeeded. */
  CommandResult must(CommandResult said) {
    if (said.code() != 0) {
      throw new AssertionError(said.toString());
    }
    return said;
  }

  /** The id of the commit that a revision names. */
  String rev(String revision) throws IOException {
    return must(git("rev-parse", revision)).out().strip();
  }

  /** A file as it is in HEAD. */
  String committed(String path) throws IOException {
    return must(git("show", "HEAD:" + path)).out();
  }

  /** Makes a bare clone of the repository, and adds it as a remote. */
  Path remote(String name) throws IOException {
    Path bare = overlay.root().resolveSibling(name + ".git");
    must(git("clone", "-q", "--bare", ".", bare.toString()));
    must(git("remote", "add", name, bare.toString()));
    must(git("fetch", "-q", name));
    return bare;
  }

  private CommandResult run(Path directory, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    Map<String, String> environment = builder.environment();
    Map<String, String> kept = new HashMap<>();
    kept.put("PATH", environment.getOrDefault("PATH", "/usr/bin:/bin"));
    kept.put("HOME", home.toString());
    kept.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.clear();
    environment.putAll(kept);
    Path out = Files.createTempFile(home, "out", ".txt");
    Path err = Files.createTempFile(home, "err", ".txt");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(command + " took longer than " + TIMEOUT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return new CommandResult(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    overlay.close();
  }
}
