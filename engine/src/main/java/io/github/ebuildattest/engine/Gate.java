package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.accept.AcceptMode;
import io.github.ebuildattest.engine.accept.Pending;
import io.github.ebuildattest.engine.accept.PendingPackage;
import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.check.GatePaths;
import io.github.ebuildattest.engine.check.PackageGate;
import io.github.ebuildattest.engine.check.TouchedPackages;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.config.Settings;
import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.task.ParallelTasks;
import io.github.ebuildattest.engine.task.Progress;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.engine.verdict.Report;
import io.github.ebuildattest.engine.verdict.Verdict;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The gate. A change set goes in; for every bump in it bytes, origin, continuity and context are
 * asked for; a report comes out. The way is always the same: which packages the change touches,
 * what their ebuilds fetch before and after, which of them are bumps, what the evidence says about
 * each, what memory, policy and decisions make of that, and which pins the change lacks.
 */
public final class Gate {

  private final String overlay;
  private final Settings settings;
  private final ParallelTasks packagesAtATime;

  /**
   * A gate before one overlay, for one run.
   *
   * @param overlay the name reports call it by
   * @param progress told how many packages are through
   */
  public Gate(String overlay, Settings settings, Progress progress) {
    this(overlay, settings, new ParallelTasks(settings.threads(), progress));
  }

  Gate(String overlay, Settings settings, ParallelTasks packagesAtATime) {
    this.overlay = overlay;
    this.settings = settings;
    this.packagesAtATime = packagesAtATime;
  }

  /**
   * Judges a change.
   *
   * @throws ConfigurationException where a pin or policy that is to judge cannot be read
   * @throws IOException where a tree cannot be read
   */
  public Report judge(ChangeSet change) throws IOException, ConfigurationException {
    return judge(change, TouchedPackages.of(change), ebuild -> true, AcceptMode.NOT_ASKED).report();
  }

  /** Judges some packages of a change, and of those some ebuilds. */
  Pending judge(
      ChangeSet change,
      Set<PackageName> packages,
      Predicate<EvaluatedEbuild> asked,
      AcceptMode asking)
      throws IOException, ConfigurationException {
    List<JudgedFinding> findings = new ArrayList<>();
    Policy policy = policy(change, settings.today(), findings);
    Memory memory = new Memory(change.memory(), change.target(), asking != AcceptMode.NOT_ASKED);
    CheckContext means = settings.means(change.scope(), policy, memory);
    EvaluatedPackage.Evaluator before = new EvaluatedPackage.Evaluator(change.base());
    EvaluatedPackage.Evaluator after = new EvaluatedPackage.Evaluator(change.target());
    List<PackageGate.Outcome> outcomes =
        packagesAtATime.results(
            List.copyOf(packages),
            name -> {
              EvaluatedPackage.Parsed parsed = new EvaluatedPackage.Parsed();
              EvaluatedPackage was = before.evaluate(name, parsed);
              EvaluatedPackage is = after.evaluate(name, parsed);
              return new PackageGate(change, means, was, is).judge(asked);
            });
    List<BumpReport> bumps = new ArrayList<>();
    List<String> decisions = new ArrayList<>();
    List<PendingPackage> pending = new ArrayList<>();
    Memory present = new Memory(change.target());
    Map<String, String> pinsToCommit = new TreeMap<>();
    for (PackageGate.Outcome outcome : outcomes) {
      bumps.addAll(outcome.bumps());
      findings.addAll(outcome.findings());
      decisions.addAll(outcome.decisions());
      pinsToCommit.putAll(outcome.pinsToCommit());
      if (asking != AcceptMode.NOT_ASKED) {
        PendingPackage.of(outcome, memory, present, asking).ifPresent(pending::add);
      }
    }
    ofTheChange(change, policy, findings);
    bumps.sort(
        Comparator.comparing((BumpReport b) -> b.verdict() == Verdict.UNCHANGED)
            .thenComparing(BumpReport::ebuild));
    Report report =
        new Report(
            overlay,
            change.scope(),
            settings.trustedRoot().source(),
            settings.trustedRootAge(),
            settings.fromTheTree(),
            decisions,
            findings,
            bumps,
            pinsToCommit,
            notAsked(bumps),
            policy.couldNotCheckBlocks());
    return new Pending(report, pending);
  }

  /**
   * The policy that judges: the memory's. One that cannot be read there means defaults and a
   * warning; in the work tree it is for the user to mend.
   */
  private static Policy policy(ChangeSet change, LocalDate today, List<JudgedFinding> findings)
      throws IOException, ConfigurationException {
    Optional<byte[]> judged = change.target().read(Policy.PATH);
    if (judged.isPresent()) {
      try {
        Policy.parse(judged.get(), today);
      } catch (MalformedFileException e) {
        throw new ConfigurationException("policy-malformed: " + e.whole(), e);
      }
    }
    Optional<byte[]> remembered = change.memory().read(Policy.PATH);
    if (remembered.isEmpty()) {
      return Policy.DEFAULT;
    }
    try {
      return Policy.parse(remembered.get(), today);
    } catch (MalformedFileException e) {
      Finding finding =
          Finding.at(
              FindingId.POLICY_BASE_MALFORMED,
              e.path(),
              e.line(),
              "in the base " + e.getMessage() + "; the defaults are used");
      findings.add(JudgedFinding.of(finding, FindingId.POLICY_BASE_MALFORMED.severity()));
      return Policy.DEFAULT;
    }
  }

  /** What an offline run leaves open about the files that it judged. */
  private List<FindingId> notAsked(List<BumpReport> bumps) {
    boolean judged =
        bumps.stream()
            .flatMap(b -> b.artifacts().stream())
            .anyMatch(a -> a.artifact().kind() == Artifact.Kind.PYPI);
    return judged && !settings.online() ? IndexContext.ASKED_OF_THE_INDEX : List.of();
  }

  /** What is told about the change as a whole. */
  private void ofTheChange(ChangeSet change, Policy policy, List<JudgedFinding> findings) {
    if (change.scope() != Scope.ALL) {
      List<String> gatePaths = change.paths().stream().filter(GatePaths::isOne).toList();
      if (!gatePaths.isEmpty()) {
        findings.add(
            JudgedFinding.of(
                Finding.of(
                    FindingId.GATE_CHANGED,
                    "the change touches what guards it: " + String.join(", ", gatePaths)),
                policy.severity(FindingId.GATE_CHANGED)));
      }
    }
    if (settings.trustedRootIsStale()) {
      findings.add(
          JudgedFinding.of(
              Finding.of(
                  FindingId.TRUSTED_ROOT_STALE,
                  "the trusted root is "
                      + settings.trustedRootAge().toDays()
                      + " days old; newer keys of Sigstore are unknown to it"),
              policy.severity(FindingId.TRUSTED_ROOT_STALE)));
    }
  }
}
