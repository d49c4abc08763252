package io.github.ebuildattest.testkit.overlay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The git command in one work tree, independent of the user's configuration and environment, so
 * that commits are the same everywhere.
 */
public final class Git {

  private final Path workTree;

  private Git(Path workTree) {
    this.workTree = workTree;
  }

  /** Git in a directory that is a work tree, or will be one. */
  public static Git in(Path workTree) {
    return new Git(workTree);
  }

  /** Makes the directory a repository with the branch main and its own author. */
  public Git init() throws IOException {
    run("init", "-q", "-b", "main");
    config("user.name", "Sample Maintainer");
    config("user.email", "maintainer@overlay.example");
    config("commit.gpgsign", "false");
    config("core.autocrlf", "false");
    return this;
  }

  /** Sets a local configuration value. */
  public Git config(String key, String value) throws IOException {
    run("config", "--local", key, value);
    return this;
  }

  /** Stages everything below the work tree's root. */
  public Git addAll() throws IOException {
    run("add", "-A");
    return this;
  }

  /** Commits what is staged, without hooks, and returns the commit's id. */
  public String commit(String message, Instant date) throws IOException {
    run(date, "commit", "-q", "--no-verify", "-m", message);
    return run("rev-parse", "HEAD").strip();
  }

  /**
   * Runs a git command.
   *
   * @return its standard output
   * @throws IOException where it fails, with its output as the message
   */
  public String run(String... arguments) throws IOException {
    return run(Instant.EPOCH, arguments);
  }

  private String run(Instant date, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(workTree.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_AUTHOR_DATE", date.toString());
    environment.put("GIT_COMMITTER_DATE", date.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("git " + String.join(" ", arguments) + ": " + output.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while git was running", e);
    }
    return output;
  }
}
