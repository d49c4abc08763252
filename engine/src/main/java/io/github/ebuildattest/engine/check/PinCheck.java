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
   * @param own the remembered pin, or null
   * @param judged the pin in the judged tree, or null
   * @param mend how a remembered pin that cannot be read was mended, or null
   * @param path where the pin lies
   * @param ebuildsRemain whether the package still has ebuilds
   * @param seen who attested the package's files, as far as this change verified any
   */
  static List<Finding> run(
      @Nullable Pin own,
      @Nullable Pin judged,
      @Nullable PinMend mend,
      String path,
      boolean ebuildsRemain,
      List<VerifiedIdentity> seen,
      Policy policy) {
    List<Finding> findings = new ArrayList<>();
    if (own != null && judged == null) {
      if (ebuildsRemain) {
        findings.add(
            Finding.at(
                FindingId.PIN_REMOVED, path, 0, "is gone, and ebuilds of the package remain"));
      }
    } else if (own != null && judged != null) {
      edits(own, judged, new Decisions(List.of(own), own, judged, policy), seen, findings);
      if (mend != null && !mend.decided()) {
        findings.add(edited(path, mend.was(), mend.now()));
      }
      if (mend != null || (!own.attested() && judged.attested())) {
        newPin(judged, seen, findings);
      }
    } else if (judged != null) {
      newPin(judged, seen, findings);
    }
    if (judged != null) {
      int changed = PinEdits.newDecisions(own, judged).size();
      if (changed > 0) {
        findings.add(
            Finding.at(
                FindingId.DECISION_WITH_CHANGE,
                path,
                PinEdits.newDecisions(own, judged).get(0).line(),
                changed == 1
                    ? "has a decision that comes with the change it covers"
                    : "has " + changed + " decisions that come with the change they cover"));
      }
    }
    return findings;
  }

  private static void edits(
      Pin own,
      Pin judged,
      Decisions decisions,
      List<VerifiedIdentity> seen,
      List<Finding> findings) {
    for (PinEdits.Edit edit : PinEdits.between(own, judged)) {
      boolean decided = edit.decision() != null && decisions.counting(edit.decision()).isPresent();
      if (!decided) {
        findings.add(edited(judged.path(), edit.was(), edit.now()));
      } else if (edit.introduces() != null && attestedNothing(judged, edit.introduces(), seen)) {
        findings.add(nothingAttestedBy(judged, edit.introduces()));
      }
    }
  }

  private static Finding edited(String path, String was, String now) {
    return Finding.at(
        FindingId.PIN_EDITED,
        path,
        0,
        "said \"" + was + "\" and now says \"" + now + "\", and no new decision says so");
  }

  /** A new pin must equal what verification finds. */
  private static void newPin(Pin judged, List<VerifiedIdentity> seen, List<Finding> findings) {
    boolean ownSeen = seen.stream().anyMatch(s -> s.project().equals(judged.project()));
    if (!ownSeen) {
      if (judged.attested()) {
        findings.add(
            Finding.at(
                FindingId.PIN_DISAGREES,
                judged.path(),
                0,
                "is new and names who attests the project, and no attestation was verified that"
                    + " says so"));
        return;
      }
    } else if (!judged.attested()) {
      findings.add(
          Finding.at(
              FindingId.PIN_DISAGREES,
              judged.path(),
              0,
              "says attested = false, and a file of the package is attested"));
      return;
    }
    for (VerifiedIdentity one : seen) {
      List<Identity> pinned = judged.identitiesFor(one.project());
      if (!fits(pinned, one) && !oncePinned(judged, pinned, one)) {
        findings.add(
            Finding.at(
                FindingId.PIN_DISAGREES,
                judged.path(),
                0,
                "does not name who attested "
                    + one.project()
                    + " "
                    + one.version()
                    + ": "
                    + one.identity().toPin(one.version()).describe()));
      }
    }
    for (Identity identity : judged.identities()) {
      if (attestedNothing(judged, identity, seen)) {
        findings.add(nothingAttestedBy(judged, identity));
      }
    }
    Optional<Pep440Version> since =
        Optional.ofNullable(judged.attestedSince()).flatMap(Pep440Version::parse);
    boolean late =
        judged.attested()
            && seen.stream()
                .filter(s -> s.project().equals(judged.project()))
                .flatMap(s -> Pep440Version.parse(s.version()).stream())
                .anyMatch(v -> since.isEmpty() || v.compareTo(since.get()) < 0);
    if (late) {
      findings.add(
          Finding.at(
              FindingId.PIN_DISAGREES,
              judged.path(),
              0,
              "says attested-since "
                  + judged.attestedSince()
                  + ", and a lower version is attested"));
    }
  }

  private static boolean fits(List<Identity> pinned, VerifiedIdentity one) {
    return !pinned.isEmpty() && Continuity.compare(pinned, one.identity(), one.version()).fits();
  }

  /**
   * Whether the pin's own decisions say that this identity was pinned before the present one: what
   * differs is what they say {@code was}. So an overlay with a past can be pushed to where nothing
   * is remembered.
   */
  private static boolean oncePinned(Pin judged, List<Identity> pinned, VerifiedIdentity one) {
    Set<String> was =
        judged.decisions().stream()
            .flatMap(d -> d.was() == null ? Stream.empty() : Stream.of(d.was().split(", ")))
            .collect(Collectors.toSet());
    Identity seen = one.identity().toPin(one.version());
    return pinned.stream()
        .map(p -> List.of(seen.describeAgainst(p).split(", ")))
        .anyMatch(was::containsAll);
  }

  private static boolean attestedNothing(
      Pin judged, Identity identity, List<VerifiedIdentity> seen) {
    return seen.stream()
        .noneMatch(
            s ->
                judged.identitiesFor(s.project()).contains(identity)
                    && Continuity.compare(List.of(identity), s.identity(), s.version()).fits());
  }

  private static Finding nothingAttestedBy(Pin judged, Identity identity) {
    return Finding.at(
        FindingId.PIN_DISAGREES,
        judged.path(),
        0,
        "names an identity that attested nothing here: " + identity.describe());
  }

  /** Whether a range lacks the pin of what it verified. */
  static Optional<Finding> missing(
      Scope scope, boolean firstUse, @Nullable Pin judged, String path) {
    if (!scope.judgesCommits() || !firstUse || (judged != null && judged.attested())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.at(
            FindingId.PIN_MISSING,
            path,
            0,
            judged == null
                ? "is not there, and the bump is attested; commit the pin printed below"
                : "still says attested = false, and the bump is attested; commit the pin printed"
                    + " below"));
  }
}
