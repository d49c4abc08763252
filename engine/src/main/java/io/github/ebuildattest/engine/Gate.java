package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.accept.AcceptMode;
import io.github.ebuildattest.engine.accept.NextSteps;
import io.github.ebuildattest.engine.accept.Pending;
import io.github.ebuildattest.engine.accept.PendingPackage;
import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.check.ChangeFindings;
import io.github.ebuildattest.engine.check.PackageCheck;
import io.github.ebuildattest.engine.check.PackageJudgement;
import io.github.ebuildattest.engine.check.TouchedPackages;
import io.github.ebuildattest.engine.check.TreeFindings;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.config.Settings;
import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.inventory.Altered;
import io.github.ebuildattest.engine.memory.GonePins;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.memory.PolicyInForce;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.task.ParallelTasks;
import io.github.ebuildattest.engine.task.Progress;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.verdict.Beside;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.engine.verdict.Report;
import io.github.ebuildattest.engine.verdict.StoppedException;
import io.github.ebuildattest.engine.verdict.Verdict;
import io.github.ebuildattest.engine.verdict.Waiting;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gate: a change set goes in, a report comes out. The way is always the same: which policy and
 * which memory judge, what the ebuilds of every touched package fetch before and after, which of
 * them are bumps and what the thirteen steps of {@link
 * io.github.ebuildattest.engine.check.BumpCheck} say about each, what happened to the pin, and what
 * is to be told about the change as a whole.
 */
public final class Gate {

  private final String overlay;
  private final Settings settings;
  private final ParallelTasks tasks;

  /**
   * A gate in front of one overlay, for one run.
   *
   * @param overlay the name that reports call it by
   * @param progress told how many packages are through
   */
  public Gate(String overlay, Settings settings, Progress progress) {
    this(overlay, settings, new ParallelTasks(settings.threads(), progress));
  }

  Gate(String overlay, Settings settings, ParallelTasks tasks) {
    this.overlay = overlay;
    this.settings = settings;
    this.tasks = tasks;
  }

  /**
   * Judges a change.
   *
   * @throws ConfigurationException where a pin or policy that is to judge cannot be read
   * @throws IOException where a tree cannot be read
   */
  public Report judge(ChangeSet change) throws IOException, ConfigurationException {
    return judge(change, Asked.ABOUT_ALL, AcceptMode.NOT_ASKED).report();
  }

  /**
   * What is asked about.
   *
   * @param packages the packages to judge; null for all that the change can have altered, and the
   *     rest of the tree besides
   * @param ebuilds which of their ebuilds
   */
  record Asked(@Nullable Set<PackageName> packages, Predicate<EvaluatedEbuild> ebuilds) {

    static final Asked ABOUT_ALL = new Asked(null, ebuild -> true);
  }

  /** Judges what is asked about of a change. */
  Pending judge(ChangeSet change, Asked asked, AcceptMode mode)
      throws IOException, ConfigurationException {
    try {
      return judged(change, asked, mode);
    } catch (ConfigurationException e) {
      if (e.findings().isEmpty()) {
        throw e;
      }
      throw new StoppedException(
          settings.conditions(overlay, change.scope(), List.of(change.judged()), false), e);
    }
  }

  private Pending judged(ChangeSet change, Asked asked, AcceptMode mode)
      throws IOException, ConfigurationException {
    PolicyInForce policy = PolicyInForce.of(change.memory(), change.target(), settings.today());
    Memory memory = new Memory(change.memory(), change.target(), mode != AcceptMode.NOT_ASKED);
    GonePins gone = new GonePins(change.past());
    CheckContext context = settings.context(change.scope(), policy.policy(), memory);
    Altered altered = Altered.between(change.base(), change.target(), change.changed());
    Set<PackageName> packages = asked.packages();
    if (packages == null) {
      packages = TouchedPackages.of(change, altered);
    }
    List<TreeFindings.OfTree> ofTree = TreeFindings.of(change, altered, policy.policy());
    EvaluatedPackage.Evaluator before = new EvaluatedPackage.Evaluator(change.base());
    EvaluatedPackage.Evaluator after = new EvaluatedPackage.Evaluator(change.target());
    List<PackageJudgement> judged =
        tasks.results(
            List.copyOf(packages),
            name -> {
              EvaluatedPackage.Parsed parsed = new EvaluatedPackage.Parsed();
              EvaluatedPackage was = before.evaluate(name, parsed);
              EvaluatedPackage is = after.evaluate(name, parsed);
              List<JudgedFinding> ofEntries = TreeFindings.about(name, ofTree);
              return new PackageCheck(change, context, gone, was, is, ofEntries)
                  .run(asked.ebuilds());
            });
    List<JudgedFinding> ofChange = new ArrayList<>();
    if (asked.packages() == null) {
      ofChange.addAll(TreeFindings.besides(packages, ofTree));
    }
    ofChange.addAll(ChangeFindings.of(change, altered, policy.policy(), settings));
    Report report = report(change, policy, judged, ofChange);
    PendingPackage.WholePackage whole =
        name -> {
          EvaluatedPackage.Parsed parsed = new EvaluatedPackage.Parsed();
          EvaluatedPackage none =
              new EvaluatedPackage.Evaluator(OverlayTree.EMPTY).evaluate(name, parsed);
          EvaluatedPackage is = after.evaluate(name, parsed);
          return new PackageCheck(change.wholly(), context, gone, none, is, List.of())
              .run(ebuild -> true)
              .seen();
        };
    return new Pending(report, PendingPackage.all(judged, memory, change.target(), mode, whole));
  }

  private Report report(
      ChangeSet change,
      PolicyInForce policy,
      List<PackageJudgement> judged,
      List<JudgedFinding> ofChange)
      throws IOException {
    List<JudgedFinding> findings = new ArrayList<>(policy.findings());
    List<BumpReport> bumps = new ArrayList<>();
    List<String> decisions = new ArrayList<>();
    List<String> unverified = new ArrayList<>();
    List<Beside.NotEvaluated> notEvaluated = new ArrayList<>();
    Map<String, String> pinsToCommit = new TreeMap<>();
    for (PackageJudgement one : judged) {
      findings.addAll(one.findings());
      bumps.addAll(one.bumps());
      decisions.addAll(one.decisions());
      unverified.addAll(one.beside().unverified());
      notEvaluated.addAll(one.beside().notEvaluated());
      one.pinToCommit().ifPresent(text -> pinsToCommit.put(one.pinPath(), text));
    }
    findings.addAll(ofChange);
    notEvaluated.sort(Comparator.comparing(Beside.NotEvaluated::path));
    bumps.sort(
        Comparator.comparing((BumpReport b) -> b.verdict() == Verdict.UNCHANGED)
            .thenComparing(b -> b.ebuild().path()));
    return new Report(
        settings.conditions(
            overlay,
            change.scope(),
            List.of(change.judged()),
            policy.policy().couldNotCheckBlocks()),
        decisions,
        findings,
        bumps,
        pinsToCommit,
        notAsked(bumps),
        new Beside(
            unverified,
            notEvaluated,
            new NextSteps(change)
                .of(judged, Stream.concat(policy.findings().stream(), ofChange.stream()).toList()),
            waiting(change, bumps)));
  }

  /**
   * Until when the young files of a change wait; told only where nothing else stands in the way.
   */
  private static @Nullable Waiting waiting(ChangeSet change, List<BumpReport> bumps)
      throws IOException {
    List<BumpReport> young = bumps.stream().filter(b -> b.verdict() == Verdict.WAITING).toList();
    Optional<Instant> until =
        young.stream()
            .flatMap(b -> b.artifacts().stream())
            .flatMap(a -> Stream.ofNullable(a.oldEnough()))
            .max(Comparator.naturalOrder());
    if (until.isEmpty()) {
      return null;
    }
    Set<String> paths =
        young.stream().map(b -> b.ebuild().path()).collect(Collectors.toCollection(TreeSet::new));
    return new Waiting(until.get(), change.past().newestWithout(paths).orElse(null));
  }

  /** What an offline run leaves open about the files that it judged. */
  private List<FindingId> notAsked(List<BumpReport> bumps) {
    boolean judged =
        bumps.stream()
            .flatMap(b -> b.artifacts().stream())
            .anyMatch(a -> a.artifact().kind() == Artifact.Kind.PYPI);
    return judged && !settings.online() ? IndexContext.ASKED_OF_THE_INDEX : List.of();
  }
}
