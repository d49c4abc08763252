package io.github.ebuildattest.engine.distribution;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of projects on an index.
 *
 * @see <a href="https://peps.python.org/pep-0503/#normalized-names">PEP 503, normalized names</a>
 * @see <a href="https://peps.python.org/pep-0508/#names">PEP 508, names</a>
 */
public final class ProjectName {

  /** ASCII letters and digits, with {@code . _ -} anywhere but at the ends. */
  private static final Pattern VALID =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", Pattern.DOTALL);

  private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

  private ProjectName() {}

  /** Whether PEP 508 allows this name; anything but ASCII is refused. */
  public static boolean isValid(String name) {
    return VALID.matcher(name).matches();
  }

  /**
   * The one spelling of a name: lower case, runs of {@code - _ .} become one hyphen. Two names mean
   * the same project exactly if their normalised forms are equal.
   *
   * @param name any spelling; one that is not {@link #isValid valid} is folded the same way
   */
  public static String normalize(String name) {
    return SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
  }
}
