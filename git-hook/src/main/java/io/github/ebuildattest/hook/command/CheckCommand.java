package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.OverlayGate;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.report.JsonReport;
import io.github.ebuildattest.engine.report.TextReport;
import io.github.ebuildattest.engine.verdict.Report;
import io.github.ebuildattest.engine.verdict.StoppedException;
import io.github.ebuildattest.hook.git.CommitHookResult;
import io.github.ebuildattest.hook.git.WorkTreeTop;
import io.github.ebuildattest.hook.option.FormatOptions;
import io.github.ebuildattest.hook.option.JudgingOptions;
import io.github.ebuildattest.hook.option.ScopeOptions;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.Version;
import io.github.ebuildattest.hook.terminal.ProgressLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges bumps, on the command line and in the hooks. */
@Command(
    name = "check",
    description = "Judges bumps: those that are staged, unless something else is named.")
public final class CheckCommand implements Callable<Integer> {

  private final Invocation invocation;

  @ArgGroup private ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--hook",
      description =
          "Act as the commit hook: stage pins of first use, and where the policy says so put off"
              + " what could not be checked until the push.")
  private boolean hook;

  @Option(names = "--remote", hidden = true, paramLabel = "NAME")
  private @Nullable String remote;

  @Mixin private final JudgingOptions judging = new JudgingOptions();
  @Mixin private final FormatOptions formats = new FormatOptions();

  public CheckCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    formats.check();
    if (hook && !scope.index()) {
      throw new ConfigurationException("--hook goes with --staged alone.");
    }
    if (remote != null && !scope.push()) {
      throw new ConfigurationException("--remote goes with --push alone.");
    }
    Report report;
    try (ProgressLine progress = new ProgressLine(invocation, "packages")) {
      report = judge(judging.gate(invocation).telling(progress::of));
    } catch (StoppedException e) {
      formats.writeForMachines(invocation, rendering(e.report()));
      throw e;
    }
    if (!hook) {
      print(report);
      return report.exitCode();
    }
    CommitHookResult result =
        CommitHookResult.stagingPins(
            report, WorkTreeTop.around(judging.overlay(invocation), invocation), invocation);
    print(result.report());
    result.notes().forEach(invocation::tell);
    return result.exitCode();
  }

  private Report judge(OverlayGate gate) throws ConfigurationException {
    if (scope.push()) {
      return gate.pushed(standardInput(), remote);
    }
    if (scope.since() != null) {
      return gate.since(scope.since());
    }
    if (scope.all()) {
      return gate.all();
    }
    return scope.ebuilds().isEmpty() ? gate.staged() : gate.ebuilds(scope.ebuilds());
  }

  private List<String> standardInput() throws ConfigurationException {
    try {
      return new String(invocation.in().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new ConfigurationException("standard input cannot be read: " + e.getMessage(), e);
    }
  }

  private void print(Report report) throws ConfigurationException {
    formats.write(invocation, rendering(report));
  }

  private static FormatOptions.Rendering rendering(Report report) {
    return (kind, style) ->
        switch (kind) {
          case TEXT -> TextReport.render(report, style);
          case JSON -> JsonReport.render(report, Version.number());
        };
  }
}
