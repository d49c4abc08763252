package io.github.ebuildattest.engine.git;

/** A revision that names no commit of the repository, or more than one object. */
public final class NoSuchRevisionException extends Exception {

  private static final long serialVersionUID = 1L;

  NoSuchRevisionException(String message) {
    super(message);
  }
}
