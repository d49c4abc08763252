package io.github.ebuildattest.engine.ebuild.gentoo;

import java.util.ArrayList;
import java.util.List;

/**
 * A version cut into components and the separators around them (PMS 12.3.14): a component is a run
 * of digits or of letters, a separator whatever stands between, empty where digits meet letters.
 * After a separator at the end there is one more component, an empty one.
 *
 * @param separators one more than components: before the first, between, after the last
 * @param components the runs of digits or letters
 */
record VersionComponents(List<String> separators, List<String> components) {

  /** A number that begins with 0 would be octal in bash. */
  private static final java.util.regex.Pattern RANGE =
      java.util.regex.Pattern.compile("(0|[1-9][0-9]{0,4})(-(0|[1-9][0-9]{0,4})?)?");

  static VersionComponents of(String version) {
    List<String> separators = new ArrayList<>();
    List<String> components = new ArrayList<>();
    int i = 0;
    while (true) {
      int from = i;
      while (i < version.length() && kind(version.charAt(i)) == 0) {
        i++;
      }
      separators.add(version.substring(from, i));
      if (i == version.length()) {
        if (i > from) {
          components.add("");
          separators.add("");
        }
        return new VersionComponents(separators, components);
      }
      from = i;
      while (i < version.length() && kind(version.charAt(i)) == kind(version.charAt(from))) {
        i++;
      }
      components.add(version.substring(from, i));
    }
  }

  private static int kind(char c) {
    return c >= '0' && c <= '9' ? 1 : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 2 : 0;
  }

  /** {@code N}, {@code N-} or {@code N-M} as first and last. */
  private static int[] range(String text, int most) {
    if (!RANGE.matcher(text).matches()) {
      throw new IllegalArgumentException("a range is a number, N- or N-M");
    }
    int dash = text.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? text : text.substring(0, dash));
    int last =
        dash < 0
            ? first
            : dash == text.length() - 1 ? most : Integer.parseInt(text.substring(dash + 1));
    if (last < first && dash != text.length() - 1) {
      throw new IllegalArgumentException("a range that ends before it begins");
    }
    return new int[] {first, Math.min(last, most)};
  }

  /** The components of a range with the separators between them; 0 includes what is in front. */
  String cut(String range) {
    int[] ends = range(range, components.size());
    StringBuilder out = new StringBuilder();
    for (int i = Math.max(1, ends[0]); i <= ends[1]; i++) {
      if (i > Math.max(1, ends[0]) || ends[0] == 0) {
        out.append(separators.get(i - 1));
      }
      out.append(components.get(i - 1));
    }
    return out.toString();
  }

  /** The version with the separators of a range replaced; 0 is the one in front. */
  VersionComponents withSeparators(String range, String replacement) {
    int[] ends = range(range, components.size());
    List<String> changed = new ArrayList<>(separators);
    for (int i = ends[0]; i <= ends[1]; i++) {
      boolean edge = i == 0 || i == components.size();
      if (!(edge && changed.get(i).isEmpty())) {
        changed.set(i, replacement);
      }
    }
    return new VersionComponents(changed, components);
  }

  String text() {
    StringBuilder out = new StringBuilder(separators.get(0));
    for (int i = 0; i < components.size(); i++) {
      out.append(components.get(i)).append(separators.get(i + 1));
    }
    return out.toString();
  }
}
