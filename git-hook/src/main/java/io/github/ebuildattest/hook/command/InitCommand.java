package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.adopt.AdoptedPackage.State;
import io.github.ebuildattest.engine.adopt.Adoption;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.hook.git.PinCommit;
import io.github.ebuildattest.hook.git.WorkTreeTop;
import io.github.ebuildattest.hook.option.JudgingOptions;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.terminal.ProgressLine;
import io.github.ebuildattest.hook.terminal.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adopts an overlay. It shows the evidence, asks one question, and writes a pin per package. */
@Command(
    name = "init",
    description =
        "Adopts an overlay: a pin for every package of PyPI that has none, and a policy file;"
            + " stages them, commits nothing.")
public final class InitCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private final JudgingOptions judging = new JudgingOptions();

  public InitCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    WorkTreeTop top = WorkTreeTop.around(judging.overlay(invocation), invocation);
    Adoption adoption;
    try (ProgressLine progress = new ProgressLine(invocation, "packages")) {
      adoption = judging.gate(invocation).telling(progress::of).adoption();
    }
    invocation.out().print(AdoptionText.of(adoption, invocation.style()));
    invocation.out().flush();
    Map<String, String> files = adoption.files();
    if (files.isEmpty()) {
      invocation.tell(
          adoption.packages().isEmpty()
              ? "nothing is missing; nothing was written."
              : "nothing was written.");
      return exitCode(adoption);
    }
    makeDirectory(judging.overlay(invocation).resolve(Policy.PATH).getParent());
    PinCommit commit = new PinCommit(top, invocation);
    Optional<String> obstacle = commit.obstacle(files);
    if (obstacle.isPresent()) {
      throw new ConfigurationException(
          "Nothing was written, because " + obstacle.get() + "; stage or restore it first.");
    }
    if (!new Prompt(invocation).agreed("Write and stage " + count(files) + "?", yes)) {
      invocation.tell("nothing was written.");
      return ExitCode.BLOCKED;
    }
    commit.write(files);
    invocation.tell("wrote and staged " + count(files) + "; commit them when you have looked.");
    return exitCode(adoption);
  }

  /** An overlay may lack metadata/ (PMS 4.5). Git ignores it if it stays empty. */
  private static void makeDirectory(@Nullable Path directory) throws ConfigurationException {
    if (directory != null && !Files.exists(directory)) {
      try {
        Files.createDirectory(directory);
      } catch (IOException e) {
        throw new ConfigurationException(
            "%s cannot be made: %s.".formatted(directory, e.getMessage()), e);
      }
    }
  }

  private static String count(Map<String, String> files) {
    return files.size() == 1 ? files.keySet().iterator().next() : files.size() + " files";
  }

  private static int exitCode(Adoption adoption) {
    if (!adoption.with(State.NEEDS_DECISION).isEmpty()) {
      return ExitCode.BLOCKED;
    }
    return adoption.with(State.NOT_CHECKED).isEmpty() ? ExitCode.PASS : ExitCode.COULD_NOT_CHECK;
  }
}
