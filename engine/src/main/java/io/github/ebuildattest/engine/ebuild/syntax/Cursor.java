package io.github.ebuildattest.engine.ebuild.syntax;

import java.util.Arrays;
import java.util.BitSet;

/** A position in a text, and questions about the characters there. */
public final class Cursor {
  public static final char END = '\0';

  private final String text;
  private final int[] lineStarts;
  private final int firstLine;
  private int lastLine;
  int position;

  /** The offsets of what was skipped as comments. */
  final BitSet comments = new BitSet();

  Cursor(String text, int firstLine) {
    this.text = text;
    this.firstLine = firstLine;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  boolean atEnd() {
    return position >= text.length();
  }

  int length() {
    return text.length();
  }

  /** The character here; after the last one END, which no accepted text contains. */
  char peek() {
    return position < text.length() ? text.charAt(position) : END;
  }

  char peek(int ahead) {
    int at = position + ahead;
    return at >= 0 && at < text.length() ? text.charAt(at) : END;
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, position);
  }

  /** Steps over the expected text if it is here. */
  boolean take(String expected) {
    if (!looksAt(expected)) {
      return false;
    }
    position += expected.length();
    return true;
  }

  char next() {
    return text.charAt(position++);
  }

  /** Where the character first occurs from here on, or -1. */
  int find(char wanted) {
    return text.indexOf(wanted, position);
  }

  String slice(int from, int to) {
    return text.substring(from, to);
  }

  /** Appends what lies between a position and this one. */
  void copy(int from, StringBuilder to) {
    to.append(text, from, position);
  }

  /** The text between two positions, for messages. */
  String excerpt(int from, int to) {
    return excerptLater(from, to).toString();
  }

  /** The same, made only when it is asked for. */
  Excerpt excerptLater(int from, int to) {
    return new Excerpt(text, from, Math.min(to, text.length()));
  }

  int line() {
    return lineAt(position);
  }

  int lineAt(int offset) {
    // asked again and again as the position advances, and mostly on the line of the last answer
    if (lineStarts[lastLine] > offset
        || (lastLine + 1 < lineStarts.length && lineStarts[lastLine + 1] <= offset)) {
      int found = Arrays.binarySearch(lineStarts, offset);
      lastLine = found >= 0 ? found : -found - 2;
    }
    return firstLine + lastLine;
  }

  /** Steps over letters, digits and all that has no meaning in any word; returns how many. */
  int skipPlain() {
    int start = position;
    while (position < text.length() && isPlain(text.charAt(position))) {
      position++;
    }
    return position - start;
  }

  private static boolean isPlain(char c) {
    return inName(c) || c == '.' || c == '-' || c == ',';
  }

  /** Steps over what has no meaning between double quotes; returns how many characters. */
  int skipQuoted() {
    int start = position;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c == '"' || c == '\\' || c == '$' || c == '`') {
        break;
      }
      position++;
    }
    return position - start;
  }

  void skipBlanks() {
    while (true) {
      char c = peek();
      if (c == ' ' || c == '\t') {
        position++;
      } else if (c == '\\' && peek(1) == '\n') {
        position += 2;
      } else {
        return;
      }
    }
  }

  public static boolean startsName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  public static boolean inName(char c) {
    return startsName(c) || isDigit(c);
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  public static boolean isName(String text) {
    if (text.isEmpty() || !startsName(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      if (!inName(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Reads a variable's name; empty if there is none here. */
  String name() {
    int start = position;
    if (startsName(peek())) {
      while (inName(peek())) {
        position++;
      }
    }
    return text.substring(start, position);
  }
}
