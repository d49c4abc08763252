package io.github.ebuildattest.engine.toml;

/**
 * How deeply arrays and inline tables lie in each other. The parser descends with every level, and
 * a stack that overflows names no file.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0</a>
 */
final class Nesting {

  /** More than any file of this kind has reason for. */
  static final int MOST = 32;

  private final String text;
  private int at;

  private Nesting(String text) {
    this.text = text;
  }

  /**
   * The line where more than {@value #MOST} levels are open, counted from 1, or 0 where there is
   * none. What stands in strings and comments does not count.
   */
  static int tooDeep(String text) {
    return new Nesting(text).line();
  }

  private int line() {
    int depth = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '#' -> skipTo("\n", false);
        case '"', '\'' -> skipString(String.valueOf(c));
        case '[', '{' -> depth++;
        case ']', '}' -> depth = Math.max(0, depth - 1);
        default -> {}
      }
      if (depth > MOST) {
        return 1 + (int) text.substring(0, at).chars().filter(n -> n == '\n').count();
      }
      at++;
    }
    return 0;
  }

  private void skipString(String quote) {
    boolean escapes = quote.equals("\"");
    boolean lines = text.startsWith(quote.repeat(3), at);
    at += lines ? 3 : 1;
    skipTo(lines ? quote.repeat(3) : quote, escapes);
  }

  /** Stops at the last character of what ends, or at the end. */
  private void skipTo(String end, boolean escapes) {
    while (at < text.length() && !text.startsWith(end, at)) {
      at += escapes && text.charAt(at) == '\\' ? 2 : 1;
    }
    at += end.length() - 1;
  }
}
