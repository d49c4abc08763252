package io.github.ebuildattest.engine.evaluation;

/** Where words of the shell end, roughly: for texts that nobody runs. */
final class ShellText {

  private ShellText() {}

  /** The offset after the character that closes what one at an offset opens. */
  static int past(String text, int at, char closing) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != closing) {
      end += text.charAt(end) == '\\' && closing != '\'' ? 2 : 1;
    }
    return Math.min(text.length(), end + 1);
  }

  /** The offset after an expansion that begins with a dollar sign. */
  static int pastExpansion(String text, int at) {
    if (at + 1 >= text.length()) {
      return text.length();
    }
    char c = text.charAt(at + 1);
    if (c == '{' || c == '(') {
      return pastBrackets(text, at + 1, c, c == '{' ? '}' : ')');
    }
    if (c == '\'') {
      return past(text, at + 1, '\'');
    }
    int end = at + 2;
    if (Character.isLetter(c) || c == '_') {
      while (end < text.length() && isOfName(text.charAt(end))) {
        end++;
      }
    }
    return end;
  }

  /** The offset after the bracket that closes one at an offset. */
  static int pastBrackets(String text, int at, char opening, char closing) {
    int depth = 0;
    int end = at;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '\\') {
        end++;
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return end + 1;
      }
      end++;
    }
    return text.length();
  }

  /** The offset after a word of an assignment. */
  static int pastWord(String text, int at) {
    if (at < text.length() && text.charAt(at) == '(') {
      return pastBrackets(text, at, '(', ')');
    }
    int end = at;
    while (end < text.length() && " \t\n;&|)<>".indexOf(text.charAt(end)) < 0) {
      char c = text.charAt(end);
      if (c == '\\') {
        end += 2;
      } else if (c == '\'' || c == '`') {
        end = past(text, end, c);
      } else if (c == '"') {
        end = pastQuoted(text, end);
      } else if (c == '$') {
        end = pastExpansion(text, end);
      } else {
        end++;
      }
    }
    return Math.min(end, text.length());
  }

  private static int pastQuoted(String text, int at) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '"') {
      char c = text.charAt(end);
      if (c == '\\') {
        end += 2;
      } else if (c == '$' && end + 1 < text.length() && text.charAt(end + 1) != '\'') {
        end = pastExpansion(text, end);
      } else if (c == '`') {
        end = past(text, end, '`');
      } else {
        end++;
      }
    }
    return Math.min(text.length(), end + 1);
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
