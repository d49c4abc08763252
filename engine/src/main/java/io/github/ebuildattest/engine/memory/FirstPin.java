package io.github.ebuildattest.engine.memory;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.policy.pin.Continuity;
import io.github.ebuildattest.engine.policy.pin.Identity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a package's first pin remembers.
 *
 * @param since the lowest version seen attested
 * @param identities who attested, each once, the version in its ref generalised; one whose last
 *     file is older than the first of another has ended with that
 */
public record FirstPin(String since, List<Identity> identities) {

  /** The first pin of a project; empty where no version of it was seen attested. */
  public static Optional<FirstPin> of(String project, List<VerifiedIdentity> seen) {
    Set<Identity> identities = new LinkedHashSet<>();
    List<VerifiedIdentity> environmentsFirst = new ArrayList<>(seen);
    environmentsFirst.sort(
        Comparator.comparing(
            (VerifiedIdentity s) -> s.identity().identity().get("environment").isEmpty()));
    Optional<Pep440Version> since = Optional.empty();
    for (VerifiedIdentity one : environmentsFirst) {
      boolean other = !one.project().equals(project);
      Identity identity = one.identity().toPin(one.version()).ofProject(other ? one.project() : "");
      boolean said =
          !one.identity().environmentStated()
              && identities.stream().anyMatch(i -> i.with("environment", "").equals(identity));
      if (!said) {
        identities.add(identity);
      }
      Optional<Pep440Version> version = Pep440Version.parse(one.version());
      if (!other
          && version.isPresent()
          && (since.isEmpty() || version.get().compareTo(since.get()) < 0)) {
        since = version;
      }
    }
    return since.map(
        s ->
            new FirstPin(
                s.toString(),
                identities.stream().map(i -> ended(i, identities, project, seen)).toList()));
  }

  /** An identity, ended where another attested all that came after its last release. */
  private static Identity ended(
      Identity identity, Set<Identity> all, String project, List<VerifiedIdentity> seen) {
    List<VerifiedIdentity> its = by(identity, project, seen);
    return all.stream()
        .filter(other -> other.project().equals(identity.project()) && !other.equals(identity))
        .map(other -> by(other, project, seen))
        .filter(others -> its.stream().noneMatch(one -> sameRelease(one, others)))
        .flatMap(others -> first(others).stream())
        .filter(first -> its.stream().allMatch(one -> one.identity().before(first)))
        .min(Comparator.naturalOrder())
        .map(identity::until)
        .orElse(identity);
  }

  private static List<VerifiedIdentity> by(
      Identity identity, String project, List<VerifiedIdentity> seen) {
    String whose = identity.project().isEmpty() ? project : identity.project();
    return seen.stream()
        .filter(s -> s.project().equals(whose))
        .filter(s -> Continuity.compare(List.of(identity), s.identity(), s.version()).fits())
        .toList();
  }

  private static boolean sameRelease(VerifiedIdentity one, List<VerifiedIdentity> others) {
    return others.stream().anyMatch(o -> o.version().equals(one.version()));
  }

  private static Optional<Instant> first(List<VerifiedIdentity> some) {
    return some.stream()
        .flatMap(s -> Stream.ofNullable(s.identity().logged()))
        .min(Comparator.naturalOrder());
  }
}
