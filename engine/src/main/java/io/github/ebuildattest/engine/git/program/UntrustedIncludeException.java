package io.github.ebuildattest.engine.git.program;

import java.nio.file.Path;

/**
 * A file of the work tree is part of git's configuration and has git read further files: nobody can
 * tell any more which settings a commit made.
 */
public final class UntrustedIncludeException extends NotInWorkTreeException {

  private static final long serialVersionUID = 1L;

  UntrustedIncludeException(Path file, String key) {
    super(
        "git's configuration includes "
            + file
            + ", which lies in the work tree and has git read another file ("
            + key
            + "); take it out of the configuration");
  }
}
