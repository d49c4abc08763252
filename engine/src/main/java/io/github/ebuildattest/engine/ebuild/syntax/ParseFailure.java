package io.github.ebuildattest.engine.ebuild.syntax;

/** The text is not bash that is understood here; caught where it becomes a refusal. */
public final class ParseFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public final int line;
  public final String construct;

  public ParseFailure(int line, String construct, String why) {
    super(why, null, false, false);
    this.line = line;
    this.construct = construct;
  }
}
