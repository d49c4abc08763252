package io.github.ebuildattest.engine.memory;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.FormerUpstreams;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered about one PyPI project.
 *
 * @param identities who may attest it, from every pin that names it
 * @param introduced identities that a decision of the change adds
 * @param attestedSince the lowest version seen attested, or null where none was
 * @param unattestedBy what says that it does not attest, in words; null where nothing does
 * @param unattestedOnce the decision that it did not attest before it began to, in words; null
 *     where there is none
 * @param unattestedIsNew whether that comes with the change
 * @param former upstreams that remembered decisions replaced, or those of a first pin
 * @param givenUp whether a human decided that it no longer attests, though it once did
 */
public record ProjectMemory(
    List<Identity> identities,
    List<Introduced> introduced,
    @Nullable Pep440Version attestedSince,
    @Nullable String unattestedBy,
    @Nullable String unattestedOnce,
    boolean unattestedIsNew,
    FormerUpstreams former,
    boolean givenUp) {

  /**
   * An identity that a decision adds.
   *
   * @param by the decision, in words
   */
  public record Introduced(Identity identity, String by) {}

  /**
   * What the pins say of a project.
   *
   * @param project normalised
   * @param remembered every pin of the base that names the project
   * @param basePin the package's own pin in the base, or null
   * @param headPin the package's pin in the judged tree, or null
   */
  public static ProjectMemory of(
      String project,
      List<Pin> remembered,
      @Nullable Pin basePin,
      @Nullable Pin headPin,
      Decisions decisions) {
    Set<Identity> identities = new LinkedHashSet<>();
    @Nullable Pep440Version since = null;
    @Nullable String unattestedBy = null;
    boolean isNew = false;
    boolean givenUp = false;
    for (Pin pin : remembered) {
      boolean main = pin.project().equals(project);
      if (pin.attested() || !main) {
        Pin own = pin.equals(basePin) ? headPin : null;
        pin.identitiesFor(project).forEach(i -> identities.add(endedBy(own, i)));
      }
      if (pin.attested() && main) {
        since = lower(since, pin.attestedSince());
      } else if (main) {
        unattestedBy = pin.path() + ": attested = false";
        givenUp |= pin.decisions().stream().anyMatch(PinEdits::givesUp);
      }
    }
    List<Introduced> introduced = new ArrayList<>();
    if (basePin != null && headPin != null) {
      for (PinEdits.Edit edit : PinEdits.between(basePin, headPin)) {
        Decision decision = edit.decision();
        Optional<String> by = decision == null ? Optional.empty() : decisions.counting(decision);
        Identity identity = edit.introduces();
        if (by.isPresent() && identity != null) {
          introduced.add(new Introduced(identity, by.get()));
        }
        if (by.isPresent()
            && basePin.project().equals(project)
            && basePin.attested()
            && !headPin.attested()
            && PinEdits.givesUp(decision)) {
          identities.clear();
          unattestedBy = by.get();
          isNew = true;
          givenUp = true;
        }
      }
    }
    if (remembered.isEmpty()
        && headPin != null
        && !headPin.attested()
        && headPin.project().equals(project)
        && decisions.countWithChange()) {
      unattestedBy = headPin.path() + ": attested = false, new with this change";
      isNew = true;
    }
    return new ProjectMemory(
        List.copyOf(identities),
        List.copyOf(introduced),
        since,
        identities.isEmpty() ? unattestedBy : null,
        unattestedOnce(project, remembered, headPin, decisions),
        isNew,
        former(remembered, basePin, decisions.countWithChange() ? headPin : null),
        givenUp);
  }

  private static @Nullable String unattestedOnce(
      String project, List<Pin> remembered, @Nullable Pin headPin, Decisions decisions) {
    return Stream.concat(remembered.stream(), Stream.ofNullable(headPin))
        .filter(pin -> pin.project().equals(project))
        .flatMap(pin -> pin.decisions().stream())
        .filter(PinEdits::saysUnattested)
        .flatMap(decision -> decisions.counting(decision).stream())
        .findFirst()
        .orElse(null);
  }

  /** An identity that the change itself ends has ended for all of the change. */
  private static Identity endedBy(@Nullable Pin headPin, Identity identity) {
    if (headPin == null || headPin.identities().contains(identity)) {
      return identity;
    }
    for (Identity same : headPin.identities()) {
      Instant end = same.until();
      if (end != null
          && identity.sameButUntil(same)
          && (identity.until() == null || end.isBefore(identity.until()))) {
        return same;
      }
    }
    return identity;
  }

  /**
   * The upstreams that decisions replaced: remembered ones and, where nobody is remembered to
   * attest, those that come with the first pin that names somebody.
   *
   * @param remembered every pin of the base that names the project
   * @param basePin the package's own pin in the base, or null
   * @param headPin the package's pin in the judged tree; null where its decisions do not count yet
   */
  public static FormerUpstreams former(
      List<Pin> remembered, @Nullable Pin basePin, @Nullable Pin headPin) {
    boolean first =
        (basePin == null || !basePin.attested()) && remembered.stream().noneMatch(Pin::attested);
    return new FormerUpstreams(
        Stream.concat(remembered.stream(), Stream.ofNullable(first ? headPin : null))
            .flatMap(pin -> pin.decisions().stream())
            .toList());
  }

  /** The last of the remembered decisions that changed who may attest, in words. */
  public static Optional<String> lastChange(List<Pin> remembered) {
    return remembered.stream()
        .flatMap(
            pin ->
                pin.decisions().stream()
                    .filter(PinEdits::changesWho)
                    .map(d -> new Decisions.Standing(d, pin.path(), false)))
        .reduce((one, next) -> next.decision().date().isBefore(one.decision().date()) ? one : next)
        .map(Decisions.Standing::words);
  }

  private static @Nullable Pep440Version lower(
      @Nullable Pep440Version one, @Nullable String other) {
    Optional<Pep440Version> parsed = Optional.ofNullable(other).flatMap(Pep440Version::parse);
    if (parsed.isEmpty()) {
      return one;
    }
    return one == null || parsed.get().compareTo(one) < 0 ? parsed.get() : one;
  }

  /** Whether memory knows who attests the project. */
  public boolean knowsWho() {
    return !identities.isEmpty();
  }

  /** Whether upstreams that are declared are those of an identity that goes on, or comes now. */
  public boolean namesSuccessor(List<String> declared) {
    return Stream.concat(identities.stream(), introduced.stream().map(Introduced::identity))
        .filter(i -> i.until() == null)
        .anyMatch(
            i -> declared.stream().anyMatch(d -> ExpectedUpstream.sameRepository(d, i.upstream())));
  }

  /** The version since which it is known who attests the project, for readers. */
  public String since() {
    return attestedSince == null ? "its first use" : attestedSince.toString();
  }

  /** Whether an unattested file of this version means that attestations were lost. */
  public boolean expectsAttestation(@Nullable String version) {
    if (!knowsWho()) {
      return false;
    }
    Optional<Pep440Version> parsed = Optional.ofNullable(version).flatMap(Pep440Version::parse);
    return parsed.isEmpty() || attestedSince == null || parsed.get().compareTo(attestedSince) >= 0;
  }
}
