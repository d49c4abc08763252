package io.github.ebuildattest.engine.git.program;

import java.nio.file.Path;

/** There is a repository around an overlay, and no program git to ask about it. */
public final class GitNotFoundException extends NotInWorkTreeException {

  private static final long serialVersionUID = 1L;

  GitNotFoundException(Path overlay) {
    super(
        overlay
            + " lies in a git repository, and no directory of PATH has a git to ask about it"
            + " (relative ones, and those of the work tree, do not count); install git");
  }
}
