package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Refused;
import io.github.ebuildattest.engine.finding.Answer;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.finding.Severity;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.Identity;
import io.github.ebuildattest.engine.policy.Pin;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.pypi.Artifact;
import io.github.ebuildattest.engine.pypi.Classification;
import io.github.ebuildattest.engine.pypi.Evidence;
import io.github.ebuildattest.engine.pypi.Pep440Version;
import io.github.ebuildattest.engine.pypi.ProjectName;
import io.github.ebuildattest.engine.report.ArtifactReport;
import io.github.ebuildattest.engine.report.BumpReport;
import io.github.ebuildattest.engine.report.JudgedFinding;
import io.github.ebuildattest.engine.report.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One bump through all steps, to its verdict. */
final class BumpCheck {

  /** What every bump of one change set is judged with. */
  record Means(
      Scope scope,
      Policy policy,
      Memory memory,
      Evidence evidence,
      boolean online,
      ProvenanceVerifier verifier,
      IndexContext context,
      Clock clock) {}

  /**
   * A judged bump.
   *
   * @param report what is told
   * @param seen who attested its files
   * @param firstUse whether it passes, and nobody is remembered for it yet
   * @param decided whether it is accepted as unattested by what comes with this change
   */
  record Outcome(BumpReport report, List<FileCheck.Seen> seen, boolean firstUse, boolean decided) {}

  private final Means means;
  private final EvaluatedPackage pack;
  private final EvaluatedEbuild ebuild;
  private final @Nullable Pin own;
  private final @Nullable Pin judged;
  private final Set<String> declaredBefore;
  private final List<Finding> rewritten;
  private final List<JudgedFinding> findings = new ArrayList<>();
  private final List<ArtifactReport> artifacts = new ArrayList<>();
  private final List<FileCheck.Seen> seen = new ArrayList<>();
  private boolean unpinned;

  /**
   * A check of one ebuild.
   *
   * @param own the package's remembered pin, or null
   * @param judged the package's pin in the judged tree, or null
   * @param declaredBefore the upstreams that the package's ebuilds declared in the base; empty for
   *     a new package
   * @param rewritten what makes a checkout differ from what is judged
   */
  BumpCheck(
      Means means,
      EvaluatedPackage pack,
      EvaluatedEbuild ebuild,
      @Nullable Pin own,
      @Nullable Pin judged,
      Set<String> declaredBefore,
      List<Finding> rewritten) {
    this.rewritten = List.copyOf(rewritten);
    this.means = means;
    this.pack = pack;
    this.ebuild = ebuild;
    this.own = own;
    this.judged = judged;
    this.declaredBefore = declaredBefore;
  }

  /** Judges it. */
  Outcome run() throws IOException, ConfigurationException {
    Decisions ownDecisions =
        new Decisions(own == null ? List.of() : List.of(own), own, judged, means.policy());
    pack.findings().forEach(f -> judge(f, null, null, ownDecisions));
    rewritten.forEach(f -> judge(f, null, null, ownDecisions));
    ebuild.cache().ifPresent(c -> judge(c.finding(), c.sha256(), null, ownDecisions));
    judgeEvaluation(ownDecisions);
    judgeProjects(ownDecisions);
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
    judgeUpstream(ownDecisions);
    Verdict verdict = Verdict.of(!ebuild.pypiFiles().isEmpty(), findings);
    List<JudgedFinding> ordered =
        findings.stream()
            .distinct()
            .sorted(Comparator.comparing((JudgedFinding f) -> f.acceptedBy() == null))
            .toList();
    boolean passes = verdict == Verdict.ATTESTED || verdict == Verdict.ACCEPTED;
    BumpReport report =
        new BumpReport(
            pack.name(),
            ebuild.file().version(),
            ebuild.path(),
            verdict,
            ebuild.upstream(),
            continuity.stream().distinct().collect(Collectors.joining("; ")),
            passes || verdict == Verdict.UNATTESTED ? NotCovered.by(pack, ebuild) : List.of(),
            artifacts,
            ordered);
    return new Outcome(report, seen, passes && unpinned, decided);
  }

  /** Step 1: what is fetched, and whether that can be told at all. */
  private void judgeEvaluation(Decisions decisions) {
    if (ebuild.evaluation() instanceof Refused refused) {
      judge(
          Finding.at(
              FindingId.EBUILD_NOT_EVALUATED, ebuild.path(), refused.line(), refused.reason()),
          ebuild.sha256(),
          null,
          decisions);
    }
    for (String eclass : new java.util.TreeSet<>(ebuild.evaluation().overriddenEclasses())) {
      judge(
          Finding.at(
              FindingId.ECLASS_OVERRIDDEN,
              "eclass/" + eclass + ".eclass",
              0,
              "the overlay ships its own "
                  + eclass
                  + ".eclass, so what the ebuild fetches is not"
                  + " what the known one says"),
          ebuild.sha256(),
          null,
          decisions);
    }
    for (Classification source : ebuild.sources()) {
      if (source instanceof Classification.Disguised disguised) {
        judge(disguised.finding(), ebuild.sha256(), null, decisions);
      }
    }
    List<Artifact> files = ebuild.pypiFiles();
    String expected = ebuild.pypiVersion();
    for (Artifact file : files) {
      if (isOwn(file) && !sameVersion(expected, file.version())) {
        judge(
            Finding.about(
                FindingId.VERSION_MISMATCH,
                file.distfile(),
                "the ebuild is version "
                    + ebuild.file().version()
                    + ", which is "
                    + expected
                    + " on PyPI, and "
                    + file.fileName()
                    + " is "
                    + (file.version() == null ? "of no version" : file.version())),
            ebuild.sha256(),
            null,
            decisions);
      }
    }
  }

  /**
   * Whether a file is the package's own: of the pinned project, or of the one the ebuild is of;
   * where none is, and all are of one project, they are.
   */
  private boolean isOwn(Artifact file) {
    return ofOwnProject(file)
        || ebuild.pypiFiles().stream()
            .allMatch(f -> !ofOwnProject(f) && Objects.equals(f.project(), file.project()));
  }

  private boolean ofOwnProject(Artifact file) {
    if (own != null && own.project().equals(file.project())) {
      return true;
    }
    return ebuild.evaluation() instanceof Evaluated evaluated
        && ProjectName.normalize(evaluated.pypi().pn()).equals(file.project());
  }

  private static boolean sameVersion(String expected, @Nullable String actual) {
    Optional<Pep440Version> version = Pep440Version.parse(expected);
    return actual != null && version.isPresent() && Pep440Version.parse(actual).equals(version);
  }

  /** Whether the package still fetches what its pin remembers. */
  private void judgeProjects(Decisions decisions) {
    if (own == null || ebuild.evaluation() instanceof Refused) {
      return;
    }
    List<Artifact> files = ebuild.pypiFiles();
    if (files.isEmpty()) {
      if (own.attested()) {
        judge(
            Finding.of(
                FindingId.SOURCE_LEFT_PYPI,
                "the package is pinned as attested, and nothing of it is fetched from PyPI any"
                    + " more"),
            ebuild.sha256(),
            null,
            decisions);
      }
    } else if (files.stream().noneMatch(f -> own.project().equals(f.project()))) {
      String now =
          files.stream()
              .map(f -> String.valueOf(f.project()))
              .distinct()
              .collect(Collectors.joining(", "));
      judge(
          Finding.of(
              FindingId.PROJECT_CHANGED,
              "the pin is of the project " + own.project() + ", and the ebuild fetches " + now),
          ebuild.sha256(),
          null,
          decisions);
    }
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
        new FileCheck(file, isOwn(file), ebuild, pack.manifest(), memory)
            .run(means.evidence(), means.online(), means.verifier(), means.context());
    artifacts.add(outcome.report());
    seen.addAll(outcome.seen());
    for (Finding finding : outcome.findings()) {
      judge(finding, outcome.sha256(), outcome.accepted(), decisions);
    }
    judgeAge(file, outcome, decisions);
    if (!outcome.seen().isEmpty()) {
      judgeContinuity(file, memory, outcome, decisions, continuity);
    }
    return outcome.accepted() != null && memory.unattestedIsNew();
  }

  private void judgeAge(Artifact file, FileCheck.Outcome outcome, Decisions decisions) {
    Instant logged = outcome.logged();
    if (logged == null) {
      return;
    }
    Instant ripe = logged.plus(means.policy().minimumAge());
    if (ripe.isAfter(means.clock().instant())) {
      judge(
          Finding.about(
              FindingId.TOO_YOUNG,
              file.distfile(),
              file.fileName()
                  + " was logged at "
                  + logged.truncatedTo(ChronoUnit.SECONDS)
                  + "; it is old enough at "
                  + ripe.truncatedTo(ChronoUnit.SECONDS)),
          outcome.sha256(),
          null,
          decisions);
    }
  }

  /** Whether who attested it was known, is new, or must be asked about. */
  private void judgeContinuity(
      Artifact file,
      ProjectMemory memory,
      FileCheck.Outcome outcome,
      Decisions decisions,
      List<String> continuity) {
    if (memory.knowsWho()) {
      continuity.add(
          outcome.findings().stream().anyMatch(f -> f.id().answer() == Answer.IDENTITY)
              ? "another identity than the one pinned since " + memory.attestedSince()
              : "the same identity since " + memory.attestedSince());
      return;
    }
    unpinned = true;
    if (judged != null
        && !judged.equals(own)
        && judged.attested()
        && !judged.identitiesFor(String.valueOf(file.project())).isEmpty()) {
      continuity.add("first use; pinned with this change");
      return;
    }
    continuity.add("first use; nothing earlier to compare with");
    boolean declared = ebuild.upstream().known() && isOwn(file);
    if (!declared) {
      judge(
          Finding.about(
              FindingId.UPSTREAM_UNKNOWN,
              file.distfile(),
              "neither PYPI_VERIFY_REPO nor a remote-id nor a pin says where the project lives"),
          outcome.sha256(),
          null,
          decisions);
    }
    if (!declared || means.policy().firstUseAsks()) {
      judge(
          Finding.about(
              FindingId.FIRST_USE,
              file.distfile(),
              "attested by "
                  + who(outcome.seen())
                  + ", and "
                  + (declared ? "the policy asks a human at first use" : "nothing declares that")),
          outcome.sha256(),
          null,
          decisions);
    }
  }

  private static String who(List<FileCheck.Seen> seen) {
    return seen.stream()
        .map(s -> s.identity().identity().describe())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** Step 2: whether what is declared is well formed, and agrees with itself, pin and base. */
  private void judgeUpstream(Decisions decisions) throws IOException, ConfigurationException {
    String sha256 =
        artifacts.stream()
            .map(ArtifactReport::sha256)
            .filter(s -> s != null)
            .findFirst()
            .orElse(null);
    ExpectedUpstream declared = ebuild.upstream();
    if (ebuild.pypiFiles().isEmpty() || !declared.known()) {
      return;
    }
    declared.findings().forEach(f -> judge(f, sha256, null, decisions));
    List<Identity> effective = new ArrayList<>();
    for (Artifact file : ebuild.pypiFiles()) {
      String project = String.valueOf(file.project());
      for (Pin pin : means.memory().pinsOf(project)) {
        effective.addAll(pin.identitiesFor(project));
      }
      if (judged != null) {
        effective.addAll(judged.identitiesFor(project));
      }
    }
    String says = declared.source().label() + " says " + String.join(", ", declared.values());
    if (!effective.isEmpty()) {
      boolean agrees =
          effective.stream()
              .anyMatch(
                  i ->
                      declared.values().stream()
                          .anyMatch(v -> ExpectedUpstream.sameRepository(v, i.upstream())));
      if (!agrees) {
        judge(
            Finding.of(
                FindingId.UPSTREAM_CONFLICT, says + ", and the pin " + effective.get(0).upstream()),
            sha256,
            null,
            decisions);
      }
    } else if (!declaredBefore.isEmpty()
        && declared.values().stream().noneMatch(declaredBefore::contains)) {
      judge(
          Finding.of(
              FindingId.UPSTREAM_CONFLICT,
              says
                  + "; before this change the package declared "
                  + String.join(", ", declaredBefore)),
          sha256,
          null,
          decisions);
    }
  }

  private ArtifactReport other(Artifact file, Decisions decisions) {
    Optional<Manifest.Dist> dist = pack.manifest().dist(file.distfile());
    if (file.kind() == Artifact.Kind.PROVENANCE && dist.isEmpty()) {
      judge(
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

  /** Step 12: what policy and decisions make of a finding. */
  private void judge(
      Finding finding, @Nullable String sha256, @Nullable String accepted, Decisions decisions) {
    Severity severity = means.policy().severity(finding.id());
    if (finding.id() == FindingId.TOO_YOUNG && means.scope() == Scope.STAGED) {
      severity = Severity.WARNING;
    }
    String by = decisions.covering(finding.id(), sha256).orElse(null);
    if (by == null && accepted != null && coveredByIdentity(finding.id())) {
      by = accepted;
    }
    findings.add(
        new JudgedFinding(finding, severity, severity == Severity.WARNING ? null : by, sha256));
  }

  /** What a decision about an identity, or a pin that says unattested, answers. */
  private static boolean coveredByIdentity(FindingId id) {
    return id.answer() == Answer.IDENTITY
        || id == FindingId.UPSTREAM_MISMATCH
        || id == FindingId.UNATTESTED;
  }
}
