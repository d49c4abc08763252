package io.github.ebuildattest.engine.memory;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.policy.pin.Identity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a package's first pin remembers.
 *
 * @param since the lowest version seen attested
 * @param identities who attested, each once, the version in its ref generalised
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
    return since.map(s -> new FirstPin(s.toString(), List.copyOf(identities)));
  }
}
