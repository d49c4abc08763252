package io.github.ebuildattest.engine.git;

/** A revision that does not name one commit of the repository; each subclass is one reason. */
public abstract sealed class RevisionException extends Exception
    permits AmbiguousRevisionException,
        MalformedRevisionException,
        NoSuchRevisionException,
        UnbornHeadException {

  private static final long serialVersionUID = 1L;

  RevisionException(String message) {
    super(message);
  }
}
