package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.ebuild.TopLevel;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a change touches beside the PyPI file of a bump, and what nobody verifies: phases of the
 * ebuild, {@code files/}, and DIST lines of other sources.
 */
final class UnverifiedChanges {

  private static final int NAMED = 4;

  private UnverifiedChanges() {}

  /** One line about a bump; empty where the change touches nothing of the kind. */
  static Optional<String> of(
      ChangeSet change, EvaluatedPackage before, EvaluatedPackage after, EvaluatedEbuild ebuild) {
    if (change.scope() == Scope.ALL) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    add(parts, functions(before, ebuild), "");
    add(parts, files(change, after), "");
    add(parts, sources(before, after, ebuild), "the DIST line of ");
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            after.name() + "-" + ebuild.file().version() + ": " + String.join("; ", parts));
  }

  private static void add(List<String> parts, Set<String> names, String what) {
    if (!names.isEmpty()) {
      int more = names.size() - NAMED;
      parts.add(
          what
              + names.stream().limit(NAMED).collect(Collectors.joining(", "))
              + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  /** Functions that no ebuild of the package had in these words. */
  private static Set<String> functions(EvaluatedPackage before, EvaluatedEbuild ebuild) {
    Map<String, String> unknown = new TreeMap<>(functions(ebuild));
    for (EvaluatedEbuild old : before.ebuilds()) {
      if (unknown.isEmpty()) {
        break;
      }
      unknown.entrySet().removeAll(functions(old).entrySet());
    }
    return unknown.keySet().stream()
        .map(name -> name + "()")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> functions(EvaluatedEbuild ebuild) {
    return TopLevel.parts(new String(ebuild.ebuild().bytes(), StandardCharsets.UTF_8)).functions();
  }

  private static Set<String> files(ChangeSet change, EvaluatedPackage after) {
    String directory = after.name().directory() + "/";
    return change.changed().stream()
        .filter(path -> path.startsWith(directory + "files/"))
        .map(path -> path.substring(directory.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> sources(
      EvaluatedPackage before, EvaluatedPackage after, EvaluatedEbuild ebuild) {
    return ebuild.of(Artifact.Kind.OTHER).stream()
        .map(Artifact::distfile)
        .filter(
            name ->
                !after
                    .manifest()
                    .dist(name)
                    .map(Manifest.Dist::text)
                    .equals(before.manifest().dist(name).map(Manifest.Dist::text)))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
