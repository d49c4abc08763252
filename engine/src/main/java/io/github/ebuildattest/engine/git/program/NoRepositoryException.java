package io.github.ebuildattest.engine.git.program;

import java.nio.file.Path;

/** There is no git repository around an overlay. */
public final class NoRepositoryException extends NotInWorkTreeException {

  private static final long serialVersionUID = 1L;

  NoRepositoryException(Path overlay) {
    super(overlay + " lies in no git repository");
  }
}
