package io.github.ebuildattest.engine.report;

import java.util.regex.Pattern;

/**
 * Breaks text between words at {@link #WIDTH} columns. A longer word, such as a URL, is kept whole,
 * so that it can be copied.
 */
public final class Wrapping {

  /** Columns. */
  public static final int WIDTH = 100;

  /** Colours (ECMA-48, SGR) take no column. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  private Wrapping() {}

  /**
   * Wraps one paragraph.
   *
   * @param first what its first line begins with
   * @param following what the others begin with
   */
  public static String wrap(String first, String following, String text) {
    StringBuilder out = new StringBuilder(first);
    int column = columns(first);
    boolean begins = true;
    for (String word : text.split(" ", -1)) {
      int width = columns(word);
      if (begins) {
        begins = false;
      } else if (column + 1 + width > WIDTH) {
        out.append('\n').append(following);
        column = columns(following);
      } else {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += width;
    }
    return out.toString();
  }

  private static int columns(String text) {
    return text.indexOf('\u001b') < 0
        ? text.length()
        : COLOUR.matcher(text).replaceAll("").length();
  }
}
