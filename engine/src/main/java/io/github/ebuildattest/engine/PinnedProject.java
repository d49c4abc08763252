package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.pypi.ProjectName;
import java.util.List;

/** Which PyPI project a package's new pin is of. */
final class PinnedProject {

  private PinnedProject() {}

  /**
   * The project of the package's own PYPI_PN where it was attested, else the first attested one.
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
    return seen.isEmpty() ? pack.name().name() : seen.get(0).project();
  }
}
