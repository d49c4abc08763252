package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.pypi.Artifact;
import io.github.ebuildattest.engine.pypi.ProjectName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Which PyPI project a package's new pin is of. */
final class PinnedProject {

  private PinnedProject() {}

  /**
   * The project of the package's own PYPI_PN where that was attested, or is fetched at all; else
   * the first attested one, or the first fetched.
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
    Set<String> fetched = new LinkedHashSet<>();
    for (EvaluatedEbuild ebuild : pack.ebuilds()) {
      ebuild.pypiFiles().stream()
          .map(Artifact::project)
          .filter(Objects::nonNull)
          .forEach(fetched::add);
      if (ebuild.evaluation() instanceof Evaluated evaluated
          && fetched.contains(ProjectName.normalize(evaluated.pypi().pn()))) {
        return ProjectName.normalize(evaluated.pypi().pn());
      }
    }
    if (!seen.isEmpty()) {
      return seen.get(0).project();
    }
    return fetched.stream().findFirst().orElse(pack.name().name());
  }
}
