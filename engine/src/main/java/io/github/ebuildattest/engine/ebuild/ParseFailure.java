package io.github.ebuildattest.engine.ebuild;

/** The text is not bash that is understood here; caught where a refusal is made of it. */
final class ParseFailure extends Exception {
  private static final long serialVersionUID = 1L;

  final int line;
  final String construct;

  ParseFailure(int line, String construct, String why) {
    super(why, null, false, false);
    this.line = line;
    this.construct = construct;
  }
}
