package io.github.ebuildattest.engine.policy.pin;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pin's text as lines. An edit leaves all other lines as they are, line ends included. */
final class PinLines {

  private static final Pattern IDENTITY_HEAD =
      Pattern.compile("\\s*\\[\\[\\s*attestation-identities\\s*]]\\s*(#.*)?", Pattern.DOTALL);
  private static final Pattern TABLE_HEAD = Pattern.compile("\\s*\\[.*", Pattern.DOTALL);
  private static final Pattern NO_KEY = Pattern.compile("\\s*(#.*)?", Pattern.DOTALL);

  /** Each with its line end; only the last may lack one. */
  private final List<String> lines;

  private final String lineEnd;

  private PinLines(List<String> lines, String lineEnd) {
    this.lines = lines;
    this.lineEnd = lineEnd;
  }

  static PinLines of(String text) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int feed = text.indexOf('\n', at);
      int end = feed < 0 ? text.length() : feed + 1;
      lines.add(text.substring(at, end));
      at = end;
    }
    boolean dos = !lines.isEmpty() && lines.get(0).endsWith("\r\n");
    return new PinLines(lines, dos ? "\r\n" : "\n");
  }

  /**
   * Matches a key with a string value on one line; its groups are what stands before and after the
   * string.
   */
  static Pattern stringOf(String key) {
    String quoted = Pattern.quote(key);
    return Pattern.compile(
        "(\\s*(?:"
            + quoted
            + "|\""
            + quoted
            + "\"|'"
            + quoted
            + "')\\s*=\\s*)(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')(.*)",
        Pattern.DOTALL);
  }

  /** The line of the first table, or the number of lines where there is none. */
  int firstTable() {
    return endOfTable(-1);
  }

  /**
   * The line that opens the table of an identity, which is counted from 0; -1 where there is none.
   */
  int identityTable(int index) {
    for (int i = 0, seen = 0; i < lines.size(); i++) {
      if (IDENTITY_HEAD.matcher(lines.get(i)).matches() && seen++ == index) {
        return i;
      }
    }
    return -1;
  }

  /** The line of the next table's head, or the number of lines. */
  int endOfTable(int start) {
    int end = start + 1;
    while (end < lines.size() && !TABLE_HEAD.matcher(lines.get(end)).matches()) {
      end++;
    }
    return end;
  }

  /** The line after the last one that is neither blank nor only a comment. */
  int endOfKeys(int start, int end) {
    int at = end;
    while (at > start && NO_KEY.matcher(lines.get(at - 1)).matches()) {
      at--;
    }
    return at;
  }

  /** Puts a value between a pattern's two groups in the first line that it matches. */
  boolean replace(Pattern pattern, String value, int start, int end) {
    for (int i = start; i < end; i++) {
      Matcher matcher = pattern.matcher(lines.get(i));
      if (matcher.matches()) {
        lines.set(i, matcher.group(1) + value + matcher.group(2));
        return true;
      }
    }
    return false;
  }

  /** Inserts lines, with the file's own line end. */
  void insert(int at, String text) {
    if (text.isEmpty()) {
      return;
    }
    if (at > 0 && !lines.get(at - 1).endsWith("\n")) {
      lines.set(at - 1, lines.get(at - 1) + lineEnd);
    }
    lines.addAll(at, text.lines().map(line -> line + lineEnd).toList());
  }

  /** Appends an empty line and a table. */
  void append(String table) {
    insert(lines.size(), "\n" + table);
  }

  @Override
  public String toString() {
    return String.join("", lines);
  }
}
