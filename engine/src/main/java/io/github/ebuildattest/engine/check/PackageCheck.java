package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.ebuild.Refused;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.evaluation.RewrittenContent;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.FirstPin;
import io.github.ebuildattest.engine.memory.GonePins;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.memory.PackageMemory;
import io.github.ebuildattest.engine.memory.PinnedProject;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import io.github.ebuildattest.engine.policy.pin.PinText;
import io.github.ebuildattest.engine.policy.pin.UndoneDecisions;
import io.github.ebuildattest.engine.verdict.Beside;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import io.github.ebuildattest.engine.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One touched package: its bumps, its pin, and the pin that it lacks. */
public final class PackageCheck {

  private final ChangeSet change;
  private final CheckContext context;
  private final EvaluatedPackage before;
  private final EvaluatedPackage after;
  private final List<JudgedFinding> ofEntries;
  private final Memory headMemory;
  private final PackageJudgement.Pins pins;
  private final String pinPath;
  private final PackageMemory memory;

  /**
   * A check of one package.
   *
   * @param gone the pins that went with their packages
   * @param before the package in the base
   * @param after the package in the judged tree
   * @param ofEntries what the inventory of the judged tree says about the package's entries
   * @throws ConfigurationException where its pin in the memory cannot be read
   */
  public PackageCheck(
      ChangeSet change,
      CheckContext context,
      GonePins gone,
      EvaluatedPackage before,
      EvaluatedPackage after,
      List<JudgedFinding> ofEntries)
      throws IOException, ConfigurationException {
    this.change = change;
    this.context = context;
    this.before = before;
    this.after = after;
    this.ofEntries = List.copyOf(ofEntries);
    this.headMemory = new Memory(change.target());
    this.pinPath = after.name().directory() + "/" + Pin.FILE_NAME;
    this.memory =
        PackageMemory.of(change, context.memory(), headMemory, gone, after.name(), projects(after));
    this.pins =
        new PackageJudgement.Pins(memory.base(), memory.head(), memory.merged(), memory.mend());
  }

  private static Set<String> projects(EvaluatedPackage pack) {
    return pack.ebuilds().stream()
        .flatMap(e -> e.pypiFiles().stream())
        .flatMap(f -> Stream.ofNullable(f.project()))
        .collect(Collectors.toSet());
  }

  /** Judges the ebuilds that are bumps, and then the pin. */
  public PackageJudgement run(Predicate<EvaluatedEbuild> asked)
      throws IOException, ConfigurationException {
    Set<List<String>> known =
        before.ebuilds().stream().map(EvaluatedEbuild::inputs).collect(Collectors.toSet());
    List<BumpReport> reports = new ArrayList<>();
    List<BumpJudgement> bumps = new ArrayList<>();
    List<String> unverified = new ArrayList<>();
    List<Beside.NotEvaluated> notEvaluated = new ArrayList<>();
    for (EvaluatedEbuild ebuild : after.ebuilds()) {
      if (!asked.test(ebuild)) {
        continue;
      }
      boolean isKnown = known.contains(ebuild.inputs());
      if (!ebuild.isPyPiEbuild() && pins.base() == null) {
        if (!isKnown && ebuild.evaluation() instanceof Refused refused) {
          notEvaluated.add(new Beside.NotEvaluated(ebuild.path(), refused.reason()));
        }
      } else if (isKnown) {
        reports.add(unchanged(ebuild));
      } else {
        bumps.add(check(ebuild));
        UnverifiedChanges.of(change, before, after, ebuild).ifPresent(unverified::add);
      }
    }
    List<VerifiedIdentity> seen =
        bumps.stream().flatMap(b -> b.seen().stream()).distinct().toList();
    Undone undone = undone();
    List<JudgedFinding> ofThePackage = new ArrayList<>(ofEntries);
    ofThePackage.addAll(judged(pinFindings(bumps, seen, undone)));
    for (BumpJudgement bump : bumps) {
      reports.add(with(bump, ofThePackage));
    }
    return new PackageJudgement(
        after,
        pins,
        reports,
        bumps.isEmpty() ? ofThePackage : List.of(),
        decisions(bumps, undone.decisions()),
        pinToCommit(bumps),
        seen,
        new Beside(unverified, notEvaluated, List.of(), null),
        putBack());
  }

  private BumpJudgement check(EvaluatedEbuild ebuild) throws IOException, ConfigurationException {
    List<Finding> rewritten = RewrittenContent.findings(change.target(), after.name());
    return new BumpCheck(
            context, new Bump(before, after, ebuild, pins.base(), pins.head(), rewritten))
        .run();
  }

  private List<JudgedFinding> judged(List<Finding> findings) {
    return findings.stream()
        .map(f -> JudgedFinding.of(f, context.policy().severity(f.id())))
        .toList();
  }

  private List<Finding> pinFindings(
      List<BumpJudgement> bumps, List<VerifiedIdentity> seen, Undone undone)
      throws IOException, ConfigurationException {
    if (change.scope() == Scope.ALL || !memory.unreadable().isEmpty()) {
      return memory.unreadable();
    }
    List<VerifiedIdentity> verified = seen;
    List<Finding> lacking = List.of();
    boolean changed = pins.mend() != null || !Objects.equals(pins.head(), pins.base());
    if (bumps.isEmpty() && pins.head() != null && changed) {
      // a pin that changes without a bump is verified against the newest version
      Optional<EvaluatedEbuild> newest = after.newestFromPyPi();
      Optional<BumpJudgement> judged =
          newest.isPresent() ? Optional.of(check(newest.get())) : Optional.empty();
      verified = judged.map(BumpJudgement::seen).orElse(List.of());
      lacking = pins.base() == null ? judged.map(this::lacksCondition).orElse(lacking) : lacking;
    }
    if (introducesFormer()) {
      verified = ofAllEbuilds();
    }
    List<Finding> findings =
        new ArrayList<>(
            PinCheck.run(
                pins,
                pinPath,
                memory.gone().orElse(null),
                !after.ebuilds().isEmpty(),
                conditions(),
                verified,
                undone.last(),
                context.policy()));
    findings.addAll(undone.open());
    if (undone.last().isEmpty()) {
      findings.addAll(
          PinCheck.merged(
              memory.others(), pins.head(), pins.merged(), pinPath, !after.ebuilds().isEmpty()));
    }
    findings.addAll(lacking);
    return findings;
  }

  /**
   * What a change takes back.
   *
   * @param last the decisions among it; empty where nothing is taken back
   * @param open what could not be checked about the files that may need them
   */
  private record Undone(Optional<List<Decision>> last, List<Finding> open) {

    static final Undone NOTHING = new Undone(Optional.empty(), List.of());

    List<Decision> decisions() {
      return last.orElse(List.of());
    }
  }

  /** What is taken back, where the earlier pin is enough for all that the package still fetches. */
  private Undone undone() throws IOException, ConfigurationException {
    Pin basePin = pins.base();
    Pin headPin = pins.head();
    if (change.scope() == Scope.ALL
        || basePin == null
        || pins.mend() != null
        || memory.gone().isPresent()
        || after.ebuilds().isEmpty()) {
      return Undone.NOTHING;
    }
    Optional<List<Decision>> last = UndoneDecisions.of(basePin, headPin);
    if (last.isEmpty()) {
      return Undone.NOTHING;
    }
    EvaluatedPackage none =
        new EvaluatedPackage(after.name(), Manifest.EMPTY, List.of(), false, List.of());
    PackageJudgement byItself =
        new PackageCheck(
                change.byItself(),
                context.by(headMemory),
                new GonePins(ChangeSet.Past.NONE),
                none,
                after,
                List.of())
            .run(ebuild -> true);
    boolean forgets = UndoneDecisions.forgetsWho(basePin, headPin);
    if ((forgets && !byItself.seen().isEmpty())
        || byItself.bumps().stream()
            .filter(b -> b.verdict() == Verdict.BLOCKED)
            .anyMatch(b -> headPin != null || !isUnattestedAlone(b))) {
      return Undone.NOTHING;
    }
    List<Finding> open =
        byItself.bumps().stream()
            .flatMap(b -> b.findings().stream())
            .filter(JudgedFinding::leavesOpen)
            .map(JudgedFinding::finding)
            .distinct()
            .toList();
    return new Undone(last, open);
  }

  /** What nobody has accepted yet needs no pin either. */
  private static boolean isUnattestedAlone(BumpReport bump) {
    return bump.findings().stream()
        .filter(JudgedFinding::blocks)
        .allMatch(f -> f.finding().id() == FindingId.UNATTESTED);
  }

  /** Whether the pin gains an identity that has ended: it attested older ebuilds, if any. */
  private boolean introducesFormer() {
    Pin basePin = pins.base();
    return pins.head() != null
        && pins.head().identities().stream()
            .filter(i -> i.until() != null)
            .anyMatch(
                i -> basePin == null || basePin.identities().stream().noneMatch(i::sameButUntil));
  }

  private List<VerifiedIdentity> ofAllEbuilds() throws IOException, ConfigurationException {
    List<VerifiedIdentity> all = new ArrayList<>();
    for (EvaluatedEbuild ebuild : after.ebuilds()) {
      all.addAll(check(ebuild).seen());
    }
    return all.stream().distinct().toList();
  }

  /** What a new pin says by silence: that the newest version is fetched whatever USE is. */
  private List<Finding> lacksCondition(BumpJudgement newest) {
    return newest.report().findings().stream()
        .filter(f -> f.blocks() && f.finding().id() == FindingId.SOURCE_CONDITIONAL)
        .map(
            f ->
                Finding.at(
                    FindingId.PIN_DISAGREES,
                    pinPath,
                    0,
                    "does not say that " + f.finding().message()))
        .toList();
  }

  /** The conditions under which the ebuilds fetch the package's own file, where they have any. */
  private Set<String> conditions() {
    Pin pin = pins.base() != null ? pins.base() : pins.head();
    return after.ebuilds().stream()
        .flatMap(e -> OwnSource.of(e, pin).stream())
        .map(OwnSource::condition)
        .flatMap(Stream::ofNullable)
        .collect(Collectors.toSet());
  }

  /** A bump's report together with what was found about its package's entries and pin. */
  private BumpReport with(BumpJudgement bump, List<JudgedFinding> ofThePackage) {
    BumpReport report = bump.report();
    List<JudgedFinding> lacking =
        memory.unreadable().isEmpty()
            ? judged(
                PinCheck.missing(change.scope(), bump.firstUse(), pins.head(), pinPath).stream()
                    .toList())
            : List.of();
    List<JudgedFinding> all = new ArrayList<>(report.findings());
    all.addAll(ofThePackage);
    all.addAll(lacking);
    boolean blocks = !lacking.isEmpty() || ofThePackage.stream().anyMatch(JudgedFinding::blocks);
    return new BumpReport(
        report.ebuild(),
        blocks ? Verdict.BLOCKED : report.verdict(),
        report.upstream(),
        report.identity(),
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

  /** The command that brings a pin back which is gone; empty where none is. */
  private String putBack() {
    if (pins.base() == null || pins.head() != null) {
      return "";
    }
    return memory
        .gone()
        .map(GonePins.GonePin::restore)
        .orElse(
            "git restore --source="
                + change.memoryRevision()
                + " --staged --worktree -- "
                + pinPath);
  }

  /** The pin that remembers what was verified for the first time. */
  private Optional<String> pinToCommit(List<BumpJudgement> bumps)
      throws IOException, ConfigurationException {
    Pin headPin = pins.head();
    List<VerifiedIdentity> first =
        bumps.stream().filter(BumpJudgement::firstUse).flatMap(b -> b.seen().stream()).toList();
    if (!memory.unreadable().isEmpty()
        || first.isEmpty()
        || (headPin != null && headPin.attested())) {
      return Optional.empty();
    }
    String project = headPin == null ? PinnedProject.of(after, first) : headPin.project();
    Optional<FirstPin> pin = FirstPin.of(project, first);
    if (pin.isEmpty()) {
      return Optional.empty();
    }
    if (headPin == null) {
      return Optional.of(PinText.attested(project, pin.get().since(), pin.get().identities()));
    }
    byte[] text = headMemory.text(after.name()).orElse(new byte[0]);
    try {
      return Optional.of(
          PinText.turnAttested(
              headPin,
              new String(text, StandardCharsets.UTF_8),
              pin.get().since(),
              pin.get().identities()));
    } catch (MalformedFileException e) {
      throw new ConfigurationException(
          Finding.at(FindingId.PIN_MALFORMED, e.path(), e.line(), String.valueOf(e.getMessage())));
    }
  }

  private List<String> decisions(List<BumpJudgement> bumps, List<Decision> undone) {
    List<String> lines = new ArrayList<>();
    for (BumpJudgement bump : bumps) {
      String version = after.name() + "-" + bump.report().ebuild().version() + ": ";
      bump.named().forEach(line -> lines.add(version + line));
    }
    Pin headPin = pins.head();
    if (change.scope() == Scope.ALL || headPin == null) {
      return lines;
    }
    String author = change.authorship().of(pinPath);
    String by = author.isEmpty() ? "" : ", by " + author;
    for (Decision decision : undone) {
      lines.add(
          after.name()
              + ": undone: "
              + decision.finding()
              + ", "
              + what(decision)
              + by
              + ": "
              + decision.reason());
    }
    List<Decision> added = PinEdits.newDecisions(pins.base(), headPin);
    for (Decision decision : added) {
      lines.add(
          after.name()
              + ": "
              + decision.finding()
              + ", "
              + what(decision)
              + by
              + ": "
              + decision.reason());
    }
    boolean newlyUnattested = pins.base() == null && !headPin.attested();
    if (newlyUnattested && added.isEmpty() && bumps.stream().anyMatch(BumpJudgement::decided)) {
      lines.add(after.name() + ": attested = false" + by);
    }
    return lines;
  }

  private static String what(Decision decision) {
    return decision.was() != null
        ? decision.was() + " -> " + decision.now()
        : "version " + decision.version() + ", sha256 " + decision.sha256();
  }
}
