package io.github.ebuildattest.engine.git;

/** An overlay does not lie in the work tree of a git repository; each subclass is one reason. */
public abstract sealed class NotInWorkTreeException extends Exception
    permits NoRepositoryException, NoWorkTreeException, OutsideOfRepositoryException {

  private static final long serialVersionUID = 1L;

  NotInWorkTreeException(String message) {
    super(message);
  }
}
