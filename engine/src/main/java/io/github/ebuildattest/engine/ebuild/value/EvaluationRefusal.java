package io.github.ebuildattest.engine.ebuild.value;

/** Ends an evaluation; caught by the evaluator, or where a subshell's effects end. */
public final class EvaluationRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public final transient Unknown cause;

  /** Whether not even a subshell contains it: a limit was reached, or the ebuild dies. */
  public final boolean always;

  public EvaluationRefusal(Unknown cause, boolean always) {
    super(cause.why(), null, false, false);
    this.cause = cause;
    this.always = always;
  }
}
