package io.github.ebuildattest.engine.distribution;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of versions: within one release, development releases come first, then alpha, beta and
 * release candidates, the release and its post-releases; before each of these come its development
 * releases, and after it its local versions.
 *
 * @see <a
 *     href="https://peps.python.org/pep-0440/#summary-of-permitted-suffixes-and-relative-ordering">PEP
 *     440, relative ordering</a>
 */
final class Pep440Order {

  private Pep440Order() {}

  static int compare(Pep440Version a, Pep440Version b) {
    int order = a.epoch().compareTo(b.epoch());
    if (order == 0) {
      order = releases(a.significantRelease(), b.significantRelease());
    }
    if (order == 0) {
      order = Integer.compare(phaseRank(a), phaseRank(b));
    }
    if (order == 0 && a.pre() != null && b.pre() != null) {
      order = a.pre().number().compareTo(b.pre().number());
    }
    if (order == 0) {
      order =
          Comparator.nullsFirst(Comparator.<BigInteger>naturalOrder()).compare(a.post(), b.post());
    }
    if (order == 0) {
      order = Comparator.nullsLast(Comparator.<BigInteger>naturalOrder()).compare(a.dev(), b.dev());
    }
    return order == 0 ? locals(a.local(), b.local()) : order;
  }

  static boolean isNumber(String segment) {
    return segment.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** A bare development release comes before every pre-release, a final release after them. */
  private static int phaseRank(Pep440Version version) {
    Pep440Version.@Nullable PreRelease pre = version.pre();
    if (pre == null) {
      return version.post() == null && version.dev() != null ? 0 : 4;
    }
    return switch (pre.phase()) {
      case "a" -> 1;
      case "b" -> 2;
      default -> 3;
    };
  }

  private static int releases(List<BigInteger> a, List<BigInteger> b) {
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      BigInteger left = i < a.size() ? a.get(i) : BigInteger.ZERO;
      BigInteger right = i < b.size() ? b.get(i) : BigInteger.ZERO;
      int order = left.compareTo(right);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int locals(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = localSegments(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /** Numbers compare as numbers and come after words. */
  private static int localSegments(String a, String b) {
    if (isNumber(a) && isNumber(b)) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    if (isNumber(a) != isNumber(b)) {
      return isNumber(a) ? 1 : -1;
    }
    return a.compareTo(b);
  }
}
