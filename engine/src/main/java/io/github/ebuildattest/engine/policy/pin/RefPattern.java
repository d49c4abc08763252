package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;

/**
 * The {@code ref} of a pin: a git ref in which {@value #VERSION} stands for the release's version,
 * compared as PEP 440 compares, so that {@code v2024.10.08} matches release 2024.10.8, and {@code
 * rel_2_1_0} release 2.1.0; without it, a literal ref. A literal branch serves every release, a
 * literal tag the one that it was pinned for.
 *
 * @param pattern as the pin has it
 * @param release the release that a literal tag is for; empty where the pin does not say
 */
public record RefPattern(String pattern, String release) {

  public RefPattern(String pattern) {
    this(pattern, "");
  }

  /** What stands for the version. */
  public static final String VERSION = "{version}";

  private static final String SEPARATORS = "._-";

  /** What may be a version, of whatever release. */
  private static final Pattern LIKE_A_VERSION = Pattern.compile("\\d+(?:[._-]\\d+)+");

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
              && names(part, wanted.get())
              && (part.indexOf('.') > 0 || standsAlone(ref, start, start + length))) {
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
      return ref.equals(pattern) && (!isLiteralTag() || isFor(version));
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
    return Character.isDigit(part.charAt(0)) && wanted.isPresent() && names(part, wanted.get());
  }

  /** Whether this is a tag in which nothing stands for the version. */
  public boolean isLiteralTag() {
    return pattern.startsWith("refs/tags/") && !pattern.contains(VERSION);
  }

  /** Whether a literal tag serves a release; where the pin does not say, the tag's name does. */
  private boolean isFor(String version) {
    if (!release.isEmpty()) {
      return Pep440Version.parse(release).equals(Pep440Version.parse(version));
    }
    return !generalise(pattern, version).isLiteralTag() || !LIKE_A_VERSION.matcher(pattern).find();
  }

  /**
   * Whether a part of a ref names a version: as PEP 440 spells it, with other separators ({@code
   * 2_1_0}), or with a label of the build ({@code 2.1.0+build5}), which PyPI has not.
   */
  private static boolean names(String part, Pep440Version version) {
    return is(part, version)
        || is(part.replace('_', '.').replace('-', '.'), version)
        || (!version.isLocal() && part.contains("+") && is(part.split("\\+", 2)[0], version));
  }

  private static boolean is(String text, Pep440Version version) {
    return Pep440Version.parse(text).filter(version::equals).isPresent();
  }

  /** Whether no further number with a separator stands before or behind a part. */
  private static boolean standsAlone(String ref, int start, int end) {
    boolean before =
        start > 1
            && SEPARATORS.indexOf(ref.charAt(start - 1)) >= 0
            && Character.isDigit(ref.charAt(start - 2));
    boolean behind =
        end + 1 < ref.length()
            && SEPARATORS.indexOf(ref.charAt(end)) >= 0
            && Character.isDigit(ref.charAt(end + 1));
    return !before && !behind;
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
