package io.github.ebuildattest.engine.inventory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Rules of {@code .gitattributes} files in the order in which they override each other
 * (gitattributes(5)). Where it is not certain whether git reads a line, or whether its pattern
 * fits, it does if its attribute changes files, and does not if it spares them; or the other way
 * round, where only what is certain should count.
 */
final class AttributeRules {

  /** The value of an attribute that is set; no file can spell it. */
  static final String SET = "\0set";

  /** The value of an attribute that is unset. */
  static final String UNSET = "\0unset";

  /** The value of an attribute of which a rule says that nothing is said. */
  static final String UNSPECIFIED = "\0unspecified";

  /** The one macro that git brings along. */
  static final AttributeRules NONE =
      new AttributeRules(
          List.of(),
          Map.of("binary", List.of(new Macro(List.of("-diff", "-merge", "-text"), true))));

  /** The characters of patterns that git and this class certainly read in the same way. */
  private static final Pattern CERTAIN = Pattern.compile("[A-Za-z0-9 ._+@=,:~/*?-]{1,200}");

  private static final int MOST_WILDCARDS = 8;

  /** Git leaves out a line with a name that is none, or that is too long for it. */
  private static final Pattern CERTAIN_NAME =
      Pattern.compile("(?!builtin_)[A-Za-z0-9_.][A-Za-z0-9_.-]*");

  private static final int LONGEST_LINE = 1000;

  private record Rule(Optional<Pattern> files, List<String> attributes) {}

  private record Macro(List<String> attributes, boolean certain) {}

  private final List<Rule> rules;
  private final Map<String, List<Macro>> macros;

  private AttributeRules(List<Rule> rules, Map<String, List<Macro>> macros) {
    this.rules = rules;
    this.macros = macros;
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Whether a value names neither a filter nor an encoding. */
  static boolean isPlain(String value) {
    return value.equals(SET) || value.equals(UNSET) || value.equals(UNSPECIFIED);
  }

  /**
   * These rules, overridden by those of a file.
   *
   * @param place its directory from the top of the repository: empty, or ending in {@code /}
   */
  AttributeRules with(String place, byte[] file) {
    List<Rule> all = new ArrayList<>(rules);
    Map<String, List<Macro>> named = new HashMap<>(macros);
    // one character per byte; only a line feed ends a line
    String text = new String(file, StandardCharsets.ISO_8859_1);
    // some versions of git read no further than a NUL, and some take a byte order mark for a name
    boolean certain = true;
    String start = "\u00ef\u00bb\u00bf";
    boolean marked = text.startsWith(start);
    for (String line : (marked ? text.substring(start.length()) : text).split("\n")) {
      certain &= line.indexOf('\0') < 0;
      add(place, stripped(line), certain && !marked && line.length() <= LONGEST_LINE, all, named);
      marked = false;
    }
    return new AttributeRules(all, named);
  }

  private static void add(
      String place,
      String line,
      boolean certainLine,
      List<Rule> rules,
      Map<String, List<Macro>> macros) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int end = line.startsWith("\"") ? quoteEnd(line) : wordEnd(line);
    String pattern = line.substring(0, end);
    List<String> attributes = words(line.substring(end));
    boolean certain =
        certainLine && attributes.stream().allMatch(a -> CERTAIN_NAME.matcher(name(a)).matches());
    if (pattern.startsWith("[attr]")) {
      // git takes macros from the top of a repository alone
      List<Macro> all =
          new ArrayList<>(macros.getOrDefault(pattern.substring("[attr]".length()), List.of()));
      all.add(new Macro(attributes, certain && place.isEmpty()));
      macros.put(pattern.substring("[attr]".length()), all);
    } else if (!attributes.isEmpty()) {
      rules.add(new Rule(certain ? files(place, pattern) : Optional.empty(), attributes));
    }
  }

  private static String name(String attribute) {
    if (attribute.startsWith("-") || attribute.startsWith("!")) {
      return attribute.substring(1);
    }
    int equals = attribute.indexOf('=');
    return equals < 0 ? attribute : attribute.substring(0, equals);
  }

  private static String value(String attribute) {
    if (attribute.startsWith("-")) {
      return UNSET;
    }
    if (attribute.startsWith("!")) {
      return UNSPECIFIED;
    }
    int equals = attribute.indexOf('=');
    return equals < 0 ? SET : attribute.substring(equals + 1);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private static String stripped(String line) {
    int from = 0;
    while (from < line.length() && isBlank(line.charAt(from))) {
      from++;
    }
    return line.substring(from);
  }

  private static int wordEnd(String text) {
    int end = 0;
    while (end < text.length() && !isBlank(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Behind the closing quote; a quote that is not closed is part of a word. */
  private static int quoteEnd(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i + 1;
      }
    }
    return wordEnd(text);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    String rest = stripped(text);
    while (!rest.isEmpty()) {
      int end = wordEnd(rest);
      words.add(rest.substring(0, end));
      rest = stripped(rest.substring(end));
    }
    return words;
  }

  /**
   * What a pattern fits, as paths from the top of the repository; empty where that is uncertain.
   */
  private static Optional<Pattern> files(String place, String written) {
    boolean quoted = written.length() > 1 && written.startsWith("\"") && written.endsWith("\"");
    String pattern = quoted ? written.substring(1, written.length() - 1) : written;
    long wildcards = pattern.chars().filter(c -> c == '*' || c == '?').count();
    if (!CERTAIN.matcher(pattern).matches() || wildcards > MOST_WILDCARDS) {
      return Optional.empty();
    }
    String glob = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    // without a slash it fits names at any depth; behind the last one it would fit directories
    boolean anywhere = !pattern.contains("/");
    StringBuilder regex = new StringBuilder(Pattern.quote(place));
    regex.append(anywhere ? "(?:.*/)?" : "");
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      boolean starts = i == 0 || glob.charAt(i - 1) == '/';
      if (starts && glob.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (starts && glob.substring(i).equals("**")) {
        regex.append(".+");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Optional.of(Pattern.compile(regex.toString(), Pattern.DOTALL));
  }

  /**
   * The attributes of a file: the last rule that names one decides, and a macro counts where no
   * later rule names it.
   *
   * @param path from the top of the repository
   * @param onlyCertain whether a line that git may read or not is left out where its attribute
   *     changes files, and counts where it spares them
   */
  Map<String, String> of(String path, boolean onlyCertain) {
    Map<String, String> values = new HashMap<>();
    for (int i = rules.size() - 1; i >= 0; i--) {
      Optional<Pattern> files = rules.get(i).files();
      if (files.isEmpty() || files.get().matcher(path).matches()) {
        decide(rules.get(i).attributes(), files.isPresent(), onlyCertain, values);
      }
    }
    return values;
  }

  private void decide(
      List<String> attributes, boolean certain, boolean onlyCertain, Map<String, String> values) {
    for (int i = attributes.size() - 1; i >= 0; i--) {
      String name = name(attributes.get(i));
      String value = value(attributes.get(i));
      boolean macro = value.equals(SET) && macros.containsKey(name);
      boolean decides = certain || macro || changesFiles(name, value) != onlyCertain;
      if (decides
          && values.putIfAbsent(name, certain || onlyCertain ? value : strongest(name, value))
              == null
          && macro) {
        expand(name, certain, onlyCertain, values);
      }
    }
  }

  /** The last definition of a macro counts; before it those that git may leave out. */
  private void expand(
      String name, boolean certain, boolean onlyCertain, Map<String, String> values) {
    List<Macro> definitions = macros.getOrDefault(name, List.of());
    for (int i = definitions.size() - 1; i >= 0; i--) {
      Macro macro = definitions.get(i);
      decide(macro.attributes(), certain && macro.certain(), onlyCertain, values);
      if (macro.certain()) {
        return;
      }
    }
  }

  /** Whether a value alone can make a checkout differ. */
  private static boolean changesFiles(String name, String value) {
    return switch (name) {
      case "filter", "working-tree-encoding" -> !isPlain(value);
      case "ident" -> value.equals(SET);
      case "eol" -> value.equals("crlf");
      case "text", "crlf" -> !value.equals(UNSET) && !value.equals("input");
      default -> false;
    };
  }

  private static String strongest(String name, String value) {
    return name.equals("text") || name.equals("crlf") ? SET : value;
  }
}
