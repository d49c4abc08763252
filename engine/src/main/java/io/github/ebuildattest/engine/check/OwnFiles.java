package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.distribution.ProjectName;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which of an ebuild's files are the package's own: of the pinned project, or of the one the ebuild
 * is of; where none is, and all are of one project, they are.
 *
 * @param pin the package's remembered pin, or null
 */
record OwnFiles(EvaluatedEbuild ebuild, @Nullable Pin pin) {

  boolean has(Artifact file) {
    return ofOwnProject(file)
        || ebuild.pypiFiles().stream()
            .allMatch(f -> !ofOwnProject(f) && Objects.equals(f.project(), file.project()));
  }

  private boolean ofOwnProject(Artifact file) {
    if (pin != null && pin.project().equals(file.project())) {
      return true;
    }
    return ebuild.evaluation() instanceof Evaluated evaluated
        && ProjectName.normalize(evaluated.pypi().pn()).equals(file.project());
  }
}
