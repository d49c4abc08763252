package io.github.ebuildattest.engine.distribution;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The interpreters, ABIs and platforms that a wheel is for. Each is a set, so {@code py2.py3}
 * equals {@code py3.py2}: a wheel's tags are all combinations of the three.
 *
 * @param pythons such as {@code py3}, {@code cp312}
 * @param abis such as {@code none}, {@code cp312}
 * @param platforms such as {@code any}, {@code manylinux_2_17_x86_64}
 * @see <a href="https://peps.python.org/pep-0425/#compressed-tag-sets">PEP 425, compressed tag
 *     sets</a>
 */
public record WheelTags(Set<String> pythons, Set<String> abis, Set<String> platforms) {

  private static final Pattern COMPRESSED = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");

  public WheelTags {
    pythons = Set.copyOf(pythons);
    abis = Set.copyOf(abis);
    platforms = Set.copyOf(platforms);
  }

  /**
   * Reads the last three parts of a wheel's name; empty where one of them is not a compressed tag
   * set.
   */
  static Optional<WheelTags> parse(String python, String abi, String platform) {
    if (!COMPRESSED.matcher(python).matches()
        || !COMPRESSED.matcher(abi).matches()
        || !COMPRESSED.matcher(platform).matches()) {
      return Optional.empty();
    }
    return Optional.of(new WheelTags(expand(python), expand(abi), expand(platform)));
  }

  private static Set<String> expand(String compressed) {
    return new TreeSet<>(List.of(compressed.toLowerCase(Locale.ROOT).split("\\.", -1)));
  }
}
