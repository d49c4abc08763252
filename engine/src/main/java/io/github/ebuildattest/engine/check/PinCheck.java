package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.Decisions;
import io.github.ebuildattest.engine.memory.GonePins;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.pin.Continuity;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import io.github.ebuildattest.engine.policy.pin.PinMend;
import io.github.ebuildattest.engine.policy.pin.UndoneDecisions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
   * @param gone the pin that went with the package, where that comes again; else null
   * @param ebuildsRemain whether the package still has ebuilds
   * @param conditions under which the ebuilds of the judged tree fetch the package's own file
   * @param seen who attested the package's files, as far as this change verified any
   * @param undone the decisions that the change takes back, where no file needs what is taken back;
   *     empty where nothing is
   */
  static List<Finding> run(
      PackageJudgement.Pins pins,
      String path,
      GonePins.@Nullable GonePin gone,
      boolean ebuildsRemain,
      Set<String> conditions,
      List<VerifiedIdentity> seen,
      Optional<List<Decision>> undone,
      Policy policy) {
    Pin basePin = pins.base();
    Pin headPin = pins.head();
    PinMend mend = pins.mend();
    List<Finding> findings = new ArrayList<>();
    if (basePin != null && undone.isPresent()) {
      findings.add(undone(path, basePin, headPin, undone.get()));
    } else if (basePin != null && headPin == null) {
      if (ebuildsRemain) {
        findings.add(
            Finding.at(
                FindingId.PIN_REMOVED,
                path,
                0,
                gone == null
                    ? "is gone, and ebuilds of the package remain"
                    : "went with the package in "
                        + gone.commit()
                        + ", and the package comes again; bring it back: "
                        + gone.restore()));
      }
    } else if (basePin != null && headPin != null) {
      edits(
          basePin,
          headPin,
          pins.merged(),
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
    if (headPin != null && undone.isEmpty()) {
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

  private static Finding undone(
      String path, Pin basePin, @Nullable Pin headPin, List<Decision> undone) {
    Stream<String> who =
        UndoneDecisions.forgetsWho(basePin, headPin)
            ? Stream.of(basePin.project() + " was seen attested, since " + basePin.attestedSince())
            : Stream.empty();
    Stream<String> decisions =
        undone.stream().map(d -> "the decision of " + d.date() + " about " + d.finding());
    return Finding.at(
        FindingId.DECISION_UNDONE,
        path,
        0,
        (headPin == null ? "is gone, as before " : "is what it was before ")
            + Stream.concat(who, decisions).collect(Collectors.joining(" and "))
            + ", and nothing here needs that any more");
  }

  /**
   * What a merge makes of the pins of its other parents: each of them is memory, too. That what it
   * introduces attested something is shown against the first parent.
   *
   * @param others the package's pins there
   * @param decided the decisions of all that is merged
   */
  static List<Finding> merged(
      List<Pin> others,
      @Nullable Pin headPin,
      List<Decision> decided,
      String path,
      boolean remain) {
    List<Finding> findings = new ArrayList<>();
    for (Pin other : others) {
      if (headPin == null && remain) {
        findings.add(
            Finding.at(
                FindingId.PIN_REMOVED,
                path,
                0,
                "is gone, which what is merged has, and ebuilds of the package remain"));
      } else if (headPin != null) {
        PinEdits.between(other, headPin, decided).stream()
            .filter(e -> e.decision() == null)
            .forEach(e -> findings.add(edited(path, e.was(), e.now())));
      }
    }
    return findings.stream().distinct().toList();
  }

  private static void edits(
      Pin basePin,
      Pin headPin,
      List<Decision> merged,
      Decisions decisions,
      List<VerifiedIdentity> seen,
      List<Finding> findings) {
    for (PinEdits.Edit edit : PinEdits.between(basePin, headPin, merged)) {
      Identity introduced = edit.introduces();
      if (decided(edit, headPin, decisions, findings) && introduced != null) {
        if (attestedNothing(headPin, introduced, seen)) {
          findings.add(nothingAttestedBy(headPin, introduced));
        } else if (edit.ends() != null) {
          endsTooLate(headPin, edit.ends(), introduced, seen).ifPresent(findings::add);
        }
      }
    }
  }

  /**
   * A former identity ends with the first file of its successor. Which one that was is told by the
   * commit that decided it; of several commits, others may have brought files that are older.
   */
  private static Optional<Finding> endsTooLate(
      Pin headPin, Identity former, Identity successor, List<VerifiedIdentity> seen) {
    Optional<Instant> last =
        seen.stream()
            .filter(s -> attestedAtAnyTime(headPin, successor, s))
            .flatMap(s -> Stream.ofNullable(s.identity().logged()))
            .max(Comparator.naturalOrder());
    return last.filter(f -> former.until() != null && former.until().isAfter(f))
        .map(
            f ->
                Finding.at(
                    FindingId.PIN_DISAGREES,
                    headPin.path(),
                    0,
                    "says that "
                        + former.describe()
                        + " ended then, and what came after it was logged at "
                        + f));
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
      if (attestedNothing(headPin, identity, seen) && !isFormer(headPin, identity)) {
        findings.add(nothingAttestedBy(headPin, identity));
      }
    }
    for (Identity identity : headPin.identities()) {
      endsAfterAll(headPin, identity, seen).ifPresent(findings::add);
    }
    Optional<Pep440Version> since =
        Optional.ofNullable(headPin.attestedSince()).flatMap(Pep440Version::parse);
    // of several commits the first has pinned what it saw, and another may have come with less
    boolean seenByThen =
        seen.stream()
            .filter(s -> s.project().equals(headPin.project()))
            .flatMap(s -> Pep440Version.parse(s.version()).stream())
            .anyMatch(v -> since.isPresent() && v.compareTo(since.get()) >= 0);
    if (headPin.attested() && !seenByThen) {
      findings.add(
          Finding.at(
              FindingId.PIN_DISAGREES,
              headPin.path(),
              0,
              "says attested-since "
                  + headPin.attestedSince()
                  + ", and no version as high as that is attested"));
    }
  }

  /** In a new pin, a former identity ended before the last file of those that go on. */
  private static Optional<Finding> endsAfterAll(
      Pin headPin, Identity identity, List<VerifiedIdentity> seen) {
    Instant until = identity.until();
    Optional<Instant> last =
        seen.stream()
            .filter(s -> headPin.identitiesFor(s.project()).contains(identity))
            .flatMap(s -> Stream.ofNullable(s.identity().logged()))
            .max(Comparator.naturalOrder());
    return until == null || last.filter(l -> !until.isAfter(l)).isPresent()
        ? Optional.empty()
        : Optional.of(
            Finding.at(
                FindingId.PIN_DISAGREES,
                headPin.path(),
                0,
                "says that "
                    + identity.describe()
                    + " ended then, and nothing here was logged as late"));
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
    return seen.stream().noneMatch(s -> attested(headPin, identity, s));
  }

  /** Also where the identity came, ended and came again. */
  private static boolean attestedAtAnyTime(Pin headPin, Identity identity, VerifiedIdentity seen) {
    return headPin.identities().stream()
        .filter(identity::sameButUntil)
        .anyMatch(same -> attested(headPin, same, seen));
  }

  private static boolean attested(Pin headPin, Identity identity, VerifiedIdentity seen) {
    return headPin.identitiesFor(seen.project()).contains(identity)
        && Continuity.compare(List.of(identity), seen.identity(), seen.version()).fits();
  }

  /**
   * Whether a new pin's own decisions say that this identity was trusted before it ended. Its files
   * may have left the overlay long ago.
   */
  private static boolean isFormer(Pin headPin, Identity identity) {
    return identity.until() != null
        && headPin.identities().stream()
            .filter(other -> !other.equals(identity))
            .map(other -> identity.until(null).describeAgainst(other.until(null)))
            .anyMatch(was -> headPin.decisions().stream().anyMatch(d -> was.equals(d.was())));
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
