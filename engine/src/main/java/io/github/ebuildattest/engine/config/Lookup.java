package io.github.ebuildattest.engine.config;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.git.program.GitSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Settings from the environment, then from git's configuration.
 *
 * @param variables the process' environment
 * @param settings git's configuration
 */
record Lookup(Map<String, String> variables, GitSettings settings) {

  private static final String PREFIX = "EBUILD_ATTEST_";

  /** Every variable of ours, without the prefix. */
  private static final Set<String> VARIABLES =
      Set.of("TRUSTED_ROOT", "DISTDIR", "OFFLINE", "INDEX", "CA_FILE", "TIMEOUT", "CACHE", "DEBUG");

  private static final List<String> KEYS =
      List.of("index", "trustedRoot", "distdir", "offline", "caFile", "timeout");

  private static final Set<String> TRUE = Set.of("1", "true", "yes", "on");
  private static final Set<String> FALSE = Set.of("0", "false", "no", "off");

  /**
   * A lookup.
   *
   * @throws ConfigurationException where a variable or a key is set to nothing: somebody meant to
   *     set it, and nobody can tell to what
   */
  static Lookup of(Map<String, String> variables, GitSettings settings)
      throws ConfigurationException {
    for (String name : VARIABLES) {
      requireValue(PREFIX + name, Optional.ofNullable(variables.get(PREFIX + name)));
    }
    for (String key : KEYS) {
      requireValue("the git setting ebuild-attest." + key, settings.value(key));
    }
    return new Lookup(variables, settings);
  }

  private static void requireValue(String name, Optional<String> value)
      throws ConfigurationException {
    if (value.isPresent() && value.get().isBlank()) {
      throw new ConfigurationException(name + " is set and empty; unset it, or give it a value");
    }
  }

  /** What was set and does not count, a line each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    for (String setting : settings.ignored()) {
      remarks.add("ignored, since a commit could set it: the git setting " + setting);
    }
    for (String name : new TreeSet<>(variables.keySet())) {
      if (name.startsWith(PREFIX) && !VARIABLES.contains(name.substring(PREFIX.length()))) {
        remarks.add("ignored: there is no variable " + name + " of ebuild-attest");
      }
    }
    for (String key : settings.keys()) {
      if (KEYS.stream().noneMatch(known -> known.toLowerCase(Locale.ROOT).equals(key))) {
        remarks.add("ignored: there is no git setting ebuild-attest." + key);
      }
    }
    return remarks;
  }

  /** A variable that is not blank; Portage's own may be. */
  Optional<String> environment(String name) {
    return Optional.ofNullable(variables.get(name)).filter(v -> !v.isBlank());
  }

  /** {@code ebuild-attest.KEY} of git's configuration. */
  Optional<String> git(String key) {
    return settings.value(key);
  }

  /** The variable, else git's key. */
  Optional<String> find(String variable, String gitKey) {
    return environment(variable).or(() -> git(gitKey));
  }

  /**
   * The same for a setting that is on or off.
   *
   * @throws ConfigurationException where it is neither
   */
  boolean isOn(String variable, String gitKey) throws ConfigurationException {
    String text = find(variable, gitKey).orElse("false").strip().toLowerCase(Locale.ROOT);
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      throw new ConfigurationException(
          (environment(variable).isPresent() ? variable : "the git setting ebuild-attest." + gitKey)
              + " is '"
              + text
              + "'; expected true or false");
    }
    return TRUE.contains(text);
  }
}
