package io.github.ebuildattest.engine.ebuild.syntax;

import org.jspecify.annotations.Nullable;

/** Backslash escapes of $'…' (bash manual, 3.1.2.4) and of echo -e and printf's format. */
final class EscapeSequences {
  private EscapeSequences() {}

  /** Decodes the inside of $'…'; null where an escape gives no character, or a NUL. */
  static @Nullable String ansi(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      if (c != '\\' || i >= text.length()) {
        out.append(c);
        continue;
      }
      char escape = text.charAt(i++);
      int simple = "abeEfnrtv\\'\"?".indexOf(escape);
      if (simple >= 0) {
        out.append("\u0007\b\u001b\u001b\f\n\r\t\u000b\\'\"?".charAt(simple));
        continue;
      }
      int radix = escape == 'x' || escape == 'u' || escape == 'U' ? 16 : 8;
      int digits = escape == 'x' ? 2 : escape == 'u' ? 4 : escape == 'U' ? 8 : 3;
      int from = radix == 8 ? i - 1 : i;
      int to = from;
      while (to < text.length()
          && to < from + digits
          && Character.digit(text.charAt(to), radix) >= 0) {
        to++;
      }
      if (to == from) {
        // not an escape: bash keeps both characters; \c is a control character
        if (escape == 'c' || radix == 16) {
          return null;
        }
        out.append('\\').append(escape);
        continue;
      }
      long code = Long.parseLong(text, from, to, radix);
      if (code == 0 || code > 0x7e || code == 1) {
        return null;
      }
      out.append((char) code);
      i = to;
    }
    return out.toString();
  }
}
