package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.evaluation.AssignedWords.Word;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the text of an ebuild that nobody can evaluate could put an address of PyPI together.
 * Nothing is run: all that is ever assigned to a variable counts, in whatever order. Whatever is
 * not shown to lead elsewhere could lead to PyPI.
 */
final class AssembledAddress {

  /** An unknown piece without a slash, a colon or white space in it. */
  private static final char PIECE = '\ue000';

  /**
   * What an eclass of the Gentoo repository made, or nothing here sets: it may be a whole address,
   * and is then none of PyPI.
   */
  private static final char FOREIGN = '\ue001';

  /** A part of what is foreign: with more behind it, it may become any address. */
  private static final char FRAGMENT = '\ue002';

  /** Anything at all. */
  private static final char ANYTHING = '\ue003';

  private static final String SOURCES = "SRC_URI";
  private static final int MOST_ALTERNATIVES = 256;
  private static final int MOST_DEPTH = 12;
  private static final int MOST_STEPS = 200_000;

  private static final Pattern ADDRESS =
      Pattern.compile("([a-z]+)://(?!pypi\\.org/project/)([^/?#]*)");
  private static final Pattern AFTER_FRAGMENT = Pattern.compile(FRAGMENT + "(/*[^/]*)");
  private static final Pattern HOST = Pattern.compile("[a-z0-9.-]*(?::[0-9]*)?");
  private static final Pattern OF_PYPI = Pattern.compile("pypi|pythonhosted");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

  /** What stands before an element of an array where its place is written out. */
  private static final Pattern SUBSCRIPT = Pattern.compile("^\\[[^\\]]*\\]\\+?=");

  /** Commands that give back parts of versions. */
  private static final Pattern VERSION_COMMAND = Pattern.compile("\\s*ver_(?:cut|rs)\\s");

  private final Map<String, String> ofPackage;
  private final Predicate<String> foreign;
  private final AssignedWords assigned;
  private final Set<Word> open = new HashSet<>();
  private int steps;

  /**
   * Reads the texts.
   *
   * @param texts the ebuild's own, and those of the overlay's eclasses that it inherits
   * @param foreign whether an inherited eclass of the Gentoo repository may set a variable
   */
  AssembledAddress(EbuildFile file, List<String> texts, Predicate<String> foreign) {
    String version = file.versionWithoutRevision();
    String name = file.packageName().name();
    this.ofPackage =
        Map.of(
            "CATEGORY",
            file.packageName().category(),
            "PN",
            name,
            "P",
            name + "-" + version,
            "PV",
            version,
            "PVR",
            file.version(),
            "PF",
            name + "-" + file.version());
    this.foreign = foreign;
    this.assigned = AssignedWords.in(texts);
  }

  /** Whether something could be fetched from PyPI. */
  boolean isPossible() {
    if (assigned.indirectly()) {
      return true;
    }
    for (String name : assigned.names()) {
      boolean sources = name.equals(SOURCES);
      for (Word word : assigned.of(name)) {
        if ((sources || word.text().contains("//"))
            && ofWord(name, word).stream().anyMatch(text -> couldBe(text, sources))) {
          return true;
        }
      }
    }
    return steps > MOST_STEPS;
  }

  private static boolean couldBe(String text, boolean sources) {
    String before = "";
    for (String token : text.strip().split("\\s+")) {
      boolean renamed = before.equals("->") && token.indexOf(ANYTHING) < 0;
      if (!token.isEmpty() && !renamed && (sources ? isSource(token) : isAddress(token))) {
        return true;
      }
      before = token;
    }
    return false;
  }

  /** Whether one of the words of SRC_URI could be an address of PyPI. */
  private static boolean isSource(String token) {
    if (token.indexOf(ANYTHING) >= 0
        || hasOpenHost(token)
        || OF_PYPI.matcher(token.toLowerCase(Locale.ROOT)).find()) {
      return true;
    }
    return isAddress(token)
        || (token.substring(1).chars().anyMatch(c -> c >= PIECE)
            && !token.contains("://")
            && token.indexOf(':') >= 0
            && token.indexOf('/') >= 0);
  }

  /** Whether a fragment that may end in a scheme has no whole host behind it. */
  private static boolean hasOpenHost(String token) {
    Matcher host = AFTER_FRAGMENT.matcher(token);
    while (host.find()) {
      if (host.group(1).chars().anyMatch(c -> c >= PIECE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAddress(String token) {
    String text = token.toLowerCase(Locale.ROOT);
    Matcher address = ADDRESS.matcher(text);
    boolean any = false;
    while (address.find()) {
      any = true;
      String host = address.group(2);
      if (!HOST.matcher(host).matches()
          || OF_PYPI.matcher(host).find()
          || (address.start() > 0 && text.charAt(address.start() - 1) >= PIECE)) {
        return true;
      }
    }
    if (any) {
      return false;
    }
    int slashes = text.indexOf("//");
    return slashes == 0
        || (slashes > 0 && text.substring(0, slashes).chars().anyMatch(c -> c >= PIECE));
  }

  /** What a variable may hold; what is being told at the moment is left out. */
  private List<String> ofVariable(String name) {
    Set<String> all = new LinkedHashSet<>();
    if (ofPackage.containsKey(name)) {
      all.add(String.valueOf(ofPackage.get(name)));
    }
    List<Word> words = assigned.of(name);
    for (Word word : words) {
      all.addAll(ofWord(name, word));
    }
    if (foreign.test(name) || (all.isEmpty() && words.isEmpty() && !name.equals(SOURCES))) {
      all.add(String.valueOf(FOREIGN));
    }
    return all.isEmpty() ? List.of("") : bounded(all);
  }

  private List<String> ofWord(String name, Word word) {
    if (word.given()) {
      return only(ANYTHING);
    }
    if (open.contains(word)) {
      return List.of();
    }
    if (open.size() > MOST_DEPTH) {
      return only(ANYTHING);
    }
    open.add(word);
    try {
      List<String> texts = flattened(word.text());
      if (word.list()) {
        texts = withElements(texts);
      }
      if (!word.joins()) {
        return texts;
      }
      return word.repeats() ? joinedAnyhow(name, texts) : joined(name, word, texts);
    } finally {
      open.remove(word);
    }
  }

  /** The lists themselves, and each of their elements. */
  private List<String> withElements(List<String> lists) {
    Set<String> all = new LinkedHashSet<>(lists);
    for (String list : lists) {
      for (String element : list.split("[\\s()]+")) {
        all.add(SUBSCRIPT.matcher(element).replaceFirst(""));
      }
    }
    steps += all.size();
    return bounded(all);
  }

  /** What is added once to what was assigned before. */
  private List<String> joined(String name, Word word, List<String> texts) {
    Set<String> before = new LinkedHashSet<>(Set.of(""));
    for (Word other : assigned.of(name)) {
      if (other.number() < word.number()) {
        before.addAll(ofWord(name, other));
      }
    }
    return product(bounded(before), texts);
  }

  /** What is added again and again. */
  private List<String> joinedAnyhow(String name, List<String> texts) {
    boolean pieces =
        texts.stream().noneMatch(AssembledAddress::isMore)
            && ofVariable(name).stream().noneMatch(AssembledAddress::isMore);
    char around = pieces ? PIECE : ANYTHING;
    return texts.stream().map(t -> around + t + around).toList();
  }

  /** Whether a text may be more than a piece of an address. */
  private static boolean isMore(String text) {
    return text.chars()
        .anyMatch(c -> c == '/' || c == ':' || c > PIECE || Character.isWhitespace(c));
  }

  private static List<String> only(char marker) {
    return List.of(String.valueOf(marker));
  }

  private static List<String> bounded(Set<String> all) {
    return all.size() > MOST_ALTERNATIVES ? only(ANYTHING) : List.copyOf(all);
  }

  /** A word of the shell with its expansions replaced by what they may give. */
  private List<String> flattened(String word) {
    List<String> all = List.of("");
    boolean quoted = false;
    int at = 0;
    while (at < word.length()) {
      char c = word.charAt(at);
      int end = at + 1;
      List<String> piece;
      if (c == '\\' && end < word.length()) {
        end++;
        piece = List.of(word.charAt(at + 1) == '\n' ? "" : word.substring(at + 1, end));
      } else if (c == '"') {
        quoted = !quoted;
        piece = List.of("");
      } else if (c == '\'' && !quoted) {
        end = ShellText.past(word, at, '\'');
        piece = List.of(word.substring(at + 1, Math.max(at + 1, end - 1)));
      } else if (c == '`') {
        end = ShellText.past(word, at, '`');
        piece = only(ANYTHING);
      } else if (c == '$' && end < word.length()) {
        end = ShellText.pastExpansion(word, at);
        piece = expansion(word.substring(at + 1, end));
      } else if (!quoted && (c == '{' || c == '}')) {
        piece = only(PIECE);
      } else {
        piece = List.of(!quoted && (c == '(' || c == ')') ? " " + c + " " : String.valueOf(c));
      }
      all = product(all, piece);
      at = end;
    }
    return all;
  }

  private List<String> product(List<String> texts, List<String> pieces) {
    Set<String> all = new LinkedHashSet<>();
    for (String text : texts) {
      for (String piece : pieces) {
        all.add(text + piece);
      }
    }
    steps += all.size();
    return steps > MOST_STEPS ? only(ANYTHING) : bounded(all);
  }

  /** What an expansion may give. */
  private List<String> expansion(String text) {
    if (text.startsWith("((")) {
      return only(PIECE);
    }
    if (text.startsWith("(")) {
      return List.of(command(text.substring(1, text.length() - 1)));
    }
    if (text.startsWith("{#")) {
      return only(PIECE);
    }
    boolean braces = text.startsWith("{");
    String inside = braces ? text.substring(1, text.length() - 1) : text;
    Matcher name = NAME.matcher(inside);
    if (!name.lookingAt()) {
      return only(ANYTHING);
    }
    String behind = inside.substring(name.end());
    if ((behind.startsWith("[*]") || behind.startsWith("[@]")) && !assigned.of("IFS").isEmpty()) {
      return only(ANYTHING);
    }
    List<String> base = ofVariable(name.group());
    return changed(base, behind.replaceFirst("^\\[[^\\]]*\\]", ""));
  }

  /** What an operator of a parameter expansion makes of a value. */
  private List<String> changed(List<String> base, String operator) {
    if (operator.isEmpty() || operator.startsWith(":?") || operator.startsWith("?")) {
      return base;
    }
    Matcher instead = Pattern.compile(":?([-=+])(.*)", Pattern.DOTALL).matcher(operator);
    if (instead.matches()) {
      Set<String> all = new LinkedHashSet<>(flattened(instead.group(2)));
      all.addAll(instead.group(1).equals("+") ? List.of("") : base);
      return bounded(all);
    }
    List<String> all = new ArrayList<>(base);
    if (operator.startsWith("/")) {
      all.addAll(flattened(operator.replaceFirst("^//?(?:\\\\.|[^/\\\\])*/?", "")));
    }
    boolean foreign = all.stream().allMatch(t -> t.equals(String.valueOf(FOREIGN)));
    boolean pieces = all.stream().noneMatch(AssembledAddress::isMore);
    return List.of(String.valueOf(pieces ? PIECE : foreign ? FRAGMENT : ANYTHING));
  }

  private String command(String text) {
    boolean pieces =
        VERSION_COMMAND.matcher(text).lookingAt()
            && flattened(text).stream()
                .noneMatch(t -> isMore(t.replaceAll("\\s", "")) || t.indexOf('\n') >= 0);
    if (pieces) {
      return String.valueOf(PIECE);
    }
    boolean crates = text.strip().equals("cargo_crate_uris") && foreign.test("CARGO_CRATE_URIS");
    return String.valueOf(crates ? FOREIGN : ANYTHING);
  }
}
