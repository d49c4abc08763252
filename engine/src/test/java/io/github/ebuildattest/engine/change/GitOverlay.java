package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A directory under git's own command, away from any configuration of the user's. */
public final class GitOverlay {

  public final Path directory;

  private GitOverlay(Path directory) {
    this.directory = directory;
  }

  /** A new repository with options for {@code git init}. */
  public static GitOverlay init(Path directory, String... options) {
    GitOverlay overlay = at(create(directory));
    List<String> command = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    command.addAll(List.of(options));
    overlay.git(command.toArray(String[]::new));
    overlay.git("config", "user.name", "Larry");
    overlay.git("config", "user.email", "larry@example.org");
    return overlay;
  }

  public static GitOverlay at(Path directory) {
    return new GitOverlay(directory);
  }

  private static Path create(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs git; its standard output without the last line feed. */
  public String git(String... words) {
    return git(Map.of(), words);
  }

  public String git(Map<String, String> environment, String... words) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_AUTHOR_DATE", "2026-01-01T00:00:00Z",
                "GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z",
                "LC_ALL", "C"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command + " failed: " + output);
      }
      return output.stripTrailing();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Writes a file and stages it. */
  public GitOverlay add(String path, String text) {
    write(path, text);
    git("add", "--", path);
    return this;
  }

  GitOverlay write(String path, String text) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Commits what is staged; the commit's id. */
  public String commit() {
    git("commit", "-q", "--allow-empty", "--no-verify", "-m", "x");
    return git("rev-parse", "HEAD");
  }

  /** Commits one more file; the commit's id. */
  public String commit(String path, String text) {
    add(path, text);
    return commit();
  }

  public OverlayRepository open() throws Exception {
    return OverlayRepository.open(directory);
  }

  public ChangeSet staged() throws Exception {
    try (OverlayRepository repository = open()) {
      return StagedChange.of(repository);
    }
  }

  ChangeSet since(String revision) throws Exception {
    try (OverlayRepository repository = open()) {
      return RangeChange.since(repository, revision).get(0);
    }
  }

  List<ChangeSet> pushed(String remote, String... lines) throws Exception {
    try (OverlayRepository repository = open()) {
      return PushedChanges.of(repository, new PushInput(List.of(lines), remote, Map.of()))
          .changes();
    }
  }

  static String read(OverlayTree tree, String path) throws IOException {
    return tree.read(path).map(b -> new String(b, StandardCharsets.UTF_8)).orElse(null);
  }
}
