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
import org.jspecify.annotations.Nullable;
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
      description =
          "Packages; of each what is staged and blocks, or else all of it. Without one, all that"
              + " check --staged blocks.")
  private List<String> packages = new ArrayList<>();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; needed where something is overridden.")
  private String reason = "";

  @Option(
      names = "--keep-former",
      description =
          "Leave the former identity in force beside the new one, for release lines that go on in"
              + " parallel: both may attest any release.")
  private boolean keepFormer;

  @Option(
      names = "--since",
      paramLabel = "REV",
      description =
          "Answer to what check --since REV or a push stops: by the memory of that revision, for"
              + " the packages that are named.")
  private @Nullable String since;

  @Option(
      names = "--yes",
      description = "Do not ask; who may attest is answered for one package at a time.")
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
    List<Acceptance> answers = pending.answered(today, reason, keepFormer);
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
      answers = pending.answered(today, human.reason(), keepFormer);
    }
    Map<String, String> pins = pins(answers);
    if (pins.isEmpty()) {
      invocation.tell("nothing was recorded.");
      return ExitCode.BLOCKED;
    }
    long identities = answers.stream().filter(a -> a.after() != null && a.changesWho()).count();
    if (yes && identities > 1) {
      throw new ConfigurationException(
          "Nothing was recorded: --yes does not say who may attest for "
              + identities
              + " packages at once. Name one of them, or leave --yes out and be asked.");
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
    if (since != null && packages.isEmpty()) {
      throw new ConfigurationException("--since goes with CATEGORY/PACKAGE.");
    }
    try (ProgressLine progress = new ProgressLine(invocation, "packages")) {
      OverlayGate gate = judging.gate(invocation).telling(progress::of);
      return packages.isEmpty() ? gate.pendingStaged() : gate.pending(names(), since);
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
