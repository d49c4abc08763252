package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.evaluation.RewrittenContent;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.memory.FirstPin;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.memory.PinnedProject;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import io.github.ebuildattest.engine.policy.pin.PinMend;
import io.github.ebuildattest.engine.policy.pin.PinText;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.engine.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One touched package: its bumps, its pin, and the pin that it lacks. */
public final class PackageGate {

  /**
   * What came of one package.
   *
   * @param findings those about no bump
   * @param decisions what decisions and exemptions covered, and decisions that came, a line each
   * @param pinsToCommit path to text
   * @param pack the package in the judged tree
   * @param own its remembered pin, or null
   * @param judged its pin in the judged tree, or null
   * @param mend how a remembered pin that cannot be read was mended, or null
   * @param seen who attested its files, as far as that verified
   */
  public record Outcome(
      List<BumpReport> bumps,
      List<JudgedFinding> findings,
      List<String> decisions,
      Map<String, String> pinsToCommit,
      EvaluatedPackage pack,
      @Nullable Pin own,
      @Nullable Pin judged,
      @Nullable PinMend mend,
      List<VerifiedIdentity> seen) {}

  private final ChangeSet change;
  private final CheckContext means;
  private final EvaluatedPackage before;
  private final EvaluatedPackage after;
  private final String pinPath;
  private final Memory present;
  private final @Nullable Pin own;
  private final @Nullable Pin judged;
  private final @Nullable PinMend mend;
  private final List<BumpReport> bumps = new ArrayList<>();
  private final List<JudgedFinding> findings = new ArrayList<>();
  private final List<String> decisions = new ArrayList<>();
  private final Map<String, String> pinsToCommit = new TreeMap<>();
  private List<VerifiedIdentity> seen = List.of();

  public PackageGate(
      ChangeSet change, CheckContext means, EvaluatedPackage before, EvaluatedPackage after)
      throws IOException, ConfigurationException {
    this.change = change;
    this.means = means;
    this.before = before;
    this.after = after;
    this.pinPath = after.name().directory() + "/" + Pin.FILE_NAME;
    this.own = means.memory().pin(after.name()).orElse(null);
    this.mend = means.memory().mend(after.name()).orElse(null);
    this.present = new Memory(change.target());
    this.judged = present.pin(after.name()).orElse(null);
  }

  /** Judges the ebuilds that are bumps, and then the pin. */
  public Outcome judge(Predicate<EvaluatedEbuild> asked)
      throws IOException, ConfigurationException {
    Set<List<String>> known =
        before.ebuilds().stream().map(EvaluatedEbuild::inputs).collect(Collectors.toSet());
    List<BumpCheck.Outcome> outcomes = new ArrayList<>();
    for (EvaluatedEbuild ebuild : after.ebuilds()) {
      if (!asked.test(ebuild) || !(ebuild.isPyPiEbuild() || own != null)) {
        continue;
      }
      if (known.contains(ebuild.inputs())) {
        bumps.add(unchanged(ebuild));
      } else {
        outcomes.add(check(ebuild));
      }
    }
    seen = outcomes.stream().flatMap(o -> o.seen().stream()).distinct().toList();
    boolean firstUse = outcomes.stream().anyMatch(BumpCheck.Outcome::firstUse);
    List<JudgedFinding> ofThePin = pinFindings(outcomes);
    for (BumpCheck.Outcome outcome : outcomes) {
      bumps.add(with(outcome, ofThePin));
    }
    if (outcomes.isEmpty()) {
      findings.addAll(ofThePin);
    }
    if (firstUse) {
      pinToCommit(outcomes).ifPresent(text -> pinsToCommit.put(pinPath, text));
    }
    nameDecisions(outcomes);
    return new Outcome(bumps, findings, decisions, pinsToCommit, after, own, judged, mend, seen);
  }

  private BumpCheck.Outcome check(EvaluatedEbuild ebuild)
      throws IOException, ConfigurationException {
    return new BumpCheck(means, before, after, ebuild, own, judged, rewritten()).run();
  }

  private List<Finding> rewritten() throws IOException {
    return RewrittenContent.findings(change.target(), after.name());
  }

  private List<JudgedFinding> pinFindings(List<BumpCheck.Outcome> outcomes)
      throws IOException, ConfigurationException {
    if (change.scope() == Scope.ALL) {
      return List.of();
    }
    List<VerifiedIdentity> verified = seen;
    if (outcomes.isEmpty() && judged != null && !judged.equals(own)) {
      verified = newest().map(BumpCheck.Outcome::seen).orElse(List.of());
    }
    return PinCheck.run(
            own, judged, mend, pinPath, !after.ebuilds().isEmpty(), verified, means.policy())
        .stream()
        .map(f -> JudgedFinding.of(f, means.policy().severity(f.id())))
        .toList();
  }

  /** A pin that changes without a bump is verified against the newest version. */
  private Optional<BumpCheck.Outcome> newest() throws IOException, ConfigurationException {
    Optional<EvaluatedEbuild> newest = after.newestFromPyPi();
    return newest.isPresent() ? Optional.of(check(newest.get())) : Optional.empty();
  }

  /** A bump's report together with what was found about its package's pin. */
  private BumpReport with(BumpCheck.Outcome outcome, List<JudgedFinding> ofThePin) {
    BumpReport report = outcome.report();
    List<JudgedFinding> all = new ArrayList<>(report.findings());
    all.addAll(ofThePin);
    boolean lacksPin =
        PinCheck.missing(change.scope(), outcome.firstUse(), judged, pinPath)
            .map(f -> all.add(JudgedFinding.of(f, means.policy().severity(f.id()))))
            .orElse(false);
    boolean blocks = lacksPin || ofThePin.stream().anyMatch(JudgedFinding::blocks);
    return new BumpReport(
        report.ebuild(),
        blocks ? Verdict.BLOCKED : report.verdict(),
        report.upstream(),
        report.continuity(),
        blocks ? List.of() : report.notCovered(),
        report.artifacts(),
        all,
        report.identityChanges());
  }

  private BumpReport unchanged(EvaluatedEbuild ebuild) {
    return new BumpReport(
        ebuild.file(), Verdict.UNCHANGED, ebuild.upstream(), "", List.of(), List.of(), List.of());
  }

  /** The pin that remembers what was verified for the first time. */
  private Optional<String> pinToCommit(List<BumpCheck.Outcome> outcomes)
      throws IOException, ConfigurationException {
    if (judged != null && judged.attested()) {
      return Optional.empty();
    }
    List<VerifiedIdentity> passed =
        outcomes.stream()
            .filter(BumpCheck.Outcome::firstUse)
            .flatMap(o -> o.seen().stream())
            .toList();
    String project = judged == null ? PinnedProject.of(after, passed) : judged.project();
    Optional<FirstPin> pin = FirstPin.of(project, passed);
    if (pin.isEmpty()) {
      return Optional.empty();
    }
    if (judged == null) {
      return Optional.of(PinText.attested(project, pin.get().since(), pin.get().identities()));
    }
    byte[] text = present.text(after.name()).orElse(new byte[0]);
    try {
      return Optional.of(
          PinText.turnAttested(
              judged,
              new String(text, StandardCharsets.UTF_8),
              pin.get().since(),
              pin.get().identities()));
    } catch (MalformedFileException e) {
      throw new ConfigurationException("pin-malformed: " + e.whole(), e);
    }
  }

  private void nameDecisions(List<BumpCheck.Outcome> outcomes) {
    for (BumpCheck.Outcome outcome : outcomes) {
      String bump = after.name() + "-" + outcome.report().ebuild().version() + ": ";
      outcome.named().forEach(line -> decisions.add(bump + line));
    }
    if (change.scope() == Scope.ALL || judged == null) {
      return;
    }
    String author = change.authorship().of(pinPath);
    String by = author.isEmpty() ? "" : ", by " + author;
    for (Decision decision : PinEdits.newDecisions(own, judged)) {
      String what =
          decision.was() != null
              ? decision.was() + " -> " + decision.now()
              : "version " + decision.version() + ", sha256 " + decision.sha256();
      decisions.add(
          after.name() + ": " + decision.finding() + ", " + what + by + ": " + decision.reason());
    }
    boolean newlyUnattested = own == null && !judged.attested();
    if (newlyUnattested
        && PinEdits.newDecisions(own, judged).isEmpty()
        && outcomes.stream().anyMatch(BumpCheck.Outcome::decided)) {
      decisions.add(after.name() + ": attested = false" + by);
    }
  }
}
