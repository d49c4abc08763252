package io.github.ebuildattest.hook.git;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The program git, for what only git can do or say: where its hooks are, and staging in the very
 * index that a commit is made from.
 */
public final class Git {

  private final Path directory;
  private final Map<String, String> environment;

  private Git(Path directory, Map<String, String> environment) {
    this.directory = directory;
    this.environment = environment;
  }

  /** Git in a directory, with this process' own environment, which in a hook is git's for hooks. */
  static Git in(Path directory, Invocation invocation) {
    return new Git(directory, invocation.environment());
  }

  /**
   * The result of a run.
   *
   * @param code its exit code
   * @param out standard output, without the line feed at its end
   * @param err standard error, likewise
   */
  record Result(int code, String out, String err) {

    boolean ok() {
      return code == 0;
    }
  }

  /** Runs git, which may fail. */
  Result run(String... arguments) throws ConfigurationException {
    return reading("", arguments);
  }

  /** Runs git, which may fail, with text on its standard input. */
  Result reading(String input, String... arguments) throws ConfigurationException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input.getBytes(StandardCharsets.UTF_8));
      }
      CompletableFuture<String> err =
          CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
      String out = all(process.getInputStream());
      return new Result(process.waitFor(), out, err.join());
    } catch (IOException e) {
      throw new ConfigurationException("git cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigurationException("git was interrupted.", e);
    }
  }

  /** Runs git for one line of output; a failure of git is one of the configuration. */
  public String line(String... arguments) throws ConfigurationException {
    Result result = run(arguments);
    if (!result.ok()) {
      throw new ConfigurationException(
          "git %s failed: %s".formatted(String.join(" ", arguments), result.err()));
    }
    return result.out();
  }

  private static String all(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("\\R$", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
