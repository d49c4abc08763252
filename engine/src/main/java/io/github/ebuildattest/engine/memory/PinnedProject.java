package io.github.ebuildattest.engine.memory;

import io.github.ebuildattest.engine.distribution.ProjectName;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.util.List;
import java.util.Objects;

/** Which PyPI project a package's new pin is about. */
public final class PinnedProject {

  private PinnedProject() {}

  /**
   * The project that the package's PYPI_PN names, where it is attested or the newest ebuild fetches
   * it; else the first attested one, or the first that the newest ebuild fetches.
   */
  public static String of(EvaluatedPackage pack, List<VerifiedIdentity> seen) {
    for (EvaluatedEbuild ebuild : pack.ebuilds()) {
      if (ebuild.evaluation() instanceof Evaluated evaluated) {
        String project = ProjectName.normalize(evaluated.pypi().pn());
        if (seen.stream().anyMatch(s -> s.project().equals(project))) {
          return project;
        }
      }
    }
    return pack.newestFromPyPi()
        .filter(e -> seen.isEmpty() || isOwn(fetched(e), e))
        .map(PinnedProject::fetched)
        .orElse(seen.isEmpty() ? pack.name().name() : seen.get(0).project());
  }

  private static boolean isOwn(String project, EvaluatedEbuild ebuild) {
    return ebuild.evaluation() instanceof Evaluated evaluated
        && project.equals(ProjectName.normalize(evaluated.pypi().pn()));
  }

  /** The project that PYPI_PN names where it is fetched, else the first one that is. */
  public static String fetched(EvaluatedEbuild ebuild) {
    List<String> projects =
        ebuild.pypiFiles().stream().map(Artifact::project).filter(Objects::nonNull).toList();
    String own =
        ebuild.evaluation() instanceof Evaluated evaluated
            ? ProjectName.normalize(evaluated.pypi().pn())
            : "";
    return projects.contains(own) || projects.isEmpty() ? own : projects.get(0);
  }
}
