package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.ebuild.EbuildEvaluator;
import io.github.ebuildattest.engine.ebuild.EbuildText;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Evaluation;
import io.github.ebuildattest.engine.ebuild.Refused;
import io.github.ebuildattest.engine.ebuild.SourceUri;
import io.github.ebuildattest.engine.ebuild.TopLevel;
import io.github.ebuildattest.engine.ebuild.gentoo.KnownEclasses;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.pypi.uri.ArtifactClassifier;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates single ebuilds of one tree. Safe for use by many threads. */
public final class EbuildReader {

  /** Where it is not known what an ebuild inherits, the word itself decides, except in comments. */
  private static final Pattern SPEAKS_OF_PYPI =
      Pattern.compile("(?m)^[^#\\n]*\\bpypi\\b(?!\\.org)");

  /** Names the functions that phases will call (PMS 10.4), and calls none of them. */
  private static final Pattern NO_CALL =
      Pattern.compile("(?m)^[ \\t]*EXPORT_FUNCTIONS[ \\t](?:[\\w \\t]|\\\\\\n)*$");

  private static final Pattern WORD = Pattern.compile("[\\w.+-]+");

  private static final String MIRRORS = "profiles/thirdpartymirrors";
  private static final Pattern OF_PYPI = Pattern.compile("(?i)pythonhosted|pypi");

  /** What Python's str.split splits at. */
  private static final Pattern MIRROR_SPACE =
      Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

  private final TreeEclasses eclasses;
  private final Map<String, TopLevel.Parts> eclassParts = new ConcurrentHashMap<>();
  private final EbuildEvaluator evaluator;
  private final ArtifactClassifier classifier;

  public EbuildReader(OverlayTree tree, TreeEclasses eclasses) throws IOException {
    this.eclasses = eclasses;
    this.evaluator = new EbuildEvaluator(eclasses);
    this.classifier = new ArtifactClassifier(redefinesPyPiMirror(tree), aliasesOfPyPi(tree));
  }

  private static boolean redefinesPyPiMirror(OverlayTree tree) throws IOException {
    return tree.read(MIRRORS)
        .map(b -> new String(b, StandardCharsets.UTF_8))
        .map(t -> MIRROR_SPACE.splitAsStream(t).anyMatch("pypi"::equals))
        .orElse(false);
  }

  /** Mirrors of other names that the overlay leads to PyPI's hosts. */
  private static Set<String> aliasesOfPyPi(OverlayTree tree) throws IOException {
    Set<String> names = new TreeSet<>();
    byte[] mirrors = tree.read(MIRRORS).orElse(new byte[0]);
    new String(mirrors, StandardCharsets.UTF_8)
        .lines()
        .map(line -> MIRROR_SPACE.split(line.strip(), 2))
        .filter(words -> words.length == 2 && OF_PYPI.matcher(words[1]).find())
        .forEach(words -> names.add(words[0]));
    names.remove("pypi");
    return names;
  }

  /** What an ebuild of these bytes fetches. */
  public EbuildSources read(EbuildFile file, byte[] bytes) {
    return read(file, bytes, false);
  }

  /**
   * What an ebuild of these bytes fetches.
   *
   * @param cachedFromPyPi whether the metadata cache says that it fetches from PyPI
   */
  EbuildSources read(EbuildFile file, byte[] bytes, boolean cachedFromPyPi) {
    Evaluation evaluation =
        evaluator.evaluate(
            new EbuildText(
                file.path(),
                file.packageName().category(),
                file.packageName().name(),
                file.version(),
                bytes));
    List<Classification> sources = new ArrayList<>();
    if (evaluation instanceof Evaluated evaluated) {
      for (SourceUri source : evaluated.sources()) {
        sources.add(classifier.classify(source.uri(), source.distfile(), source.useConditions()));
      }
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean namesPyPi =
        cachedFromPyPi
            || text.contains("files.pythonhosted.org")
            || classifier.namesAlias(text)
            || sources.stream().anyMatch(s -> classifier.namesAlias(s.artifact().uri()))
            || text.contains("mirror://pypi")
            || (evaluation instanceof Refused
                && couldBeFromPyPi(file, TopLevel.withoutHomepage(text)));
    return new EbuildSources(file, bytes, namesPyPi, evaluation, sources);
  }

  private boolean couldBeFromPyPi(EbuildFile file, String text) {
    return SPEAKS_OF_PYPI.matcher(text).find() || couldAssemble(file, text);
  }

  /** Whether the text, with those of the overlay's eclasses, could put an address together. */
  private boolean couldAssemble(EbuildFile file, String text) {
    List<TopLevel.Parts> all = new ArrayList<>();
    Set<String> elsewhere = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    Deque<TopLevel.Parts> open = new ArrayDeque<>(List.of(TopLevel.parts(text)));
    while (!open.isEmpty()) {
      TopLevel.Parts next = open.remove();
      all.add(next);
      for (String part : called(all)) {
        Optional<Set<String>> inherited = AssignedWords.inherited(part);
        if (inherited.isEmpty()) {
          return true;
        }
        for (String eclass : inherited.get()) {
          if (seen.add(eclass)) {
            eclasses
                .text(eclass)
                .map(t -> eclassParts.computeIfAbsent(eclass, e -> TopLevel.parts(t)))
                .ifPresentOrElse(open::add, () -> elsewhere.add(eclass));
          }
        }
      }
    }
    return new AssembledAddress(file, called(all), v -> KnownEclasses.maySet(elsewhere, v))
        .isPossible();
  }

  /**
   * What runs when an ebuild is read: all but the functions that none of it names. One that is
   * named once stands where it is called.
   */
  private static List<String> called(List<TopLevel.Parts> all) {
    List<String> texts = new ArrayList<>();
    Map<String, String> functions = new TreeMap<>();
    for (TopLevel.Parts parts : all) {
      texts.add(parts.rest());
      parts.functions().forEach((n, t) -> functions.merge(n, t, String::concat));
    }
    Map<String, Integer> named = new HashMap<>();
    texts.forEach(t -> count(t, named));
    functions.values().forEach(t -> count(t, named));
    for (int i = 0; i < texts.size(); i++) {
      Matcher word = WORD.matcher(withoutNonCalls(texts.get(i)));
      while (word.find()) {
        String function = functions.remove(word.group());
        if (function != null && named.getOrDefault(word.group(), 0) == 2) {
          String text = texts.get(i);
          String body = function.substring(function.indexOf('\n'), function.lastIndexOf('}'));
          texts.set(i, text.substring(0, word.start()) + body + text.substring(word.end()));
          word = WORD.matcher(withoutNonCalls(texts.get(i)));
        } else if (function != null) {
          texts.add(function);
        }
      }
    }
    return texts;
  }

  private static void count(String text, Map<String, Integer> named) {
    Matcher word = WORD.matcher(withoutNonCalls(text));
    while (word.find()) {
      named.merge(word.group(), 1, Integer::sum);
    }
  }

  private static String withoutNonCalls(String text) {
    return NO_CALL.matcher(text).replaceAll(m -> " ".repeat(m.group().length()));
  }
}
