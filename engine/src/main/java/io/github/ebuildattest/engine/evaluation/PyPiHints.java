package io.github.ebuildattest.engine.evaluation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether an ebuild may fetch from PyPI as far as its text tells, so that it has to be evaluated:
 * it mentions PyPI, inherits an eclass of the overlay that does, or assembles at run time something
 * that could name it. Used only to list a whole overlay, most of which has nothing to do with PyPI;
 * a check evaluates every ebuild.
 */
public final class PyPiHints {

  /** A SRC_URI that takes the output of a command. */
  private static final Pattern ASSEMBLED_SOURCES =
      Pattern.compile("SRC_URI\\+?=(?:\"[^\"]*(?:\\$\\(|`)|\\$\\(|`)");

  /** What ends a URL's host in plain text. */
  private static final String ENDS_HOST = "/ \t\n)>,;";

  /** What shows that a host is assembled from pieces. */
  private static final String JOINS = "$`{\\\"'";

  private final Set<String> eclasses = new HashSet<>();

  /**
   * Hints for the ebuilds of one overlay.
   *
   * @param texts the texts of the overlay's own eclasses, by name
   */
  public PyPiHints(Map<String, String> texts) {
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, String> eclass : texts.entrySet()) {
        more |=
            !eclasses.contains(eclass.getKey())
                && in(eclass.getValue())
                && eclasses.add(eclass.getKey());
      }
    }
  }

  /** Whether a text hints at PyPI. */
  public boolean in(String text) {
    return speaksOf(text, "pypi")
        || speaksOf(text, "pythonhosted")
        || text.contains("eval ")
        || text.contains("$'")
        || hasAssembledInherit(text)
        || (text.contains("SRC_URI") && ASSEMBLED_SOURCES.matcher(text).find())
        || hasAssembledHost(text)
        || eclasses.stream().anyMatch(text::contains);
  }

  /** Whether a text contains a word, ignoring case. */
  private static boolean speaksOf(String text, String word) {
    int last = text.length() - word.length();
    for (int i = 0; i <= last; i++) {
      if ((text.charAt(i) | 0x20) == 'p' && text.regionMatches(true, i, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether an inherit is followed by more than plain names, on its line or a continuation of it.
   */
  private static boolean hasAssembledInherit(String text) {
    for (int at = text.indexOf("inherit"); at >= 0; at = text.indexOf("inherit", at + 1)) {
      for (int i = at; i < text.length() && text.charAt(i) != '\n'; i++) {
        char c = text.charAt(i);
        if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        } else if ("$`\"'*?{(\\".indexOf(c) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasAssembledHost(String text) {
    for (int at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
      int end = at + 3;
      while (end < text.length() && ENDS_HOST.indexOf(text.charAt(end)) < 0) {
        if (JOINS.indexOf(text.charAt(end)) >= 0 && !closes(text, end)) {
          return true;
        }
        end++;
      }
    }
    return false;
  }

  /** Whether a quote is the last character of its word. */
  private static boolean closes(String text, int at) {
    boolean quote = text.charAt(at) == '"' || text.charAt(at) == '\'';
    return quote && (at + 1 == text.length() || ENDS_HOST.indexOf(text.charAt(at + 1)) >= 0);
  }
}
