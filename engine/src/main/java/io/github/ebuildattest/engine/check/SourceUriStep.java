package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.ebuild.Refused;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.UseCondition;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Step 1: what an ebuild fetches, whether that can be told at all, and whether it is still what the
 * package's pin remembers. All it finds is about the ebuild's own text.
 */
final class SourceUriStep {

  private SourceUriStep() {}

  /**
   * What is wrong with an ebuild's sources.
   *
   * @param basePin the package's remembered pin, or null
   */
  static List<Finding> check(EvaluatedEbuild ebuild, @Nullable Pin basePin) {
    List<Finding> findings = new ArrayList<>();
    evaluation(ebuild, findings);
    for (Classification source : ebuild.sources()) {
      if (source instanceof Classification.Disguised disguised) {
        findings.add(disguised.finding());
      }
    }
    versions(ebuild, new OwnFiles(ebuild, basePin), findings);
    if (basePin != null && !(ebuild.evaluation() instanceof Refused)) {
      projects(ebuild, basePin, findings);
    }
    return findings;
  }

  private static void evaluation(EvaluatedEbuild ebuild, List<Finding> findings) {
    if (ebuild.evaluation() instanceof Refused refused) {
      findings.add(
          Finding.at(
              FindingId.EBUILD_NOT_EVALUATED, ebuild.path(), refused.line(), refused.reason()));
    }
    for (String eclass : new TreeSet<>(ebuild.evaluation().overriddenEclasses())) {
      findings.add(
          Finding.at(
              FindingId.ECLASS_OVERRIDDEN,
              "eclass/" + eclass + ".eclass",
              0,
              "the overlay ships its own "
                  + eclass
                  + ".eclass, so what the ebuild fetches is not"
                  + " what the known one says"));
    }
  }

  private static void versions(EvaluatedEbuild ebuild, OwnFiles own, List<Finding> findings) {
    String expected = ebuild.pypiVersion();
    for (Artifact file : ebuild.pypiFiles()) {
      if (own.has(file) && !sameVersion(expected, file.version())) {
        findings.add(
            Finding.about(
                FindingId.VERSION_MISMATCH,
                file.distfile(),
                "the ebuild is version "
                    + ebuild.file().version()
                    + ", which is "
                    + expected
                    + " on PyPI, and "
                    + file.fileName()
                    + " is "
                    + (file.version() == null ? "of no version" : file.version())));
      }
    }
  }

  private static boolean sameVersion(String expected, @Nullable String actual) {
    Optional<Pep440Version> version = Pep440Version.parse(expected);
    return actual != null && version.isPresent() && Pep440Version.parse(actual).equals(version);
  }

  /** Whether the USE conditions around a file do not exclude each other. */
  private static boolean isEverFetched(Artifact file) {
    return !UseCondition.anyOf(List.of(file.useConditions())).never();
  }

  /** Whether the package still fetches what its pin remembers. */
  private static void projects(EvaluatedEbuild ebuild, Pin basePin, List<Finding> findings) {
    List<Artifact> files =
        ebuild.pypiFiles().stream().filter(SourceUriStep::isEverFetched).toList();
    if (files.isEmpty()) {
      if (basePin.attested()) {
        findings.add(
            Finding.of(
                FindingId.SOURCE_LEFT_PYPI,
                "the package is pinned as attested, and nothing of it is fetched from PyPI any"
                    + " more"));
      }
    } else if (files.stream().noneMatch(f -> basePin.project().equals(f.project()))) {
      String now =
          files.stream()
              .map(f -> String.valueOf(f.project()))
              .distinct()
              .collect(Collectors.joining(", "));
      findings.add(
          Finding.of(
              FindingId.PROJECT_CHANGED,
              "the pin is of the project "
                  + basePin.project()
                  + ", and the ebuild fetches "
                  + now));
    }
  }
}
