package io.github.ebuildattest.engine.ebuild;

/** Leaves loops, functions or the shell: break, continue, return, exit, die. */
final class Jump extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is left. */
  enum Kind {
    BREAK,
    CONTINUE,
    RETURN,
    EXIT,
    DIE
  }

  final Kind kind;
  final transient Status status;
  final int levels;

  Jump(Kind kind, Status status, int levels) {
    super(kind.name(), null, false, false);
    this.kind = kind;
    this.status = status;
    this.levels = levels;
  }
}
