package io.github.ebuildattest.engine.git.program;

import java.nio.file.Path;

/**
 * Git itself does not work in the repository around an overlay: another user owns it (
 * safe.directory), or its configuration cannot be read. The message has git's words.
 */
public final class RefusedByGitException extends NotInWorkTreeException {

  private static final long serialVersionUID = 1L;

  RefusedByGitException(Path overlay, String words) {
    super("git refuses to read the repository around " + overlay + ": " + words);
  }
}
