package io.github.ebuildattest.engine.ebuild.value;

/** Leaves loops, functions or the shell: break, continue, return, exit, die. */
public final class Jump extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The command that jumps. */
  public enum Kind {
    BREAK,
    CONTINUE,
    RETURN,
    EXIT,
    DIE
  }

  public final Kind kind;
  public final transient ExitStatus status;
  public final int levels;

  public Jump(Kind kind, ExitStatus status, int levels) {
    super(kind.name(), null, false, false);
    this.kind = kind;
    this.status = status;
    this.levels = levels;
  }
}
