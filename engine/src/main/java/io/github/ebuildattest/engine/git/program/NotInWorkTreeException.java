package io.github.ebuildattest.engine.git.program;

/** An overlay does not lie in the work tree of a git repository; each subclass is one reason. */
public abstract sealed class NotInWorkTreeException extends Exception
    permits GitNotFoundException,
        NoRepositoryException,
        NoWorkTreeException,
        OutsideOfRepositoryException,
        RefusedByGitException,
        UntrustedIncludeException {

  private static final long serialVersionUID = 1L;

  NotInWorkTreeException(String message) {
    super(message);
  }
}
