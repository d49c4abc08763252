package io.github.ebuildattest.engine.distribution;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads versions, with every spelling that PEP 440's normalisation section accepts. Digits and
 * letters are ASCII; digits of other scripts are refused.
 *
 * @see <a href="https://peps.python.org/pep-0440/#normalization">PEP 440, normalization</a>
 */
final class Pep440Grammar {

  /** Longer text is not a version: real ones have a few dozen characters. */
  static final int MAX_LENGTH = 256;

  private static final String SEPARATOR = "[._-]?";
  private static final String NUMBER = "[0-9]+";

  private static final Pattern VERSION =
      Pattern.compile(
          "v?"
              + ("(?:(?<epoch>" + NUMBER + ")!)?")
              + ("(?<release>" + NUMBER + "(?:\\." + NUMBER + ")*)")
              + ("(?:" + SEPARATOR + "(?<phase>alpha|beta|preview|pre|rc|a|b|c)")
              + (SEPARATOR + "(?<pre>" + NUMBER + ")?)?")
              + ("(?:-(?<shortpost>" + NUMBER + ")")
              + ("|" + SEPARATOR + "(?<postword>post|rev|r)" + SEPARATOR)
              + ("(?<post>" + NUMBER + ")?)?")
              + ("(?:" + SEPARATOR + "(?<devword>dev)" + SEPARATOR + "(?<dev>" + NUMBER + ")?)?")
              + "(?:\\+(?<local>[a-z0-9]+(?:[._-][a-z0-9]+)*))?",
          Pattern.CASE_INSENSITIVE);

  private Pep440Grammar() {}

  static Optional<Pep440Version> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher parts = VERSION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Pep440Version(
            number(parts.group("epoch")),
            release(parts.group("release")),
            preRelease(parts),
            post(parts),
            parts.group("devword") == null ? null : number(parts.group("dev")),
            local(parts.group("local"))));
  }

  private static List<BigInteger> release(String text) {
    return Arrays.stream(text.split("\\.", -1)).map(BigInteger::new).toList();
  }

  private static Pep440Version.@Nullable PreRelease preRelease(Matcher parts) {
    String phase = parts.group("phase");
    if (phase == null) {
      return null;
    }
    String canonical =
        switch (phase.toLowerCase(Locale.ROOT)) {
          case "a", "alpha" -> "a";
          case "b", "beta" -> "b";
          default -> "rc";
        };
    return new Pep440Version.PreRelease(canonical, number(parts.group("pre")));
  }

  private static @Nullable BigInteger post(Matcher parts) {
    if (parts.group("shortpost") != null) {
      return number(parts.group("shortpost"));
    }
    return parts.group("postword") == null ? null : number(parts.group("post"));
  }

  private static List<String> local(@Nullable String text) {
    if (text == null) {
      return List.of();
    }
    List<String> segments = new ArrayList<>();
    for (String segment : text.toLowerCase(Locale.ROOT).split("[._-]", -1)) {
      segments.add(Pep440Order.isNumber(segment) ? number(segment).toString() : segment);
    }
    return segments;
  }

  /** A number that PEP 440 allows to be left out is 0. */
  private static BigInteger number(@Nullable String digits) {
    return digits == null ? BigInteger.ZERO : new BigInteger(digits);
  }
}
