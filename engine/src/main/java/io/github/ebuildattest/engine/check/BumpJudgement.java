package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.evaluation.NotCovered;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.memory.Decisions;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.IdentityContinuity;
import io.github.ebuildattest.engine.verdict.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A judged bump.
 *
 * @param report what is told
 * @param seen who attested its files
 * @param firstUse whether it passes, and nobody is remembered for it yet
 * @param decided whether it is accepted as unattested by what comes with this change
 * @param named what remembered decisions and exemptions covered, a line each
 */
public record BumpJudgement(
    BumpReport report,
    List<VerifiedIdentity> seen,
    boolean firstUse,
    boolean decided,
    List<String> named) {

  /** What the policy makes of all that the steps before it found, in the report's order. */
  static BumpJudgement of(
      Bump bump,
      CheckContext context,
      List<Finding> sources,
      Optional<PolicyStep.Found> condition,
      UpstreamStep.Result upstream,
      List<CheckedFile> files) {
    EvaluatedPackage pack = bump.after();
    EvaluatedEbuild ebuild = bump.ebuild();
    Decisions decisions = bump.decisions(context.policy());
    List<PolicyStep.Found> found = new ArrayList<>();
    Stream.concat(pack.findings().stream(), bump.rewritten().stream())
        .forEach(f -> found.add(new PolicyStep.Found(f, null, null, decisions)));
    ebuild
        .cache()
        .ifPresent(c -> found.add(new PolicyStep.Found(c.finding(), c.sha256(), null, decisions)));
    sources.forEach(f -> found.add(new PolicyStep.Found(f, ebuild.sha256(), null, decisions)));
    condition.ifPresent(found::add);
    for (CheckedFile file : files) {
      for (Finding finding : file.findings()) {
        found.add(
            new PolicyStep.Found(
                finding, file.report().sha256(), file.accepted(), file.decisions()));
      }
    }
    @Nullable String firstFile =
        files.stream()
            .map(f -> f.report().sha256())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    upstream
        .findings()
        .forEach(f -> found.add(new PolicyStep.Found(f, firstFile, null, decisions)));
    LocalDate today = LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC);
    PolicyStep.Result judged =
        new PolicyStep(pack.name(), context.scope(), context.policy(), today).judge(found);
    return of(bump, judged, upstream.outOfDate(), files);
  }

  private static BumpJudgement of(
      Bump bump, PolicyStep.Result judged, Optional<String> outOfDate, List<CheckedFile> files) {
    EvaluatedPackage pack = bump.after();
    EvaluatedEbuild ebuild = bump.ebuild();
    Verdict verdict = Verdict.of(!ebuild.pypiFiles().isEmpty(), judged.findings());
    boolean passes = verdict == Verdict.ATTESTED || verdict == Verdict.ACCEPTED;
    List<Continuation> continuations =
        files.stream().map(CheckedFile::continuation).filter(Objects::nonNull).toList();
    BumpReport report =
        new BumpReport(
            ebuild.file(),
            verdict,
            ebuild.upstream(),
            continuations.stream()
                .map(Continuation::identity)
                .max(Comparator.naturalOrder())
                .orElse(IdentityContinuity.UNKNOWN),
            Stream.concat(continuations.stream().map(Continuation::words), outOfDate.stream())
                .distinct()
                .collect(Collectors.joining("; ")),
            passes || verdict == Verdict.UNATTESTED ? NotCovered.by(pack, ebuild) : List.of(),
            files.stream().map(CheckedFile::report).toList(),
            judged.ordered(),
            continuations.stream().flatMap(c -> c.changes().stream()).toList());
    return new BumpJudgement(
        report,
        files.stream().flatMap(f -> f.seen().stream()).toList(),
        passes && continuations.stream().anyMatch(Continuation::firstUse),
        files.stream().anyMatch(CheckedFile::decided),
        judged.named());
  }
}
