package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.toml.TomlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the files of a distribution are known to differ from the commit that attests it: one {@code
 * [[source]]} table of a pin. Nothing compares them yet; what is written down is kept, and not
 * widened quietly.
 *
 * @param kind {@code sdist} or {@code wheel}
 * @param project the PyPI project, normalised; an empty string for the pin's own
 * @param since the first version that was compared (PEP 440)
 * @param prefix the directory of the repository in which the project lies; empty for the top
 * @param differences paths that are added or altered, and directories with the extensions of what
 *     is generated in them, each in words
 */
record SourceMemory(
    String kind, String project, String since, String prefix, Set<String> differences) {

  private static final Set<String> KINDS = Set.of("sdist", "wheel");

  SourceMemory {
    differences = Set.copyOf(differences);
  }

  /**
   * Reads one table.
   *
   * @throws MalformedFileException where a key is missing, unknown or of another type
   */
  static SourceMemory read(TomlFile table, String project) throws MalformedFileException {
    table.only(Set.of("kind", "project", "since", "prefix", "added", "altered", "generated"));
    String kind = table.required("kind");
    if (!KINDS.contains(kind)) {
      throw table.error("kind", "has the unknown kind '" + kind + "' of a source");
    }
    String since = table.required("since");
    if (Pep440Version.parse(since).isEmpty()) {
      throw table.error("since", "has 'since' that is no PEP 440 version");
    }
    Set<String> differences = new TreeSet<>();
    for (String key : List.of("added", "altered")) {
      table.strings(key).forEach(path -> differences.add(key + " " + path));
    }
    for (TomlFile generated : table.tables("generated")) {
      generated.only(Set.of("directory", "extensions"));
      String directory = generated.required("directory");
      for (String extension : generated.strings("extensions")) {
        differences.add("generated " + directory + "/*." + extension);
      }
    }
    return new SourceMemory(kind, project, since, table.string("prefix").orElse(""), differences);
  }

  private boolean isAbout(SourceMemory other) {
    return kind.equals(other.kind) && project.equals(other.project);
  }

  /** What this allows, and what another has instead; empty where the other allows no more. */
  Optional<String> widenedBy(List<SourceMemory> others) {
    Optional<SourceMemory> other = others.stream().filter(this::isAbout).findFirst();
    if (other.isEmpty()) {
      return Optional.of(PinEdits.NOTHING);
    }
    SourceMemory now = other.get();
    boolean later =
        Pep440Version.parse(since)
            .flatMap(was -> Pep440Version.parse(now.since).map(is -> was.compareTo(is) < 0))
            .orElse(true);
    boolean wider =
        later || !prefix.equals(now.prefix) || !differences.containsAll(now.differences);
    return wider ? Optional.of(now.describe()) : Optional.empty();
  }

  String describe() {
    List<String> parts = new ArrayList<>();
    parts.add("source " + kind + " since " + since);
    if (!project.isEmpty()) {
      parts.add("project " + project);
    }
    if (!prefix.isEmpty()) {
      parts.add("prefix " + prefix);
    }
    parts.addAll(new TreeSet<>(differences));
    return String.join(", ", parts);
  }
}
