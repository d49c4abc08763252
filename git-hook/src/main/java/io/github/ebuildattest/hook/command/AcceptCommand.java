package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.OverlayGate;
import io.github.ebuildattest.engine.accept.Acceptance;
import io.github.ebuildattest.engine.accept.Pending;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.report.ReportLines;
import io.github.ebuildattest.engine.report.TextReport;
import io.github.ebuildattest.hook.git.PinCommit;
import io.github.ebuildattest.hook.git.WorkTreeTop;
import io.github.ebuildattest.hook.option.JudgingOptions;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.terminal.AcceptPrompt;
import io.github.ebuildattest.hook.terminal.ProgressLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Records a human's answer to what blocks, after it has shown the evidence and asked once. */
@Command(
    name = "accept",
    description = "Records a human's answer to what blocks, and stages it; commits nothing.")
public final class AcceptCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(
      arity = "0..*",
      paramLabel = "CATEGORY/PACKAGE",
      description = "Packages of the work tree; without one, all that check --staged blocks.")
  private List<String> packages = new ArrayList<>();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; needed where something is overridden.")
  private String reason = "";

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private final JudgingOptions judging = new JudgingOptions();

  public AcceptCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    Pending pending = pending();
    invocation.out().print(TextReport.render(pending.report(), invocation.style()));
    LocalDate today = LocalDate.now(invocation.clock());
    List<Acceptance> answers = pending.answered(today, reason);
    if (answers.isEmpty()) {
      invocation.tell(
          pending.report().couldNotCheck()
              ? "what could not be checked cannot be accepted; nothing was recorded."
              : "nothing waits for a decision; nothing was recorded.");
      return pending.report().exitCode();
    }
    invocation.out().print(proposal(answers));
    invocation.out().flush();
    boolean refused = answers.stream().anyMatch(a -> a.after() == null);
    AcceptPrompt human = new AcceptPrompt(invocation, yes);
    if (reason.isBlank() && answers.stream().anyMatch(a -> a.after() != null && a.overrides())) {
      answers = pending.answered(today, human.reason());
    }
    Map<String, String> pins = pins(answers);
    if (pins.isEmpty()) {
      invocation.tell("nothing was recorded.");
      return ExitCode.BLOCKED;
    }
    PinCommit commit =
        new PinCommit(WorkTreeTop.around(judging.overlay(invocation), invocation), invocation);
    Optional<String> obstacle = commit.obstacle(pins);
    if (obstacle.isPresent()) {
      throw new ConfigurationException(
          "Nothing was recorded, because " + obstacle.get() + "; stage or restore it first.");
    }
    boolean some = pins.keySet().retainAll(human.agreed(answers));
    if (pins.isEmpty()) {
      invocation.tell("nothing was recorded.");
      return ExitCode.BLOCKED;
    }
    commit.write(pins);
    pins.keySet().forEach(p -> invocation.tell("wrote and staged " + p + "."));
    return refused || some ? ExitCode.BLOCKED : ExitCode.PASS;
  }

  private Pending pending() throws ConfigurationException {
    try (ProgressLine progress = new ProgressLine(invocation, "packages")) {
      OverlayGate gate = judging.gate(invocation).telling(progress::of);
      return packages.isEmpty() ? gate.pendingStaged() : gate.pending(names());
    }
  }

  private Set<PackageName> names() throws ConfigurationException {
    Set<PackageName> names = new TreeSet<>();
    for (String text : packages) {
      names.add(
          PackageName.parse(text)
              .orElseThrow(
                  () -> new ConfigurationException("'" + text + "' is no CATEGORY/PACKAGE.")));
    }
    return names;
  }

  private static Map<String, String> pins(List<Acceptance> answers) {
    Map<String, String> pins = new TreeMap<>();
    for (Acceptance answer : answers) {
      if (answer.after() != null) {
        pins.put(answer.path(), answer.after());
      }
    }
    return pins;
  }

  /** What was found and what a yes would record; several packages are listed in a table first. */
  private String proposal(List<Acceptance> answers) {
    ReportLines lines = new ReportLines(invocation.style());
    lines.gap();
    if (answers.size() > 1) {
      lines.line("", answers.size() + " packages wait for a decision:");
      int width =
          answers.stream().mapToInt(a -> a.packageName().toString().length()).max().orElse(0);
      for (Acceptance answer : answers) {
        String name = answer.packageName().toString();
        lines.line(
            "  ",
            name
                + " ".repeat(width - name.length())
                + "  "
                + String.join(", ", answer.findings())
                + (answer.after() == null ? ", cannot be accepted" : ""));
      }
      lines.gap();
    }
    for (Acceptance answer : answers) {
      if (answer.after() == null) {
        lines.line("", answer.packageName() + " cannot be accepted: " + answer.refusal());
      } else {
        lines.line("", "to be recorded in " + answer.path() + ":");
        answer.records().forEach(r -> lines.line("  ", r));
      }
    }
    return lines.toString();
  }
}
