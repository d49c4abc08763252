package io.github.ebuildattest.engine.ebuild.pattern;

import java.util.BitSet;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bracket expression (POSIX 9.3.5) in the C locale: ranges by code, classes of ASCII
 * characters.
 */
final class CharacterSet {
  private static final Map<String, IntPredicate> CLASSES =
      Map.ofEntries(
          Map.entry("alpha", CharacterSet::isLetter),
          Map.entry("digit", c -> c >= '0' && c <= '9'),
          Map.entry("alnum", c -> isLetter(c) || (c >= '0' && c <= '9')),
          Map.entry("upper", c -> c >= 'A' && c <= 'Z'),
          Map.entry("lower", c -> c >= 'a' && c <= 'z'),
          Map.entry("space", c -> c == ' ' || (c >= '\t' && c <= '\r')),
          Map.entry("blank", c -> c == ' ' || c == '\t'),
          Map.entry("punct", c -> c > ' ' && c < 127 && !isLetter(c) && !(c >= '0' && c <= '9')),
          Map.entry("print", c -> c >= ' ' && c < 127),
          Map.entry("graph", c -> c > ' ' && c < 127),
          Map.entry("cntrl", c -> c < ' ' || c == 127),
          Map.entry(
              "xdigit",
              c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));

  private CharacterSet() {}

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** A set, and where the text continues after its closing bracket. */
  record Read(BitSet members, int next) {}

  /**
   * Reads the set whose opening bracket stands before {@code from}.
   *
   * @param escapes whether a backslash quotes the character after it, as in globs
   * @return null where there is no closing bracket, so that the opening one is an ordinary
   *     character
   * @throws IllegalArgumentException for what depends on the locale or has no agreed meaning
   */
  static @Nullable Read read(String text, int from, boolean escapes) {
    int i = from;
    BitSet members = new BitSet(128);
    boolean negated = i < text.length() && (text.charAt(i) == '!' || text.charAt(i) == '^');
    if (negated) {
      if (!escapes && text.charAt(i) == '!') {
        negated = false;
      } else {
        i++;
      }
    }
    boolean first = true;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == ']' && !first) {
        if (negated) {
          members.flip(0, 128);
        }
        return new Read(members, i + 1);
      }
      first = false;
      if (c == '[' && i + 1 < text.length() && ".=".indexOf(text.charAt(i + 1)) >= 0) {
        throw new IllegalArgumentException("a collating element");
      }
      if (c == '[' && i + 1 < text.length() && text.charAt(i + 1) == ':') {
        int close = text.indexOf(":]", i + 2);
        IntPredicate named = close < 0 ? null : CLASSES.get(text.substring(i + 2, close));
        if (named == null) {
          throw new IllegalArgumentException("an unknown character class");
        }
        for (int member = 1; member < 128; member++) {
          if (named.test(member)) {
            members.set(member);
          }
        }
        i = close + 2;
        continue;
      }
      if (c == '\\' && escapes) {
        if (++i >= text.length()) {
          return null;
        }
        c = text.charAt(i);
      }
      i++;
      char last = c;
      if (i + 1 < text.length() && text.charAt(i) == '-' && text.charAt(i + 1) != ']') {
        i++;
        if (text.charAt(i) == '\\' && escapes && i + 1 < text.length()) {
          i++;
        } else if (text.charAt(i) == '[') {
          throw new IllegalArgumentException("a range that ends in a bracket");
        }
        last = text.charAt(i++);
      }
      if (last < c || last > 126) {
        throw new IllegalArgumentException("a range without an agreed meaning");
      }
      members.set(c, last + 1);
    }
    return null;
  }
}
