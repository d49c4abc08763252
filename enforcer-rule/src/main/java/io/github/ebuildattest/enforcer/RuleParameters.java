package io.github.ebuildattest.enforcer;

import io.github.ebuildattest.engine.config.SettingOverrides;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The rule's parameters; the command line takes precedence over pom.xml. */
final class RuleParameters {

  private static final String PREFIX = "ebuild-attest.";

  private static final Set<String> NAMES =
      Set.of("overlay", "scope", "since", "offline", "trustedRoot", "distdir", "index");

  private final Properties commandLine;
  private final Map<String, String> pom = new TreeMap<>();

  RuleParameters(Properties commandLine) {
    this.commandLine = commandLine;
  }

  /** Sets a parameter from pom.xml. */
  void inPom(String name, @Nullable String value) {
    if (value != null) {
      pom.put(name, value.strip());
    }
  }

  /**
   * Refuses what nobody can have meant: a parameter without a value, such as a variable of a CI
   * that is not set, and one that does not exist.
   */
  void check() throws ConfigurationException {
    for (String property : commandLine.stringPropertyNames()) {
      if (property.startsWith(PREFIX) && !NAMES.contains(property.substring(PREFIX.length()))) {
        throw new ConfigurationException(
            "there is no parameter "
                + property
                + "; those that there are: "
                + NAMES.stream().sorted().collect(Collectors.joining(", ")));
      }
    }
    for (String name : NAMES) {
      String given = commandLine.getProperty(PREFIX + name);
      if (given != null ? given.isBlank() : String.valueOf(pom.getOrDefault(name, "x")).isBlank()) {
        throw new ConfigurationException(
            "the parameter " + name + " is set and empty; leave it out, or give it a value");
      }
    }
  }

  /** A parameter's value, or empty where it is not set. */
  Optional<String> value(String name) {
    return onCommandLine(name).or(() -> Optional.ofNullable(pom.get(name)));
  }

  private Optional<String> onCommandLine(String name) {
    return Optional.ofNullable(commandLine.getProperty(PREFIX + name)).filter(v -> !v.isBlank());
  }

  /**
   * The parameters that the engine resolves further.
   *
   * @param directory what relative paths are resolved against
   * @throws ConfigurationException where offline is neither true nor false
   */
  SettingOverrides overrides(Path directory) throws ConfigurationException {
    List<String> fromTheTree = new ArrayList<>();
    pom.forEach(
        (name, value) -> {
          if (onCommandLine(name).isEmpty()) {
            fromTheTree.add(name + " = " + value);
          }
        });
    Boolean offline = null;
    if (onCommandLine("offline").isPresent()) {
      offline = truth(onCommandLine("offline").get());
    } else if (onCommandLine("index").isPresent()) {
      // an index that is named on the command line is meant to be asked, whatever pom.xml says
      offline = false;
    } else if (pom.containsKey("offline")) {
      offline = truth(String.valueOf(pom.get("offline")));
    }
    return new SettingOverrides(
        value("trustedRoot").map(directory::resolve).orElse(null),
        value("distdir").map(directory::resolve).orElse(null),
        value("index").orElse(null),
        offline,
        null,
        null,
        fromTheTree);
  }

  private static boolean truth(String value) throws ConfigurationException {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ConfigurationException(
              "the parameter offline is '" + value + "'; expected true or false");
    };
  }

  @Override
  public String toString() {
    return pom.toString();
  }
}
