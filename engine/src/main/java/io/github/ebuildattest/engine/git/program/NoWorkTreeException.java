package io.github.ebuildattest.engine.git.program;

import java.nio.file.Path;

/** The repository around an overlay is bare. */
public final class NoWorkTreeException extends NotInWorkTreeException {

  private static final long serialVersionUID = 1L;

  NoWorkTreeException(Path overlay) {
    super(overlay + " has no work tree of its own in git");
  }
}
