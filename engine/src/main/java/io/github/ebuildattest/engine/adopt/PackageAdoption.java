package io.github.ebuildattest.engine.adopt;

import io.github.ebuildattest.engine.adopt.AdoptedPackage.State;
import io.github.ebuildattest.engine.check.Bump;
import io.github.ebuildattest.engine.check.BumpCheck;
import io.github.ebuildattest.engine.check.BumpJudgement;
import io.github.ebuildattest.engine.check.OwnSource;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.ebuild.Refused;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.evaluation.RewrittenContent;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.FirstPin;
import io.github.ebuildattest.engine.memory.PinnedProject;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.UseCondition;
import io.github.ebuildattest.engine.policy.pin.Continuity;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import io.github.ebuildattest.engine.policy.pin.PinText;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One package without a pin. All its ebuilds are judged as if they were bumps, by documents alone,
 * and what the newest version shows becomes the pin, unless another version or a finding
 * contradicts it.
 */
final class PackageAdoption {

  /** Findings that a pin settles, and those that say nothing about who attests. */
  private static final Set<FindingId> ANSWERED =
      Set.of(
          FindingId.UNATTESTED,
          FindingId.FIRST_USE,
          FindingId.MANIFEST_PROVENANCE_MISMATCH,
          FindingId.SOURCE_CONDITIONAL);

  private final CheckContext context;
  private final EvaluatedPackage pack;
  private final Map<EvaluatedEbuild, BumpJudgement> judged = new LinkedHashMap<>();

  private PackageAdoption(CheckContext context, EvaluatedPackage pack) {
    this.context = context;
    this.pack = pack;
  }

  /** Whether a package has anything to adopt: a PyPI file, or an ebuild that may hide one. */
  static boolean concerns(EvaluatedPackage pack) {
    return pack.ebuilds().stream()
        .anyMatch(
            e ->
                !e.pypiFiles().isEmpty()
                    || (e.isPyPiEbuild() && e.evaluation() instanceof Refused));
  }

  static AdoptedPackage of(CheckContext context, EvaluatedPackage pack, OverlayTree tree)
      throws IOException, ConfigurationException {
    PackageAdoption adoption = new PackageAdoption(context, pack);
    List<Finding> rewritten = RewrittenContent.findings(tree, pack.name());
    for (EvaluatedEbuild ebuild : pack.ebuilds()) {
      if (ebuild.isPyPiEbuild()) {
        adoption.judged.put(
            ebuild, new BumpCheck(context, Bump.ofNewPackage(pack, ebuild, rewritten)).run());
      }
    }
    return adoption.adopt();
  }

  private AdoptedPackage adopt() {
    List<String> blocking = reasons(JudgedFinding::blocks);
    if (!blocking.isEmpty()) {
      return unpinned(State.NEEDS_DECISION, blocking);
    }
    List<String> open = reasons(JudgedFinding::leavesOpen);
    Optional<EvaluatedEbuild> newest = pack.newestFromPyPi();
    if (!open.isEmpty() || newest.isEmpty()) {
      return unpinned(State.NOT_CHECKED, open);
    }
    UseCondition condition = fetched(newest.get());
    List<String> conditional = otherConditions(condition);
    if (!conditional.isEmpty()) {
      return unpinned(State.NEEDS_DECISION, conditional);
    }
    List<VerifiedIdentity> seen = outcome(newest.get()).seen();
    String project = PinnedProject.of(pack, seen);
    Optional<FirstPin> first = FirstPin.of(project, seen);
    AdoptedPackage adopted =
        first.isPresent()
            ? attested(newest.get(), project, first.get())
            : unattested(newest.get(), project);
    return condition.always() ? adopted : withCondition(adopted, condition);
  }

  /** When an ebuild's own file is fetched. */
  private static UseCondition fetched(EvaluatedEbuild ebuild) {
    return OwnSource.of(ebuild, null)
        .map(OwnSource::fetched)
        .orElse(UseCondition.anyOf(List.of(List.of())));
  }

  /** Ebuilds whose own file is fetched under another condition than the newest's, or never. */
  private List<String> otherConditions(UseCondition condition) {
    return judged.keySet().stream()
        .filter(e -> fetched(e).never() || !(fetched(e).always() || fetched(e).equals(condition)))
        .map(
            e ->
                FindingId.SOURCE_CONDITIONAL.id()
                    + ", "
                    + e.file().version()
                    + ": the package's own file is fetched "
                    + fetched(e).words())
        .toList();
  }

  /** The pin with the condition that every ebuild has today, and with the decision that says so. */
  private AdoptedPackage withCondition(AdoptedPackage adopted, UseCondition condition) {
    String text = adopted.pin();
    if (text == null) {
      return adopted;
    }
    try {
      text = PinText.setCondition(pin(adopted, text), text, condition.text());
      PinEdits.Edit edit = PinEdits.conditionEdit(null, pin(adopted, text)).orElseThrow();
      Decision decision =
          Decision.ofChange(
              LocalDate.ofInstant(context.clock().instant(), ZoneOffset.UTC),
              FindingId.SOURCE_CONDITIONAL.id(),
              edit.was(),
              edit.now(),
              "as the ebuild had it when the overlay was adopted");
      return adopted.with(
          "fetched " + condition.words(), PinText.addDecision(pin(adopted, text), text, decision));
    } catch (MalformedFileException e) {
      throw new IllegalStateException("a pin that was just written", e);
    }
  }

  private static Pin pin(AdoptedPackage adopted, String text) throws MalformedFileException {
    return Pin.parse(adopted.pinPath(), text.getBytes(StandardCharsets.UTF_8));
  }

  private BumpJudgement outcome(EvaluatedEbuild ebuild) {
    BumpJudgement outcome = judged.get(ebuild);
    if (outcome == null) {
      throw new IllegalStateException(ebuild.path() + " was not judged");
    }
    return outcome;
  }

  private List<String> reasons(Predicate<JudgedFinding> which) {
    List<String> reasons = new ArrayList<>();
    judged.forEach(
        (ebuild, outcome) ->
            outcome.report().findings().stream()
                .filter(f -> !ANSWERED.contains(f.finding().id()) && which.test(f))
                .map(f -> reason(ebuild, f.finding()))
                .filter(r -> !reasons.contains(r))
                .forEach(reasons::add));
    return reasons;
  }

  private static String reason(EvaluatedEbuild ebuild, Finding finding) {
    return finding.id().id()
        + ", "
        + ebuild.file().version()
        + ": "
        + (finding.path() == null ? "" : finding.path() + " ")
        + finding.message();
  }

  private static Stream<Artifact> unattestedFiles(EvaluatedEbuild ebuild, BumpJudgement outcome) {
    return ebuild.pypiFiles().stream()
        .filter(
            file ->
                outcome.report().findings().stream()
                    .map(JudgedFinding::finding)
                    .anyMatch(
                        f ->
                            f.id() == FindingId.UNATTESTED
                                && file.distfile().equals(f.artifact())));
  }

  private AdoptedPackage attested(EvaluatedEbuild newest, String project, FirstPin first) {
    Pep440Version since = since(newest, project, first);
    List<String> against = new ArrayList<>();
    judged.forEach(
        (ebuild, outcome) -> {
          for (VerifiedIdentity seen : outcome.seen()) {
            against.addAll(differences(ebuild, first.identities(), project, seen));
          }
          unattestedFiles(ebuild, outcome)
              .filter(f -> project.equals(f.project()))
              .filter(f -> ebuild.equals(newest) || expected(f, since))
              .map(
                  f ->
                      "attestation-lost, "
                          + ebuild.file().version()
                          + ": "
                          + f.fileName()
                          + " has no attestation, and the project is attested since "
                          + since)
              .forEach(against::add);
        });
    if (!against.isEmpty()) {
      return unpinned(State.NEEDS_DECISION, against);
    }
    boolean declared = newest.upstream().known();
    return new AdoptedPackage(
        pack.name(),
        newest.file().version(),
        declared ? State.DECLARED : State.UNDECLARED,
        first.identities(),
        since.toString(),
        declared ? newest.upstream().source().label() : "",
        List.of(),
        PinText.attested(project, since.toString(), first.identities()));
  }

  private static boolean expected(Artifact file, Pep440Version since) {
    String version = file.version();
    return version == null
        || Pep440Version.parse(version).map(v -> v.compareTo(since) >= 0).orElse(true);
  }

  /** The lowest version seen attested here, or listed as attested by the index. */
  private Pep440Version since(EvaluatedEbuild newest, String project, FirstPin first) {
    Stream<Pep440Version> seen =
        judged.values().stream()
            .flatMap(o -> o.seen().stream())
            .filter(s -> s.project().equals(project))
            .flatMap(s -> Pep440Version.parse(s.version()).stream());
    Stream<Pep440Version> listed =
        newest.pypiFiles().stream()
            .filter(f -> project.equals(f.project()))
            .flatMap(f -> context.index().lowestAttested(f).stream());
    return Stream.concat(seen, listed)
        .min(Comparator.naturalOrder())
        .or(() -> Pep440Version.parse(first.since()))
        .orElseThrow(() -> new IllegalStateException("no version was seen attested"));
  }

  /** How another version in the tree differs from the newest. */
  private static List<String> differences(
      EvaluatedEbuild ebuild, List<Identity> pinned, String project, VerifiedIdentity seen) {
    List<Identity> known =
        pinned.stream()
            .filter(i -> (i.project().isEmpty() ? project : i.project()).equals(seen.project()))
            .toList();
    if (known.isEmpty()) {
      return List.of();
    }
    return Continuity.compare(known, seen.identity(), seen.version()).findings().stream()
        .map(f -> reason(ebuild, f).replace("the pin knows", "the newest version has"))
        .toList();
  }

  private AdoptedPackage unattested(EvaluatedEbuild newest, String project) {
    List<String> others =
        judged.values().stream()
            .flatMap(o -> o.seen().stream())
            .map(s -> s.project() + " " + s.version())
            .distinct()
            .toList();
    if (!others.isEmpty()) {
      return unpinned(
          State.NEEDS_DECISION,
          List.of(
              "unattested, "
                  + newest.file().version()
                  + ": nothing of "
                  + project
                  + " in the newest version is attested, and these are: "
                  + String.join(", ", others)));
    }
    List<String> later =
        newest.pypiFiles().stream()
            .filter(f -> project.equals(f.project()))
            .flatMap(f -> context.index().lowestAttested(f).stream())
            .map(v -> "the project attests since " + v)
            .distinct()
            .toList();
    return new AdoptedPackage(
        pack.name(),
        newest.file().version(),
        State.UNATTESTED,
        List.of(),
        null,
        "",
        later,
        PinText.unattested(project));
  }

  private AdoptedPackage unpinned(State state, List<String> reasons) {
    String version =
        pack.newestFromPyPi()
            .or(() -> pack.ebuilds().stream().findFirst())
            .map(e -> e.file().version())
            .orElse("");
    return new AdoptedPackage(pack.name(), version, state, List.of(), null, "", reasons, null);
  }

  /** A package that was no longer looked up. */
  static AdoptedPackage notAsked(EvaluatedPackage pack, CheckContext context, String why) {
    return new PackageAdoption(context, pack).unpinned(State.NOT_CHECKED, List.of(why));
  }

  /** Whether the index could not even be reached for a package. */
  static boolean unreachable(AdoptedPackage adopted) {
    return adopted.state() == State.NOT_CHECKED
        && adopted.reasons().stream()
            .anyMatch(
                r ->
                    r.startsWith(FindingId.NETWORK_UNREACHABLE.id())
                        || r.startsWith(FindingId.TLS_UNTRUSTED.id()));
  }
}
