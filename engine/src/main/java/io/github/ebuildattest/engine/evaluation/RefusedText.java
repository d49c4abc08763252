package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.ebuild.TopLevel;
import io.github.ebuildattest.engine.ebuild.gentoo.KnownEclasses;
import io.github.ebuildattest.engine.overlay.EbuildFile;
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

/**
 * What the text of an ebuild that was refused tells about PyPI, together with those of the
 * overlay's eclasses that it inherits. Safe for use by many threads.
 */
final class RefusedText {

  /** Where it is not known what an ebuild inherits, the word itself decides, except in comments. */
  private static final Pattern SPEAKS_OF_PYPI =
      Pattern.compile("(?m)^[^#\\n]*\\bpypi\\b(?!\\.org)");

  /** Names the functions that phases will call (PMS 10.4), and calls none of them. */
  private static final Pattern NO_CALL =
      Pattern.compile("(?m)^[ \\t]*EXPORT_FUNCTIONS[ \\t](?:[\\w \\t]|\\\\\\n)*$");

  private static final Pattern WORD = Pattern.compile("[\\w.+-]+");

  private final TreeEclasses eclasses;
  private final Map<String, TopLevel.Parts> eclassParts = new ConcurrentHashMap<>();

  RefusedText(TreeEclasses eclasses) {
    this.eclasses = eclasses;
  }

  /** Whether an ebuild of this text could fetch from PyPI. */
  boolean couldBeFromPyPi(EbuildFile file, String text) {
    String speaking = TopLevel.withoutHomepage(text);
    return SPEAKS_OF_PYPI.matcher(speaking).find() || couldAssemble(file, speaking);
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
