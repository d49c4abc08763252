package io.github.ebuildattest.engine.git;

/** Text that is not a revision (gitrevisions(7)), or one of something else than a commit. */
public final class MalformedRevisionException extends RevisionException {

  private static final long serialVersionUID = 1L;

  MalformedRevisionException(String revision) {
    super("'" + revision + "' is not a revision that names a commit");
  }
}
