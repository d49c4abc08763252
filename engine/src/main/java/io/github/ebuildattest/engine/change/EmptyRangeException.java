package io.github.ebuildattest.engine.change;

/** A range without a commit: judging it would judge nothing. */
public final class EmptyRangeException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * An empty range.
   *
   * @param message one sentence
   */
  public EmptyRangeException(String message) {
    super(message);
  }
}
