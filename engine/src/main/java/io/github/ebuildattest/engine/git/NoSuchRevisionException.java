package io.github.ebuildattest.engine.git;

/** A revision that names nothing here. */
public final class NoSuchRevisionException extends RevisionException {

  private static final long serialVersionUID = 1L;

  NoSuchRevisionException(String revision) {
    super("the repository has no commit '" + revision + "'");
  }
}
