package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.policy.Identity;
import io.github.ebuildattest.engine.pypi.Pep440Version;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a first pin remembers.
 *
 * @param since the lowest version seen attested
 * @param identities who attested, each once, the version in its ref generalised
 */
record FirstPin(String since, List<Identity> identities) {

  static Optional<FirstPin> of(String project, List<VerifiedIdentity> seen) {
    Set<Identity> identities = new LinkedHashSet<>();
    Optional<Pep440Version> since = Optional.empty();
    for (VerifiedIdentity one : seen) {
      Identity identity = one.identity().toPin(one.version());
      boolean other = !one.project().equals(project);
      identities.add(
          other ? new Identity(identity.kind(), identity.keys(), one.project()) : identity);
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
