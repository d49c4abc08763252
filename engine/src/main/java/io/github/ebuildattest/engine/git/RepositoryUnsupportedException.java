package io.github.ebuildattest.engine.git;

/** A repository in a state that cannot be read faithfully; the message names the remedy. */
public final class RepositoryUnsupportedException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * An unsupported state.
   *
   * @param message one sentence: what it is, and the git command that mends it
   */
  public RepositoryUnsupportedException(String message) {
    super(message);
  }

  /** An object is missing, so that there is no change to judge. */
  public RepositoryUnsupportedException(ObjectMissingException cause) {
    this(String.valueOf(cause.getMessage()), cause);
  }

  RepositoryUnsupportedException(String message, Throwable cause) {
    super(message, cause);
  }
}
