package io.github.ebuildattest.engine.distribution;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The build tag of a wheel: it begins with digits, which compare as a number.
 *
 * @param number the leading digits
 * @param suffix what follows them, exactly as written, possibly empty
 * @see <a href="https://peps.python.org/pep-0427/#file-name-convention">PEP 427</a>
 */
public record WheelBuild(BigInteger number, String suffix) {

  private static final Pattern BUILD = Pattern.compile("([0-9]+)([A-Za-z0-9_.]*)");

  static Optional<WheelBuild> parse(String text) {
    Matcher parts = BUILD.matcher(text);
    return parts.matches()
        ? Optional.of(new WheelBuild(new BigInteger(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }
}
