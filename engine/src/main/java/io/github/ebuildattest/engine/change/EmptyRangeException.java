package io.github.ebuildattest.engine.change;

/** A range without a commit: judging it would judge nothing. */
public final class EmptyRangeException extends Exception {

  private static final long serialVersionUID = 1L;

  EmptyRangeException(String revision) {
    super("no commit lies between " + revision + " and HEAD; pass the commit before the push");
  }
}
