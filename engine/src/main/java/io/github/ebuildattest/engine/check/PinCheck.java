package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.Decisions;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.pin.Continuity;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import io.github.ebuildattest.engine.policy.pin.PinMend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules by which a package's memory may change: none of it can be loosened quietly. */
public final class PinCheck {

  private PinCheck() {}

  /**
   * What a changed pin gives rise to.
   *
   * @param pins the package's
   * @param path where the pin lies
   * @param ebuildsRemain whether the package still has ebuilds
   * @param conditions under which the ebuilds of the judged tree fetch the package's own file
   * @param seen who attested the package's files, as far as this change verified any
   */
  static List<Finding> run(
      PackageJudgement.Pins pins,
      String path,
      boolean ebuildsRemain,
      Set<String> conditions,
      List<VerifiedIdentity> seen,
      Policy policy) {
    Pin basePin = pins.base();
    Pin headPin = pins.head();
    PinMend mend = pins.mend();
    List<Finding> findings = new ArrayList<>();
    if (basePin != null && headPin == null) {
      if (ebuildsRemain) {
        findings.add(
            Finding.at(
                FindingId.PIN_REMOVED, path, 0, "is gone, and ebuilds of the package remain"));
      }
    } else if (basePin != null && headPin != null) {
      edits(
          basePin,
          headPin,
          new Decisions(List.of(basePin), basePin, headPin, policy),
          seen,
          findings);
      if (mend != null && !mend.decided()) {
        findings.add(edited(path, mend.was(), mend.now()));
      }
      if (mend != null || (!basePin.attested() && headPin.attested())) {
        newPin(headPin, seen, findings);
      }
    } else if (headPin != null) {
      newPin(headPin, seen, findings);
    }
    if (headPin != null) {
      condition(basePin, headPin, conditions, policy, findings);
      int changed = PinEdits.newDecisions(basePin, headPin).size();
      if (changed > 0) {
        findings.add(
            Finding.at(
                FindingId.DECISION_WITH_CHANGE,
                path,
                PinEdits.newDecisions(basePin, headPin).get(0).line(),
                changed == 1
                    ? "has a decision that comes with the change it covers"
                    : "has " + changed + " decisions that come with the change they cover"));
      }
    }
    return findings;
  }

  private static void edits(
      Pin basePin,
      Pin headPin,
      Decisions decisions,
      List<VerifiedIdentity> seen,
      List<Finding> findings) {
    for (PinEdits.Edit edit : PinEdits.between(basePin, headPin)) {
      if (decided(edit, headPin, decisions, findings)
          && edit.introduces() != null
          && attestedNothing(headPin, edit.introduces(), seen)) {
        findings.add(nothingAttestedBy(headPin, edit.introduces()));
      }
    }
  }

  /** A condition comes with its decision and with an ebuild that has it, in a new pin as well. */
  private static void condition(
      @Nullable Pin basePin,
      Pin headPin,
      Set<String> conditions,
      Policy policy,
      List<Finding> findings) {
    Optional<PinEdits.Edit> edit = PinEdits.conditionEdit(basePin, headPin);
    if (edit.isEmpty()) {
      return;
    }
    if (basePin == null) {
      decided(edit.get(), headPin, new Decisions(List.of(), null, headPin, policy), findings);
    }
    if (headPin.condition() != null && !conditions.contains(headPin.condition())) {
      findings.add(
          Finding.at(
              FindingId.PIN_DISAGREES,
              headPin.path(),
              0,
              "says condition = \""
                  + headPin.condition()
                  + "\", and no ebuild here fetches the package's own file under it"));
    }
  }

  private static boolean decided(
      PinEdits.Edit edit, Pin headPin, Decisions decisions, List<Finding> findings) {
    boolean decided = edit.decision() != null && decisions.counting(edit.decision()).isPresent();
    if (!decided) {
      findings.add(edited(headPin.path(), edit.was(), edit.now()));
    }
    return decided;
  }

  private static Finding edited(String path, String was, String now) {
    return Finding.at(
        FindingId.PIN_EDITED,
        path,
        0,
        "said \"" + was + "\" and now says \"" + now + "\", and no new decision says so");
  }

  /** A new pin must equal what verification finds. */
  private static void newPin(Pin headPin, List<VerifiedIdentity> seen, List<Finding> findings) {
    boolean ownSeen = seen.stream().anyMatch(s -> s.project().equals(headPin.project()));
    if (!ownSeen) {
      if (headPin.attested()) {
        findings.add(
            Finding.at(
                FindingId.PIN_DISAGREES,
                headPin.path(),
                0,
                "is new and names who attests the project, and no attestation was verified that"
                    + " says so"));
        return;
      }
    } else if (!headPin.attested()) {
      findings.add(
          Finding.at(
              FindingId.PIN_DISAGREES,
              headPin.path(),
              0,
              "says attested = false, and a file of the package is attested"));
      return;
    }
    for (VerifiedIdentity one : seen) {
      List<Identity> pinned = headPin.identitiesFor(one.project());
      if (!fits(pinned, one) && !oncePinned(headPin, pinned, one)) {
        findings.add(
            Finding.at(
                FindingId.PIN_DISAGREES,
                headPin.path(),
                0,
                "does not name who attested "
                    + one.project()
                    + " "
                    + one.version()
                    + ": "
                    + one.identity().toPin(one.version()).describe()));
      }
    }
    for (Identity identity : headPin.identities()) {
      if (attestedNothing(headPin, identity, seen)) {
        findings.add(nothingAttestedBy(headPin, identity));
      }
    }
    Optional<Pep440Version> since =
        Optional.ofNullable(headPin.attestedSince()).flatMap(Pep440Version::parse);
    boolean late =
        headPin.attested()
            && seen.stream()
                .filter(s -> s.project().equals(headPin.project()))
                .flatMap(s -> Pep440Version.parse(s.version()).stream())
                .anyMatch(v -> since.isEmpty() || v.compareTo(since.get()) < 0);
    if (late) {
      findings.add(
          Finding.at(
              FindingId.PIN_DISAGREES,
              headPin.path(),
              0,
              "says attested-since "
                  + headPin.attestedSince()
                  + ", and a lower version is attested"));
    }
  }

  private static boolean fits(List<Identity> pinned, VerifiedIdentity one) {
    return !pinned.isEmpty() && Continuity.compare(pinned, one.identity(), one.version()).fits();
  }

  /**
   * Whether the pin's basePin decisions say that this identity was pinned before the present one:
   * what differs is what they say {@code was}. So an overlay with a past can be pushed to where
   * nothing is remembered.
   */
  private static boolean oncePinned(Pin headPin, List<Identity> pinned, VerifiedIdentity one) {
    Set<String> was =
        headPin.decisions().stream()
            .flatMap(d -> d.was() == null ? Stream.empty() : Stream.of(d.was().split(", ")))
            .collect(Collectors.toSet());
    Identity seen = one.identity().toPin(one.version());
    return pinned.stream()
        .map(p -> List.of(seen.describeAgainst(p).split(", ")))
        .anyMatch(was::containsAll);
  }

  private static boolean attestedNothing(
      Pin headPin, Identity identity, List<VerifiedIdentity> seen) {
    return seen.stream()
        .noneMatch(
            s ->
                headPin.identitiesFor(s.project()).contains(identity)
                    && Continuity.compare(List.of(identity), s.identity(), s.version()).fits());
  }

  private static Finding nothingAttestedBy(Pin headPin, Identity identity) {
    return Finding.at(
        FindingId.PIN_DISAGREES,
        headPin.path(),
        0,
        "names an identity that attested nothing here: " + identity.describe());
  }

  /** Whether a range lacks the pin of what it verified. */
  static Optional<Finding> missing(
      Scope scope, boolean firstUse, @Nullable Pin headPin, String path) {
    if (!scope.judgesCommits() || !firstUse || (headPin != null && headPin.attested())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.at(
            FindingId.PIN_MISSING,
            path,
            0,
            headPin == null
                ? "is not there, and the bump is attested; commit the pin printed below"
                : "still says attested = false, and the bump is attested; commit the pin printed"
                    + " below"));
  }
}
