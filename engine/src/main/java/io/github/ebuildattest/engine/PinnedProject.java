package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.pypi.Artifact;
import io.github.ebuildattest.engine.pypi.ProjectName;
import java.util.List;
import java.util.Objects;

/** Which PyPI project a package's new pin is of. */
final class PinnedProject {

  private PinnedProject() {}

  /**
   * The project of the package's own PYPI_PN where it was attested, else the first attested one;
   * where none was, the one that the newest ebuild fetches.
   */
  static String of(EvaluatedPackage pack, List<FileCheck.Seen> seen) {
    for (EvaluatedEbuild ebuild : pack.ebuilds()) {
      if (ebuild.evaluation() instanceof Evaluated evaluated) {
        String project = ProjectName.normalize(evaluated.pypi().pn());
        if (seen.stream().anyMatch(s -> s.project().equals(project))) {
          return project;
        }
      }
    }
    return seen.isEmpty() ? fetched(pack) : seen.get(0).project();
  }

  private static String fetched(EvaluatedPackage pack) {
    return pack.newestFromPyPi().map(PinnedProject::fetched).orElse(pack.name().name());
  }

  /** The project of PYPI_PN where it is fetched, else the first one that is. */
  static String fetched(EvaluatedEbuild ebuild) {
    List<String> projects =
        ebuild.pypiFiles().stream().map(Artifact::project).filter(Objects::nonNull).toList();
    String own =
        ebuild.evaluation() instanceof Evaluated evaluated
            ? ProjectName.normalize(evaluated.pypi().pn())
            : "";
    return projects.contains(own) || projects.isEmpty() ? own : projects.get(0);
  }
}
