package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What an overlay's {@code profiles/thirdpartymirrors} says about PyPI: a name and addresses on
 * each line, split as Python splits.
 *
 * @param redefinePyPi whether it says where {@code mirror://pypi} leads
 * @param aliases mirrors of other names that lead to PyPI's hosts
 */
record OverlayMirrors(boolean redefinePyPi, Set<String> aliases) {

  private static final String PYPI = "pypi";
  private static final Pattern OF_PYPI = Pattern.compile("(?i)pythonhosted|pypi");

  /** What Python's str.split splits at. */
  private static final Pattern SPACE =
      Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

  OverlayMirrors {
    aliases = Set.copyOf(aliases);
  }

  static OverlayMirrors of(OverlayTree tree) throws IOException {
    byte[] bytes = tree.read("profiles/thirdpartymirrors").orElse(new byte[0]);
    String text = new String(bytes, StandardCharsets.UTF_8);
    Set<String> names = new TreeSet<>();
    text.lines()
        .map(line -> SPACE.split(line.strip(), 2))
        .filter(words -> words.length == 2 && OF_PYPI.matcher(words[1]).find())
        .forEach(words -> names.add(words[0]));
    names.remove(PYPI);
    return new OverlayMirrors(SPACE.splitAsStream(text).anyMatch(PYPI::equals), names);
  }
}
