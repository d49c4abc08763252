package io.github.ebuildattest.engine.accept;

import io.github.ebuildattest.engine.finding.Acceptability;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.FirstPin;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.UseCondition;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.FormerUpstreams;
import io.github.ebuildattest.engine.policy.pin.Continuity;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import io.github.ebuildattest.engine.policy.pin.PinMend;
import io.github.ebuildattest.engine.policy.pin.PinText;
import io.github.ebuildattest.engine.policy.pin.PublisherKind;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a human's yes into the pin that records exactly what was found: a first identity, a changed
 * identity with its decision, {@code attested = false}, or a decision for one file.
 */
public final class PinProposal {

  static final Set<FindingId> ABOUT_THE_UPSTREAM =
      Set.of(FindingId.UPSTREAM_MISMATCH, FindingId.UPSTREAM_CONFLICT);

  private static final Set<FindingId> ABOUT_THE_PIN =
      Set.of(FindingId.PIN_EDITED, FindingId.PIN_REMOVED, FindingId.PIN_MISSING);

  private final PendingPackage pending;
  private final LocalDate date;
  private final String reason;
  private final List<String> records = new ArrayList<>();
  private final boolean keepFormer;
  private @Nullable String text;
  private @Nullable String refusal;
  private boolean overrides;
  private boolean changesWho;

  private PinProposal(PendingPackage pending, LocalDate date, String reason, boolean keepFormer) {
    this.pending = pending;
    this.date = date;
    this.reason = reason;
    this.keepFormer = keepFormer;
    this.text = pending.headText();
  }

  /**
   * The answer to one package.
   *
   * @param reason why; where something is overridden it may not be empty
   * @param keepFormer whether an identity that another follows goes on beside it
   * @return what would be recorded, or why nothing can be
   */
  public static Acceptance of(
      PendingPackage pending, LocalDate date, String reason, boolean keepFormer) {
    PinProposal answers =
        new PinProposal(pending, date, reason.isBlank() ? "(no reason given)" : reason, keepFormer);
    Optional<String> refusal = answers.refusal();
    if (refusal.isEmpty()) {
      try {
        answers.answer();
        refusal = Optional.ofNullable(answers.refusal);
      } catch (MalformedFileException e) {
        refusal = Optional.of(e.whole());
      }
    }
    return new Acceptance(
        pending.name(),
        pending.pinPath(),
        pending.headText(),
        refusal.isPresent() ? null : answers.text,
        pending.blockers().stream().map(b -> b.finding().id().id()).distinct().toList(),
        answers.records,
        answers.overrides,
        answers.changesWho,
        refusal.orElse(null));
  }

  private Optional<String> refusal() {
    for (JudgedFinding blocker : pending.blockers()) {
      FindingId id = blocker.finding().id();
      if (id.acceptability() == Acceptability.NEVER) {
        return Optional.of(id.id() + " is never accepted: " + blocker.finding().message());
      }
      if (id == FindingId.PIN_REMOVED) {
        return Optional.of("put " + pending.pinPath() + " back (git restore --staged --worktree)");
      }
      if (id == FindingId.PIN_DISAGREES && pending.pins().mend() != null) {
        return Optional.of(
            pending.pinPath()
                + " was put in place of one that cannot be read, and "
                + blocker.finding().message()
                + "; write the right one first");
      }
      if (id.acceptability() == Acceptability.FILE
          && !answeredByIdentity(id)
          && blocker.decidable() == null) {
        return Optional.of(
            id.id() + " needs the file's digest, and its bytes are not at hand; fetch it first");
      }
    }
    return conditionRefusal();
  }

  /** A pin remembers one condition, and one that can hold. */
  private Optional<String> conditionRefusal() {
    String id = FindingId.SOURCE_CONDITIONAL.id();
    if (pending.conditions().stream().anyMatch(UseCondition::never)) {
      return Optional.of(
          id + ": a file that is never fetched cannot be accepted; correct SRC_URI in the ebuild");
    }
    return pending.conditions().size() < 2
        ? Optional.empty()
        : Optional.of(
            id
                + ": the ebuilds fetch their own files under different conditions ("
                + pending.conditions().stream()
                    .map(UseCondition::text)
                    .collect(Collectors.joining("; "))
                + "), and a pin remembers one; commit them one after another");
  }

  private void answer() throws MalformedFileException {
    boolean has = false;
    if (blocks(FindingId.PIN_DISAGREES) && pending.pins().mend() == null) {
      text = pending.baseText();
    }
    if (text == null) {
      writeFirstPin();
    } else if (!present().attested()) {
      turnAttested();
    }
    if (pending.pins().base() != null || !present().attested()) {
      has = answerIdentities();
    }
    boolean replaced = replacesDeclared();
    answerCondition();
    answerEdits();
    for (JudgedFinding blocker : pending.blockers()) {
      FindingId id = blocker.finding().id();
      boolean answered =
          ABOUT_THE_PIN.contains(id)
              || id == FindingId.FIRST_USE
              || id == FindingId.PIN_DISAGREES
              || id == FindingId.EXEMPTION_EXPIRED
              || id == FindingId.SOURCE_CONDITIONAL
              || (has && answeredByIdentity(id))
              || (replaced && ABOUT_THE_UPSTREAM.contains(id))
              || (id == FindingId.UNATTESTED && !present().attested());
      String sha256 = blocker.decidable();
      if (!answered && sha256 != null) {
        decideFile(blocker, sha256);
      }
    }
  }

  private boolean blocks(FindingId id) {
    return pending.blockers().stream().anyMatch(b -> b.finding().id() == id);
  }

  private boolean answeredByIdentity(FindingId id) {
    Pin basePin = pending.pins().base();
    boolean remembers = basePin != null && basePin.attested();
    return (id.acceptability() == Acceptability.IDENTITY && !ABOUT_THE_PIN.contains(id))
        || (remembers && !pending.seen().isEmpty() && ABOUT_THE_UPSTREAM.contains(id));
  }

  /** Of a first identity: it publishes, and not the upstream that the ebuilds declare. */
  private boolean replacesDeclared() throws MalformedFileException {
    Pin basePin = pending.pins().base();
    List<Identity> first = present().identitiesFor(pending.project());
    if ((basePin != null && basePin.attested())
        || first.isEmpty()
        || ABOUT_THE_UPSTREAM.stream().noneMatch(this::blocks)) {
      return false;
    }
    boolean any = false;
    for (String declared : pending.declared()) {
      Optional<String> was = FormerUpstreams.side(declared);
      if (was.isPresent()
          && first.stream()
              .noneMatch(i -> ExpectedUpstream.sameRepository(declared, i.upstream()))) {
        decideChange(FindingId.UPSTREAM_MISMATCH.id(), was.get(), first.get(0).describe());
        any = true;
      }
    }
    return any;
  }

  /** The pin as it stands after what was recorded so far. */
  private Pin present() throws MalformedFileException {
    return Pin.parse(pending.pinPath(), String.valueOf(text).getBytes(StandardCharsets.UTF_8));
  }

  /** The condition under which the package's own file is fetched becomes the pin's. */
  private void answerCondition() throws MalformedFileException {
    for (UseCondition condition : pending.conditions()) {
      text = PinText.setCondition(present(), String.valueOf(text), condition.text());
      Optional<PinEdits.Edit> edit = PinEdits.conditionEdit(pending.pins().base(), present());
      if (edit.isPresent() && edit.get().decision() == null) {
        decideChange(FindingId.SOURCE_CONDITIONAL.id(), edit.get().was(), edit.get().now());
      }
    }
  }

  /** Every edit of the remembered pin that no decision says yet, those made just now included. */
  private void answerEdits() throws MalformedFileException {
    PinMend mend = pending.pins().mend();
    if (mend != null && !mend.decided()) {
      decideChange(PinMend.FINDING, mend.was(), mend.now());
    }
    Pin remembered = pending.pins().base();
    if (remembered == null) {
      Optional<PinEdits.Edit> edit = PinEdits.conditionEdit(null, present());
      if (edit.isPresent() && edit.get().decision() == null) {
        decideChange(FindingId.PIN_EDITED.id(), edit.get().was(), edit.get().now());
      }
      return;
    }
    for (PinEdits.Edit edit : PinEdits.between(remembered, present())) {
      if (edit.decision() == null) {
        decideChange(FindingId.PIN_EDITED.id(), edit.was(), edit.now());
      }
    }
  }

  /** A package known not to attest is found attested: its pin turns true without a decision. */
  private void turnAttested() throws MalformedFileException {
    Pin pin = present();
    List<VerifiedIdentity> own =
        pending.seen().stream().filter(s -> s.project().equals(pin.project())).toList();
    Optional<FirstPin> first = FirstPin.of(pin.project(), own);
    if (first.isPresent()) {
      text =
          PinText.turnAttested(
              pin, String.valueOf(text), first.get().since(), first.get().identities());
      records.add("attested by " + describe(first.get().identities()));
    }
  }

  private static String describe(List<Identity> identities) {
    return identities.stream().map(Identity::describe).collect(Collectors.joining("; "));
  }

  /**
   * Every identity seen that the pin does not fit yet follows the one it is nearest to, which ends
   * with its first file. Beside that one it comes where both attest one release, where the human
   * says so, and where it is the first of a further project; and where all its files are older, it
   * is the former one itself.
   */
  private boolean answerIdentities() throws MalformedFileException {
    boolean any = false;
    for (VerifiedIdentity seen : byTime(pending.seen())) {
      Pin pin = present();
      List<Identity> pinned = pin.identitiesFor(seen.project());
      Identity found = seen.identity().toPin(seen.version());
      if (pinned.isEmpty()) {
        boolean further = !seen.project().equals(pin.project());
        add(pin, found.ofProject(further ? seen.project() : ""), FindingId.FIRST_USE);
        continue;
      }
      Continuity.Comparison comparison =
          Continuity.compare(pinned, seen.identity(), seen.version());
      if (comparison.fits()) {
        continue;
      }
      any = true;
      List<Identity> goingOn = pinned.stream().filter(p -> p.until() == null).toList();
      List<Identity> free = goingOn.stream().filter(p -> !attestsToo(p, seen)).toList();
      Continuity.Comparison nearest =
          Continuity.compare(free.isEmpty() ? goingOn : free, seen.identity(), seen.version());
      FindingId why = nearest.findings().get(0).id();
      Identity was = nearest.pinned();
      Identity now = found.ofProject(was.project());
      boolean beside =
          keepFormer || free.isEmpty() || nearest.findings().size() > comparison.findings().size();
      Optional<Instant> itsFirst = first(s -> attested(was, s, seen.project()));
      if (beside) {
        add(pin, now, why);
        if (keepFormer) {
          records.add(
              was.describeAgainst(now) + " goes on without an end: both may attest any release");
        }
      } else if (isMemory(was)
          && itsFirst.isPresent()
          && isOlder(found, seen.project(), itsFirst.get())) {
        add(pin, now.until(itsFirst.get()), why);
      } else {
        follow(pin, was, now, why, seen.project());
      }
    }
    return any;
  }

  /** From its first file on, one identity follows another. */
  private void follow(Pin pin, Identity was, Identity now, FindingId why, String project)
      throws MalformedFileException {
    Instant from =
        first(s -> s.project().equals(project) && pins(now.ofProject(""), s) && !fits(pin, s))
            .orElseThrow(() -> new IllegalStateException("an identity that attested nothing"));
    text = PinText.addIdentity(pin, String.valueOf(text), now);
    text = PinText.endIdentity(present(), String.valueOf(text), was, from);
    String before = was.describeAgainst(now);
    String after = now.describeAgainst(was);
    decide(
        Decision.ofChange(date, why.id(), before, after, reason),
        (isAnother(was, now) ? "another repository, with other ids: " : "")
            + after
            + " from now on; "
            + before
            + " for what was logged before "
            + from);
    changesWho = true;
    Optional<VerifiedIdentity> later =
        all().filter(s -> attested(was, s, project) && !s.identity().before(from)).findFirst();
    if (later.isPresent()) {
      refusal =
          later.get().project()
              + " "
              + later.get().version()
              + " is attested by "
              + before
              + " as well, and not older; where both go on side by side, add --keep-former";
    }
  }

  private static boolean isAnother(Identity was, Identity now) {
    return was.kind() == PublisherKind.GITHUB
        && now.kind() == PublisherKind.GITHUB
        && !was.repository().equals(now.repository())
        && !was.get("repository-id").equals(now.get("repository-id"))
        && !was.get("owner-id").equals(now.get("owner-id"));
  }

  /** Whether the memory has an identity, so that it was not put there by this answer. */
  private boolean isMemory(Identity identity) {
    Pin base = pending.pins().base();
    return base != null && base.identities().contains(identity);
  }

  /** Who attested the files of the package, judged or not. */
  private Stream<VerifiedIdentity> all() {
    return Stream.concat(pending.seen().stream(), pending.beside().stream()).distinct();
  }

  private Optional<Instant> first(Predicate<VerifiedIdentity> which) {
    return all()
        .filter(which)
        .flatMap(s -> Stream.ofNullable(s.identity().logged()))
        .min(Comparator.naturalOrder());
  }

  private static List<VerifiedIdentity> byTime(List<VerifiedIdentity> seen) {
    List<VerifiedIdentity> sorted = new ArrayList<>(seen);
    sorted.sort(
        Comparator.comparing(
            s -> s.identity().logged() == null ? Instant.MAX : s.identity().logged()));
    return sorted;
  }

  private static boolean pins(Identity found, VerifiedIdentity seen) {
    return seen.identity().toPin(seen.version()).equals(found);
  }

  /** Whether all that an identity attested here was there before a moment. */
  private boolean isOlder(Identity found, String project, Instant moment) {
    return all()
        .filter(s -> s.project().equals(project) && pins(found, s))
        .allMatch(s -> s.identity().before(moment));
  }

  private static boolean attested(Identity identity, VerifiedIdentity seen, String project) {
    return seen.project().equals(project) && fits(identity, seen);
  }

  private static boolean fits(Pin pin, VerifiedIdentity seen) {
    return Continuity.compare(pin.identitiesFor(seen.project()), seen.identity(), seen.version())
        .fits();
  }

  private static boolean fits(Identity identity, VerifiedIdentity seen) {
    return Continuity.compare(List.of(identity), seen.identity(), seen.version()).fits();
  }

  /** Whether an identity attests a file of the same release. */
  private boolean attestsToo(Identity identity, VerifiedIdentity release) {
    return pending.seen().stream()
        .filter(s -> s.project().equals(release.project()) && s.version().equals(release.version()))
        .anyMatch(s -> fits(identity, s));
  }

  private void add(Pin pin, Identity identity, FindingId why) throws MalformedFileException {
    text = PinText.addIdentity(pin, String.valueOf(text), identity);
    changesWho = true;
    decideChange(why.id(), PinEdits.NOTHING, identity.describe());
  }

  private void writeFirstPin() throws MalformedFileException {
    Optional<FirstPin> first = FirstPin.of(pending.project(), pending.seen());
    if (first.isPresent()) {
      text = PinText.attested(pending.project(), first.get().since(), first.get().identities());
      changesWho = true;
      records.add("attested by " + describe(first.get().identities()));
    } else {
      text = PinText.unattested(pending.project());
      decideChange(FindingId.UNATTESTED.id(), PinEdits.NOTHING, PinEdits.UNATTESTED);
    }
  }

  private void decideChange(String finding, String was, String now) throws MalformedFileException {
    decide(Decision.ofChange(date, finding, was, now, reason), was + " -> " + now);
  }

  private void decideFile(JudgedFinding blocker, String sha256) throws MalformedFileException {
    String id = blocker.finding().id().id();
    String version = pending.versions().getOrDefault(blocker, "");
    decide(
        Decision.ofFile(date, id, version, sha256, reason),
        id + " of version " + version + ", for the file with SHA-256 " + sha256 + " alone");
  }

  private void decide(Decision decision, String what) throws MalformedFileException {
    text = PinText.addDecision(present(), String.valueOf(text), decision);
    records.add(what);
    overrides = true;
  }
}
