package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.ebuild.TopLevel;
import io.github.ebuildattest.engine.ebuild.gentoo.KnownEclasses;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the text of an ebuild that was refused tells about PyPI, together with those of the
 * overlay's eclasses that it inherits. Safe for use by many threads.
 */
final class RefusedText {

  /** Where it is not known what an ebuild inherits, the word itself decides, except in comments. */
  private static final Pattern SPEAKS_OF_PYPI =
      Pattern.compile("(?m)^[^#\\n]*\\bpypi\\b(?!\\.org)");

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
      for (String part : TopLevel.called(all)) {
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
    return new AssembledAddress(file, TopLevel.called(all), v -> KnownEclasses.maySet(elsewhere, v))
        .isPossible();
  }
}
