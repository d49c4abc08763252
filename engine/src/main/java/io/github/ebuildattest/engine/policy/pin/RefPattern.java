package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.text.StringSubstitutor;

/**
 * The {@code ref} of a pin: a git ref in which {@value #VERSION} stands for the release's version,
 * compared as PEP 440 compares, so that {@code v2024.10.08} matches release 2024.10.8; without it,
 * a literal ref.
 *
 * @param pattern as the pin has it
 */
public record RefPattern(String pattern) {

  /** What stands for the version. */
  public static final String VERSION = "{version}";

  /** A character that no ref contains (git-check-ref-format(1)). */
  private static final char NO_ESCAPE = '\0';

  /**
   * Generalises a ref that names a release.
   *
   * @return the ref with its longest part that equals the version replaced, or the ref itself where
   *     no part does
   */
  public static RefPattern generalise(String ref, String version) {
    Optional<Pep440Version> wanted = Pep440Version.parse(version);
    if (wanted.isPresent()) {
      for (int length = ref.length(); length > 0; length--) {
        for (int start = 0; start + length <= ref.length(); start++) {
          String part = ref.substring(start, start + length);
          if (Character.isDigit(part.charAt(0))
              && startsWord(ref, start)
              && endsWord(ref, start + length)
              && Pep440Version.parse(part).equals(wanted)) {
            return new RefPattern(
                ref.substring(0, start) + VERSION + ref.substring(start + length));
          }
        }
      }
    }
    return new RefPattern(ref);
  }

  /** Whether a ref matches this pattern for a release of this version. */
  public boolean fits(String ref, String version) {
    int at = pattern.indexOf(VERSION);
    if (at < 0) {
      return ref.equals(pattern);
    }
    String prefix = pattern.substring(0, at);
    String suffix = pattern.substring(at + VERSION.length());
    if (ref.length() <= prefix.length() + suffix.length()
        || !ref.startsWith(prefix)
        || !ref.endsWith(suffix)) {
      return false;
    }
    String part = ref.substring(prefix.length(), ref.length() - suffix.length());
    Optional<Pep440Version> wanted = Pep440Version.parse(version);
    return Character.isDigit(part.charAt(0))
        && wanted.isPresent()
        && Pep440Version.parse(part).equals(wanted);
  }

  /** The ref that a release of this version is expected from. */
  public String filledWith(String version) {
    return new StringSubstitutor(Map.of("version", version), "{", "}")
        .setValueDelimiter("")
        .setEscapeChar(NO_ESCAPE)
        .setDisableSubstitutionInValues(true)
        .replace(pattern);
  }

  /**
   * Whether a version can begin here. None begins at the last 1 of 1.1 or of 1.0rc1, nor after an
   * epoch, which belongs to the version.
   */
  private static boolean startsWord(String ref, int start) {
    int at = start;
    while (at > 0 && Character.isLetter(ref.charAt(at - 1))) {
      at--;
    }
    boolean afterEpoch =
        start > 1 && ref.charAt(start - 1) == '!' && Character.isDigit(ref.charAt(start - 2));
    return !afterEpoch
        && (at == 0
            || !(Character.isDigit(ref.charAt(at - 1))
                || (at == start && ref.charAt(at - 1) == '.')));
  }

  /** Whether a version can end here. 1.0 does not end inside 1.0.1, 1.01, 1.0rc1 or 1.0+local. */
  private static boolean endsWord(String ref, int end) {
    if (end == ref.length()) {
      return true;
    }
    char next = ref.charAt(end);
    boolean more = end + 1 < ref.length();
    boolean goesOn =
        more
            && ((next == '.' && Character.isDigit(ref.charAt(end + 1)))
                || (next == '+' && Character.isLetterOrDigit(ref.charAt(end + 1))));
    return !Character.isLetterOrDigit(next) && !goesOn;
  }
}
