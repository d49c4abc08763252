package io.github.ebuildattest.engine.git;

/** HEAD names a branch that has no commit yet. */
public final class UnbornHeadException extends RevisionException {

  private static final long serialVersionUID = 1L;

  UnbornHeadException() {
    super("HEAD has no commit yet");
  }
}
