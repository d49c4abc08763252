package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.context.Cooldown;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.evaluation.NotCovered;
import io.github.ebuildattest.engine.finding.Acceptability;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.Decisions;
import io.github.ebuildattest.engine.memory.ProjectMemory;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.policy.FormerUpstreams;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import io.github.ebuildattest.engine.verdict.ArtifactReport;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.IdentityChange;
import io.github.ebuildattest.engine.verdict.Verdict;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One bump through all steps, to its verdict. */
public final class BumpCheck {

  /**
   * A judged bump.
   *
   * @param report what is told
   * @param seen who attested its files
   * @param firstUse whether it passes, and nobody is remembered for it yet
   * @param decided whether it is accepted as unattested by what comes with this change
   * @param named what remembered decisions and exemptions covered, a line each
   */
  public record Outcome(
      BumpReport report,
      List<VerifiedIdentity> seen,
      boolean firstUse,
      boolean decided,
      List<String> named) {}

  private final CheckContext means;
  private final EvaluatedPackage before;
  private final EvaluatedPackage pack;
  private final EvaluatedEbuild ebuild;
  private final @Nullable Pin own;
  private final @Nullable Pin judged;
  private final List<Finding> rewritten;
  private final OwnFiles ownFiles;
  private final Ruling ruling;
  private final List<ArtifactReport> artifacts = new ArrayList<>();
  private final List<VerifiedIdentity> seen = new ArrayList<>();
  private final List<IdentityChange> changes = new ArrayList<>();
  private boolean unpinned;

  /**
   * A check of one ebuild.
   *
   * @param before the package in the base
   * @param pack the package in the judged tree
   * @param own the package's remembered pin, or null
   * @param judged the package's pin in the judged tree, or null
   * @param rewritten what makes a checkout differ from what is judged
   */
  BumpCheck(
      CheckContext means,
      EvaluatedPackage before,
      EvaluatedPackage pack,
      EvaluatedEbuild ebuild,
      @Nullable Pin own,
      @Nullable Pin judged,
      List<Finding> rewritten) {
    this.means = means;
    this.before = before;
    this.pack = pack;
    this.ebuild = ebuild;
    this.own = own;
    this.judged = judged;
    this.rewritten = List.copyOf(rewritten);
    this.ownFiles = new OwnFiles(ebuild, own);
    this.ruling =
        new Ruling(
            pack.name(),
            means.scope(),
            means.policy(),
            LocalDate.ofInstant(means.clock().instant(), ZoneOffset.UTC));
  }

  /** A check of an ebuild as if its package were new: nothing of it is remembered. */
  public static BumpCheck ofNewPackage(
      CheckContext means, EvaluatedPackage pack, EvaluatedEbuild ebuild, List<Finding> rewritten) {
    EvaluatedPackage none =
        new EvaluatedPackage(pack.name(), Manifest.EMPTY, List.of(), false, List.of());
    return new BumpCheck(means, none, pack, ebuild, null, null, rewritten);
  }

  /** Judges it. */
  public Outcome run() throws IOException, ConfigurationException {
    Decisions ownDecisions =
        new Decisions(own == null ? List.of() : List.of(own), own, judged, means.policy());
    pack.findings().forEach(f -> ruling.judge(f, null, null, ownDecisions));
    rewritten.forEach(f -> ruling.judge(f, null, null, ownDecisions));
    ebuild.cache().ifPresent(c -> ruling.judge(c.finding(), c.sha256(), null, ownDecisions));
    for (Finding finding : SourceCheck.of(ebuild, own)) {
      ruling.judge(finding, ebuild.sha256(), null, ownDecisions);
    }
    List<String> continuity = new ArrayList<>();
    boolean decided = false;
    for (Classification source : ebuild.sources()) {
      Artifact file = source.artifact();
      if (file.kind() == Artifact.Kind.PYPI) {
        decided |= judgeFile(file, continuity);
      } else {
        artifacts.add(other(file, ownDecisions));
      }
    }
    judgeUpstream(ownDecisions, continuity);
    return outcome(continuity, decided);
  }

  private Outcome outcome(List<String> continuity, boolean decided) {
    Verdict verdict = Verdict.of(!ebuild.pypiFiles().isEmpty(), ruling.all());
    boolean passes = verdict == Verdict.ATTESTED || verdict == Verdict.ACCEPTED;
    BumpReport report =
        new BumpReport(
            ebuild.file(),
            verdict,
            ebuild.upstream(),
            continuity.stream().distinct().collect(Collectors.joining("; ")),
            passes || verdict == Verdict.UNATTESTED ? NotCovered.by(pack, ebuild) : List.of(),
            artifacts,
            ruling.ordered(),
            changes);
    return new Outcome(report, seen, passes && unpinned, decided, ruling.named());
  }

  /** Steps 3 to 12 for one file; whether it is accepted as unattested by this very change. */
  private boolean judgeFile(Artifact file, List<String> continuity)
      throws IOException, ConfigurationException {
    String project = file.project() == null ? "" : file.project();
    List<Pin> remembered = means.memory().pinsOf(project);
    List<Pin> speaking = new ArrayList<>(remembered);
    if (own != null && !speaking.contains(own)) {
      speaking.add(own);
    }
    Decisions decisions = new Decisions(speaking, own, judged, means.policy());
    ProjectMemory memory = ProjectMemory.of(project, remembered, own, judged, decisions);
    FileCheck.Outcome outcome =
        new FileCheck(file, ownFiles.has(file), ebuild, pack.manifest(), memory).run(means);
    artifacts.add(outcome.report());
    seen.addAll(outcome.seen());
    for (Finding finding : outcome.findings()) {
      ruling.judge(finding, outcome.sha256(), outcome.accepted(), decisions);
    }
    Cooldown.of(file, outcome.logged(), means.policy().minimumAge(), means.clock().instant())
        .ifPresent(f -> ruling.judge(f, outcome.sha256(), null, decisions));
    if (!outcome.seen().isEmpty()) {
      if (memory.knowsWho()) {
        boolean other =
            outcome.findings().stream()
                .anyMatch(f -> f.id().acceptability() == Acceptability.IDENTITY);
        continuity.add(words(other, memory, remembered));
        compare(file, outcome, other, decisions);
      } else {
        unpinned = true;
        FirstUse first =
            FirstUse.of(file, ownFiles.has(file), ebuild, outcome.seen(), own, judged, means);
        continuity.add(first.words());
        first.findings().forEach(f -> ruling.judge(f, outcome.sha256(), null, decisions));
      }
    }
    return outcome.accepted() != null && memory.unattestedIsNew();
  }

  /** What continuity there is, claiming no more than the pin's decisions leave of it. */
  private static String words(boolean other, ProjectMemory memory, List<Pin> remembered) {
    if (other) {
      return "another identity than the one pinned since " + memory.since();
    }
    return ProjectMemory.lastChange(remembered)
        .map(
            by ->
                "as pinned; attested since "
                    + memory.since()
                    + ", and who attests was changed, last by "
                    + by)
        .orElse("the same identity since " + memory.since());
  }

  /** What the version before says: beside a change of identity, and of predicates that are gone. */
  private void compare(
      Artifact file, FileCheck.Outcome outcome, boolean other, Decisions decisions) {
    Optional<Predecessor> was =
        Predecessor.of(file, before, pack, means.evidence(), means.verifier());
    List<AttestationResult> now = outcome.report().attestations();
    was.flatMap(p -> p.lostPredicate(file, now))
        .ifPresent(f -> ruling.judge(f, outcome.sha256(), null, decisions));
    if (other) {
      now.stream()
          .map(AttestationResult::claims)
          .filter(Objects::nonNull)
          .distinct()
          .forEach(claims -> changes.add(Predecessor.change(file, claims, was)));
    }
  }

  /** Step 2: against every identity that the memory or the change has for what is fetched. */
  private void judgeUpstream(Decisions decisions, List<String> continuity)
      throws IOException, ConfigurationException {
    String sha256 =
        artifacts.stream()
            .map(ArtifactReport::sha256)
            .filter(s -> s != null)
            .findFirst()
            .orElse(null);
    List<Identity> pinned = new ArrayList<>();
    List<Pin> remembered = new ArrayList<>();
    for (Artifact file : ebuild.pypiFiles()) {
      String project = String.valueOf(file.project());
      for (Pin pin : means.memory().pinsOf(project)) {
        pinned.addAll(pin.identitiesFor(project));
        remembered.add(pin);
      }
      if (judged != null) {
        pinned.addAll(judged.identitiesFor(project));
      }
    }
    FormerUpstreams former = ProjectMemory.former(remembered);
    for (Finding finding : UpstreamCheck.of(ebuild, pinned, former, before)) {
      ruling.judge(finding, sha256, null, decisions);
    }
    UpstreamCheck.outOfDate(ebuild, pinned, former).ifPresent(continuity::add);
  }

  private ArtifactReport other(Artifact file, Decisions decisions) {
    Optional<Manifest.Dist> dist = pack.manifest().dist(file.distfile());
    if (file.kind() == Artifact.Kind.PROVENANCE && dist.isEmpty()) {
      ruling.judge(
          Finding.about(
              FindingId.MANIFEST_ENTRY_MISSING,
              file.distfile(),
              "the Manifest has no DIST line for " + file.distfile()),
          null,
          null,
          decisions);
    }
    return new ArtifactReport(file, null, dist.orElse(null), List.of());
  }
}
