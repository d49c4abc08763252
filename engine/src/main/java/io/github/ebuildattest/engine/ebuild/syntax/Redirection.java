package io.github.ebuildattest.engine.ebuild.syntax;

import org.jspecify.annotations.Nullable;

/** A redirection (bash manual, 3.6). */
public final class Redirection {

  /** As written, {@code >>}, {@code <<<}, … */
  public final String operator;

  /** The number in front, or -1 where there is none. */
  public final int descriptor;

  /** The variable of {@code {name}>file}, which gets the descriptor's number. */
  public final @Nullable String variable;

  /** The file, descriptor or here-string; the body of a here-document once it has been read. */
  public Word target;

  Redirection(String operator, int descriptor, @Nullable String variable, Word target) {
    this.operator = operator;
    this.descriptor = descriptor;
    this.variable = variable;
    this.target = target;
  }

  /** Whether it writes, as opposed to reads. */
  public boolean writes() {
    return operator.indexOf('>') >= 0 && !operator.equals("<>");
  }
}
