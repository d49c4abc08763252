package io.github.ebuildattest.engine.report;

/**
 * Keeps text from documents, ebuilds and git from controlling a terminal. Control characters
 * (ECMA-48's escape sequences begin with one), bidirectional and other format characters (UAX #9,
 * CVE-2021-42574), line separators and unpaired surrogates come out as the escapes that Java and
 * JSON write: a backslash, a {@code u} and four hexadecimal digits.
 */
public final class Printable {

  private Printable() {}

  /** The text with everything in it made visible; line feeds and tabs are escaped too. */
  public static String text(String text) {
    return escape(text, false);
  }

  /** The same for text of several lines: line feeds stay. */
  static String lines(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepLineFeeds) {
    StringBuilder shown = null;
    int copied = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      if (!isVisible(codePoint) && !(keepLineFeeds && codePoint == '\n')) {
        shown = shown == null ? new StringBuilder(text.length() + 16) : shown;
        shown.append(text, copied, at);
        for (int unit = at; unit < next; unit++) {
          shown.append(String.format("\\u%04x", (int) text.charAt(unit)));
        }
        copied = next;
      }
      at = next;
    }
    return shown == null ? text : shown.append(text, copied, text.length()).toString();
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
