package io.github.ebuildattest.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real repository in a temporary directory, driven by git itself. */
public final class GitRepository {

  private final Path directory;

  private GitRepository(Path directory) {
    this.directory = directory;
  }

  /** What git printed, both streams together, and its exit code. */
  public record Output(int code, String text) {}

  /** A new repository with one commit. */
  public static GitRepository in(Path directory) throws IOException {
    Files.createDirectories(directory);
    GitRepository repository = new GitRepository(directory.toRealPath());
    repository.git("init", "--quiet", "--initial-branch=main");
    repository.git("config", "user.name", "Larry");
    repository.git("config", "user.email", "larry@example.org");
    repository.git("commit", "--quiet", "--allow-empty", "--message=start");
    return repository;
  }

  /** An existing repository. */
  public static GitRepository existing(Path directory) throws IOException {
    return new GitRepository(directory.toRealPath());
  }

  /** A new repository with an overlay's files, which are not committed yet. */
  public static GitRepository ofOverlay(Path directory, String below) throws IOException {
    GitRepository repository = in(directory);
    repository.write(below + "profiles/repo_name", "sample\n");
    repository.write(below + "metadata/layout.conf", "masters = gentoo\n");
    return repository;
  }

  public Path directory() {
    return directory;
  }

  public Path write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Runs git, which must succeed. */
  public String git(String... args) throws IOException {
    Output said = tryGit(Map.of(), args);
    assertThat(said.code()).as(said.text()).isZero();
    return said.text().strip();
  }

  /** Runs git, which may fail. */
  public Output tryGit(Map<String, String> variables, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(key -> key.startsWith("GIT_"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Output(process.waitFor(), text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
