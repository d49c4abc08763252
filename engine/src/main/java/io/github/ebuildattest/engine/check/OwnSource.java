package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.memory.PinnedProject;
import io.github.ebuildattest.engine.overlay.UseCondition;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The PyPI files that a package is made of, and under which USE flags at least one of them is
 * fetched. Whoever can have all of them left out can have anything else put in their place, and
 * what was verified is then what nobody installs.
 *
 * @param files those of the package's own project and of the ebuild's version; where none is of
 *     that version, all of the project
 * @param fetched when at least one of them is
 */
public record OwnSource(List<Artifact> files, UseCondition fetched) {

  public OwnSource {
    files = List.copyOf(files);
  }

  /**
   * The own files of an ebuild; empty where it names none. The pinned project is the own one where
   * the ebuild names a file of it: what the ebuild calls itself is the ebuild's choice.
   *
   * @param pin the package's pin, or null
   */
  public static Optional<OwnSource> of(EvaluatedEbuild ebuild, @Nullable Pin pin) {
    List<Artifact> named = ebuild.pypiFiles();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    String project =
        pin != null && named.stream().anyMatch(f -> isOf(pin.project(), f))
            ? pin.project()
            : PinnedProject.fetched(ebuild);
    List<Artifact> own = named.stream().filter(f -> isOf(project, f)).toList();
    if (own.isEmpty()) {
      own = named; // their names say no project at all
    }
    Optional<Pep440Version> version = Pep440Version.parse(ebuild.pypiVersion());
    List<Artifact> present =
        own.stream()
            .filter(f -> version.isPresent() && version.equals(parsed(f.version())))
            .toList();
    List<Artifact> files = present.isEmpty() ? own : present;
    return Optional.of(
        new OwnSource(
            files, UseCondition.anyOf(files.stream().map(Artifact::useConditions).toList())));
  }

  private static boolean isOf(String project, Artifact file) {
    return project.equals(file.project());
  }

  private static Optional<Pep440Version> parsed(@Nullable String version) {
    return Optional.ofNullable(version).flatMap(Pep440Version::parse);
  }

  /** The spelling of the condition that a pin would have to remember, or null where none is. */
  @Nullable String condition() {
    return fetched.always() || fetched.never() ? null : fetched.text();
  }

  /**
   * What is fetched where the own files are not: files that are never fetched together with them,
   * or, where there is none, all that are fetched without them.
   *
   * @param ebuild the same ebuild
   */
  List<Artifact> replacements(EvaluatedEbuild ebuild) {
    List<Artifact> others =
        ebuild.sources().stream()
            .map(s -> s.artifact())
            .filter(a -> a.kind() != Artifact.Kind.PROVENANCE && !files.contains(a))
            .filter(a -> !UseCondition.anyOf(List.of(a.useConditions())).never())
            .toList();
    List<Artifact> instead =
        others.stream().filter(a -> fetched.excludes(a.useConditions())).toList();
    return instead.isEmpty()
        ? others.stream().filter(a -> !fetched.holdsUnder(a.useConditions())).toList()
        : instead;
  }
}
