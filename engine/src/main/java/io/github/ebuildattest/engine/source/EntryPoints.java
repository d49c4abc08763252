package io.github.ebuildattest.engine.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * The commands and plugins that a distribution registers (PyPA, entry points specification), held
 * against what the commit's own project files declare. They name code that others run, so none is
 * waved through.
 */
final class EntryPoints {

  private static final Pattern GROUP = Pattern.compile("\\[([^\\[\\]]+)\\]");
  private static final Pattern LINE = Pattern.compile("([^=]+?)\\s*=\\s*(.+)");

  private record EntryPoint(String group, String name, String reference) {}

  /** All that Python's {@code str.splitlines} takes for the end of a line. */
  private static final Pattern END_OF_LINE = Pattern.compile("\\R|[\\x1c-\\x1e]");

  private final Set<EntryPoint> declared = new HashSet<>();
  private final List<String> scripts = new ArrayList<>();

  /**
   * What project files declare.
   *
   * @param files their contents, by name: {@code pyproject.toml}, {@code setup.cfg}, {@code
   *     setup.py}
   */
  EntryPoints(Map<String, byte[]> files) {
    files.forEach(
        (name, bytes) -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          if (name.equals("pyproject.toml")) {
            pyproject(text);
          } else {
            scripts.add(text);
          }
        });
  }

  /** The first entry of a list that nobody declares, or empty. */
  Optional<String> undeclared(byte[] entryPoints) {
    @Nullable String group = null;
    for (String raw : END_OF_LINE.split(new String(entryPoints, StandardCharsets.UTF_8), -1)) {
      String line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher header = GROUP.matcher(line);
      Matcher entry = LINE.matcher(line);
      if (header.matches()) {
        group = header.group(1).strip();
      } else if (group == null
          || !entry.matches()
          || !isDeclared(new EntryPoint(group, entry.group(1), blankless(entry.group(2))))) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private boolean isDeclared(EntryPoint point) {
    return declared.contains(point)
        || scripts.stream().anyMatch(text -> text.contains(point.group) && lists(text, point));
  }

  /** A line of setup.cfg by itself, or a string of setup.py. */
  private static boolean lists(String text, EntryPoint point) {
    String entry = blankless(point.name) + "=" + point.reference;
    Pattern whole = Pattern.compile("(^|['\"])" + Pattern.quote(entry) + "(['\"]|$)");
    return text.lines().map(EntryPoints::blankless).anyMatch(line -> whole.matcher(line).find());
  }

  private void pyproject(String text) {
    TomlParseResult toml = Toml.parse(text);
    if (toml.hasErrors()) {
      return;
    }
    table(toml, List.of("project", "scripts")).ifPresent(t -> add("console_scripts", t));
    table(toml, List.of("project", "gui-scripts")).ifPresent(t -> add("gui_scripts", t));
    table(toml, List.of("project", "entry-points")).ifPresent(this::groups);
    table(toml, List.of("tool", "poetry", "scripts")).ifPresent(t -> add("console_scripts", t));
    table(toml, List.of("tool", "poetry", "plugins")).ifPresent(this::groups);
    table(toml, List.of("tool", "flit", "scripts")).ifPresent(t -> add("console_scripts", t));
    table(toml, List.of("tool", "flit", "entrypoints")).ifPresent(this::groups);
  }

  private static Optional<TomlTable> table(TomlTable toml, List<String> path) {
    return toml.get(path) instanceof TomlTable table ? Optional.of(table) : Optional.empty();
  }

  private void groups(TomlTable groups) {
    for (String group : groups.keySet()) {
      table(groups, List.of(group)).ifPresent(t -> add(group, t));
    }
  }

  private void add(String group, TomlTable entries) {
    for (Map.Entry<String, Object> entry : entries.entrySet()) {
      Object value = entry.getValue();
      if (value instanceof TomlTable table && table.get("reference") != null) {
        value = table.get("reference");
      }
      if (value instanceof String reference) {
        declared.add(new EntryPoint(group, entry.getKey(), blankless(reference)));
      }
    }
  }

  private static String blankless(String text) {
    return text.replaceAll("\\s+", "");
  }
}
