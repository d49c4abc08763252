package io.github.ebuildattest.hook;

import io.github.ebuildattest.hook.process.Invocation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The command line, run in this process with its streams captured. */
public final class Tool {

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>(System.getenv());
  private String input = "";
  private boolean terminal;
  private Clock clock = Clock.systemUTC();
  private Path java = Path.of(System.getProperty("java.home"), "bin", "java");
  private Path jar = Path.of("target", "ebuild-attest.jar").toAbsolutePath();

  private Tool(Path directory) {
    this.directory = directory;
    environment.keySet().removeIf(key -> key.startsWith("GIT_") || key.startsWith("EBUILD_"));
    environment.remove("NO_COLOR");
    // tests look at runs without a cache; those of the cache name one
    environment.put("EBUILD_ATTEST_CACHE", "none");
    // what a developer has fetched before must not change a test
    environment.put("XDG_CACHE_HOME", Path.of("target", "no-cache").toAbsolutePath().toString());
  }

  public static Tool in(Path directory) {
    return new Tool(directory);
  }

  public Tool with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Tool reading(String text) {
    input = text;
    return this;
  }

  public Tool without(String variable) {
    environment.remove(variable);
    return this;
  }

  public Tool at(Instant time) {
    clock = Clock.fixed(time, ZoneOffset.UTC);
    return this;
  }

  public Tool onATerminal() {
    terminal = true;
    return this;
  }

  public Tool runningFrom(Path program, Path library) {
    java = program;
    jar = library;
    return this;
  }

  public Invocation invocation(PrintStream out, PrintStream err) {
    return new Invocation(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        out,
        err,
        environment,
        directory,
        clock,
        terminal,
        java,
        jar);
  }

  public CommandResult run(String command, String[] arguments) {
    return run(Stream.concat(Stream.of(command), Stream.of(arguments)).toArray(String[]::new));
  }

  public CommandResult run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new CommandLineTool(
                invocation(
                    new PrintStream(out, false, StandardCharsets.UTF_8),
                    new PrintStream(err, false, StandardCharsets.UTF_8)))
            .run(args);
    return new CommandResult(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
