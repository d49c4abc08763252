package io.github.ebuildattest.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, run from the compiled classes. */
public final class ToolProcess {

  private final Path directory;
  private final List<String> wrapper = new ArrayList<>();
  private final List<String> vm = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();

  private ToolProcess(Path directory) {
    this.directory = directory;
  }

  public static ToolProcess in(Path directory) {
    return new ToolProcess(directory);
  }

  /** Runs the process by another program, such as strace. */
  public ToolProcess under(String... command) {
    wrapper.addAll(List.of(command));
    return this;
  }

  public ToolProcess vm(String... options) {
    vm.addAll(List.of(options));
    return this;
  }

  public ToolProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public CommandResult run(String... args) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(directory, "home");
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(vm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().keySet().removeIf(ToolProcess::isSomebodysSetting);
    builder.environment().put("HOME", home.toString());
    builder.environment().putAll(environment);
    Path out = home.resolve("out");
    Path err = home.resolve("err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + command);
    }
    return new CommandResult(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private static boolean isSomebodysSetting(String variable) {
    return variable.startsWith("GIT_")
        || variable.startsWith("EBUILD_")
        || variable.startsWith("XDG_")
        || variable.toLowerCase(Locale.ROOT).endsWith("_proxy")
        || variable.equals("JAVA_TOOL_OPTIONS");
  }
}
