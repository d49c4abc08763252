package io.github.ebuildattest.engine.accept;

import io.github.ebuildattest.engine.finding.Acceptability;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.FirstPin;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.UseCondition;
import io.github.ebuildattest.engine.policy.pin.Continuity;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import io.github.ebuildattest.engine.policy.pin.PinMend;
import io.github.ebuildattest.engine.policy.pin.PinText;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a human's yes into the pin that records exactly what was found: a first identity, a changed
 * identity with its decision, {@code attested = false}, or a decision for one file.
 */
public final class PinProposal {

  private static final Set<FindingId> ABOUT_THE_PIN =
      Set.of(FindingId.PIN_EDITED, FindingId.PIN_REMOVED, FindingId.PIN_MISSING);

  private final PendingPackage pending;
  private final LocalDate date;
  private final String reason;
  private final List<String> records = new ArrayList<>();
  private @Nullable String text;
  private boolean overrides;

  private PinProposal(PendingPackage pending, LocalDate date, String reason) {
    this.pending = pending;
    this.date = date;
    this.reason = reason;
    this.text = pending.headText();
  }

  /**
   * The answer to one package.
   *
   * @param reason why; where something is overridden it may not be empty
   * @return what would be recorded, or why nothing can be
   */
  public static Acceptance of(PendingPackage pending, LocalDate date, String reason) {
    PinProposal answers =
        new PinProposal(pending, date, reason.isBlank() ? "(no reason given)" : reason);
    Optional<String> refusal = answers.refusal();
    if (refusal.isEmpty()) {
      try {
        answers.answer();
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
        || (remembers
            && !pending.seen().isEmpty()
            && (id == FindingId.UPSTREAM_MISMATCH || id == FindingId.UPSTREAM_CONFLICT));
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
   * Every identity seen that the pin does not fit yet replaces the one it is nearest to; it comes
   * beside that one where a file of this change is still attested by it, and where it is the first
   * of a further project.
   */
  private boolean answerIdentities() throws MalformedFileException {
    boolean any = false;
    for (VerifiedIdentity seen : pending.seen()) {
      Pin pin = present();
      List<Identity> pinned = pin.identitiesFor(seen.project());
      Identity found = seen.identity().toPin(seen.version());
      if (pinned.isEmpty()) {
        boolean further = !seen.project().equals(pin.project());
        add(
            pin,
            new Identity(found.kind(), found.keys(), further ? seen.project() : ""),
            FindingId.FIRST_USE);
        continue;
      }
      Continuity.Comparison comparison =
          Continuity.compare(pinned, seen.identity(), seen.version());
      if (comparison.fits()) {
        continue;
      }
      any = true;
      List<Identity> free = pinned.stream().filter(p -> !attestsStill(p, seen.project())).toList();
      Continuity.Comparison replaced =
          free.isEmpty() ? null : Continuity.compare(free, seen.identity(), seen.version());
      FindingId why = comparison.findings().get(0).id();
      if (replaced == null || replaced.findings().size() > comparison.findings().size()) {
        String project = comparison.pinned().project();
        add(pin, new Identity(found.kind(), found.keys(), project), why);
        continue;
      }
      Identity was = replaced.pinned();
      Identity now = new Identity(found.kind(), found.keys(), was.project());
      text = PinText.changeIdentity(pin, String.valueOf(text), was, now);
      decideChange(
          replaced.findings().get(0).id().id(), was.describeAgainst(now), now.describeAgainst(was));
    }
    return any;
  }

  private boolean attestsStill(Identity identity, String project) {
    return pending.seen().stream()
        .filter(s -> s.project().equals(project))
        .anyMatch(s -> Continuity.compare(List.of(identity), s.identity(), s.version()).fits());
  }

  private void add(Pin pin, Identity identity, FindingId why) throws MalformedFileException {
    text = PinText.addIdentity(pin, String.valueOf(text), identity);
    decideChange(why.id(), PinEdits.NOTHING, identity.describe());
  }

  private void writeFirstPin() throws MalformedFileException {
    Optional<FirstPin> first = FirstPin.of(pending.project(), pending.seen());
    if (first.isPresent()) {
      text = PinText.attested(pending.project(), first.get().since(), first.get().identities());
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
