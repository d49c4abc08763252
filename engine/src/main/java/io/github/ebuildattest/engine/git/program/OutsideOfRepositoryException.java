package io.github.ebuildattest.engine.git.program;

import java.nio.file.Path;

/**
 * GIT_DIR, GIT_WORK_TREE or {@code core.worktree} name a work tree that the overlay is not part of.
 */
public final class OutsideOfRepositoryException extends NotInWorkTreeException {

  private static final long serialVersionUID = 1L;

  OutsideOfRepositoryException(Path overlay) {
    super(overlay + " does not lie in the repository that GIT_DIR or GIT_WORK_TREE names");
  }
}
