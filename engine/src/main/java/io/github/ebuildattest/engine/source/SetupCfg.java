package io.github.ebuildattest.engine.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code setup.cfg} as Python's configparser reads it, as far as that is beyond doubt. Setuptools
 * writes it anew into each sdist: other blanks, no comments, and two keys of its own.
 */
final class SetupCfg {

  private static final Pattern SECTION = Pattern.compile("\\[([^\\[\\]]+)\\]\\s*");
  private static final Pattern OPTION = Pattern.compile("([^\\s=:#;\\[][^=:]*?)\\s*[=:]\\s*(.*)");
  private static final List<String> SETUPTOOLS_OWN = List.of("tag_build", "tag_date");

  private SetupCfg() {}

  /** Whether two texts say the same, but for what setuptools adds. */
  static boolean same(byte[] one, byte[] other) {
    Optional<Map<String, Map<String, List<String>>>> read = read(one);
    return read.isPresent() && read.equals(read(other));
  }

  private static Optional<Map<String, Map<String, List<String>>>> read(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      // nobody can tell what another encoding says
      return Optional.empty();
    }
    Map<String, Map<String, List<String>>> sections = new TreeMap<>();
    Map<String, List<String>> section = null;
    List<String> value = null;
    for (String line : text.split("\r\n|\r|\n", -1)) {
      String stripped = line.strip();
      if (stripped.isEmpty() || stripped.startsWith("#") || stripped.startsWith(";")) {
        continue;
      }
      Matcher header = SECTION.matcher(line);
      Matcher option = OPTION.matcher(line);
      if (Character.isWhitespace(line.charAt(0))) {
        if (value == null) {
          return Optional.empty();
        }
        value.add(stripped);
      } else if (header.matches()) {
        section = new TreeMap<>();
        value = null;
        if (sections.put(header.group(1), section) != null) {
          return Optional.empty();
        }
      } else if (section != null && option.matches()) {
        value = new ArrayList<>();
        if (!option.group(2).isBlank()) {
          value.add(option.group(2).strip());
        }
        if (section.put(option.group(1), value) != null) {
          return Optional.empty();
        }
      } else {
        return Optional.empty();
      }
    }
    Map<String, List<String>> eggInfo = sections.getOrDefault("egg_info", new TreeMap<>());
    SETUPTOOLS_OWN.forEach(eggInfo::remove);
    sections.values().removeIf(Map::isEmpty);
    return Optional.of(sections);
  }
}
