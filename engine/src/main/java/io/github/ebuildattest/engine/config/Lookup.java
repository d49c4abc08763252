package io.github.ebuildattest.engine.config;

import io.github.ebuildattest.engine.git.OverlayRepository;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings from the environment, then from local git configuration.
 *
 * @param variables the process' environment
 * @param repository null where there is none
 */
record Lookup(Map<String, String> variables, @Nullable OverlayRepository repository) {

  /** A variable that is not blank. */
  Optional<String> environment(String name) {
    return Optional.ofNullable(variables.get(name)).filter(v -> !v.isBlank());
  }

  /** {@code ebuild-attest.KEY} of git's configuration. */
  Optional<String> git(String key) {
    return repository == null ? Optional.empty() : repository.setting("ebuild-attest", key);
  }

  /** The variable, else git's key. */
  Optional<String> find(String variable, String gitKey) {
    return environment(variable).or(() -> git(gitKey));
  }

  /** The same for a setting that is on or off. */
  boolean isOn(String variable, String gitKey) {
    return find(variable, gitKey)
        .map(text -> List.of("1", "true", "yes", "on").contains(text.toLowerCase(Locale.ROOT)))
        .orElse(false);
  }
}
