package io.github.ebuildattest.engine.ebuild.gentoo;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Matcher;

/** The order of versions (PMS 3.3), as ver_test compares them. */
final class VersionOrder {
  private static final java.util.regex.Pattern VERSION =
      java.util.regex.Pattern.compile(
          "([0-9]+(?:\\.[0-9]+)*)([a-z]?)((?:_(?:alpha|beta|pre|rc|p)[0-9]*)*)(?:-r([0-9]+))?");

  private static final Map<String, Integer> SUFFIXES =
      Map.of("alpha", -4, "beta", -3, "pre", -2, "rc", -1, "p", 1);

  private VersionOrder() {}

  /**
   * Compares two versions.
   *
   * @throws IllegalArgumentException where one is not a version
   */
  static int compare(String left, String right) {
    Matcher a = parse(left);
    Matcher b = parse(right);
    int order = numbers(group(a, 1).split("\\."), group(b, 1).split("\\."));
    if (order == 0) {
      order = group(a, 2).compareTo(group(b, 2));
    }
    if (order == 0) {
      order = suffixes(group(a, 3), group(b, 3));
    }
    return Integer.signum(
        order != 0 ? order : integer(group(a, 4)).compareTo(integer(group(b, 4))));
  }

  private static Matcher parse(String version) {
    Matcher matcher = VERSION.matcher(version);
    if (version.length() > 200 || !matcher.matches()) {
      throw new IllegalArgumentException("what ver_test compares is not a version");
    }
    return matcher;
  }

  private static String group(Matcher matcher, int group) {
    String found = matcher.group(group);
    return found == null ? "" : found;
  }

  private static BigInteger integer(String digits) {
    return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }

  private static int numbers(String[] a, String[] b) {
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      boolean fraction = i > 0 && (a[i].startsWith("0") || b[i].startsWith("0"));
      int order =
          fraction
              ? a[i].replaceAll("0+$", "").compareTo(b[i].replaceAll("0+$", ""))
              : integer(a[i]).compareTo(integer(b[i]));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static int suffixes(String left, String right) {
    String[] a = left.isEmpty() ? new String[0] : left.substring(1).split("_");
    String[] b = right.isEmpty() ? new String[0] : right.substring(1).split("_");
    for (int i = 0; i < Math.max(a.length, b.length); i++) {
      String one = i < a.length ? a[i] : "";
      String other = i < b.length ? b[i] : "";
      int order = Integer.compare(rank(one), rank(other));
      if (order == 0) {
        order =
            integer(one.replaceAll("[a-z]", "")).compareTo(integer(other.replaceAll("[a-z]", "")));
      }
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int rank(String suffix) {
    Integer rank = SUFFIXES.get(suffix.replaceAll("[0-9]", ""));
    return rank == null ? 0 : rank;
  }
}
