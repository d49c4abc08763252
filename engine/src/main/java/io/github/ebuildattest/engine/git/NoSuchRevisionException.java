package io.github.ebuildattest.engine.git;

/** A revision, or a repository, that the caller named and that is not there. */
public final class NoSuchRevisionException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A revision that is not there.
   *
   * @param message one sentence
   */
  public NoSuchRevisionException(String message) {
    super(message);
  }
}
