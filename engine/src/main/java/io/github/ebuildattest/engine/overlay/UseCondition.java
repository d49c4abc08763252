package io.github.ebuildattest.engine.overlay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Under which USE flags something is fetched (PMS 8.2, "use-conditional dependency specs"), in one
 * spelling for each meaning: the alternatives are the prime implicants, sorted. So two conditions
 * mean the same if they are spelled the same. The flags are taken as independent of each other;
 * REQUIRED_USE and profiles, which may forbid some combinations, are not looked at.
 *
 * <p>Beyond {@value #MOST} alternatives or {@value #MOST_STEPS} steps the alternatives stay as they
 * were written, sorted. A condition that always holds may then not be known to, never the other way
 * around.
 *
 * @param alternatives each a list of flags, {@code flag} or {@code !flag}, all of which have to
 *     hold
 */
public record UseCondition(List<List<String>> alternatives) {

  private static final int MOST = 256;
  private static final int MOST_STEPS = 1 << 17;

  /** A flag (PMS 3.1.4), negated or not. */
  private static final Pattern FLAG = Pattern.compile("!?[A-Za-z0-9][A-Za-z0-9+_@-]*");

  private static final String OR = " | ";

  private static final Comparator<String> BY_FLAG =
      Comparator.comparing(UseCondition::flag).thenComparing(Comparator.naturalOrder());

  public UseCondition {
    alternatives = alternatives.stream().map(List::copyOf).toList();
  }

  /**
   * The condition under which any of several things is fetched.
   *
   * @param nested for each thing, the conditionals around it: {@code flag} or {@code !flag}
   */
  public static UseCondition anyOf(Collection<List<String>> nested) {
    List<TreeSet<String>> terms = new ArrayList<>();
    for (List<String> conditions : nested) {
      TreeSet<String> term = new TreeSet<>(BY_FLAG);
      term.addAll(conditions);
      if (term.stream().noneMatch(c -> term.contains(opposite(c)))) {
        addUnlessImplied(terms, term);
      }
    }
    return new UseCondition(
        primeImplicants(terms).orElse(terms).stream()
            .map(t -> (List<String>) new ArrayList<>(t))
            .sorted(Comparator.comparing((List<String> t) -> String.join(" ", t)))
            .toList());
  }

  /**
   * Iterated consensus (Quine 1955): where one alternative asks for a flag and another for its
   * opposite, what both ask for besides is an alternative, too. Nothing else has to be added.
   */
  private static Optional<List<TreeSet<String>>> primeImplicants(List<TreeSet<String>> given) {
    List<TreeSet<String>> terms = new ArrayList<>(given);
    Deque<TreeSet<String>> open = new ArrayDeque<>(given);
    int steps = 0;
    while (!open.isEmpty()) {
      TreeSet<String> term = open.remove();
      for (TreeSet<String> other : List.copyOf(terms)) {
        if (++steps > MOST_STEPS) {
          return Optional.empty();
        }
        Optional<TreeSet<String>> both = consensus(term, other);
        if (both.isPresent() && addUnlessImplied(terms, both.get())) {
          open.add(both.get());
        }
        if (terms.size() > MOST) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(terms);
  }

  private static Optional<TreeSet<String>> consensus(TreeSet<String> one, TreeSet<String> other) {
    List<String> opposed = one.stream().filter(c -> other.contains(opposite(c))).toList();
    if (opposed.size() != 1) {
      return Optional.empty();
    }
    TreeSet<String> both = new TreeSet<>(BY_FLAG);
    both.addAll(one);
    both.addAll(other);
    both.remove(opposed.get(0));
    both.remove(opposite(opposed.get(0)));
    return Optional.of(both);
  }

  /** Adds an alternative and drops those that it makes superfluous. */
  private static boolean addUnlessImplied(List<TreeSet<String>> terms, TreeSet<String> term) {
    if (terms.stream().anyMatch(term::containsAll)) {
      return false;
    }
    terms.removeIf(t -> t.containsAll(term));
    terms.add(term);
    return true;
  }

  private static String flag(String condition) {
    return condition.startsWith("!") ? condition.substring(1) : condition;
  }

  private static String opposite(String condition) {
    return condition.startsWith("!") ? condition.substring(1) : "!" + condition;
  }

  /**
   * Reads what {@link #text} spells.
   *
   * @return empty where it is spelled otherwise, or where it always or never holds
   */
  public static Optional<UseCondition> parse(String text) {
    List<List<String>> nested = new ArrayList<>();
    for (String alternative : text.split(Pattern.quote(OR), -1)) {
      List<String> conditions = List.of(alternative.split(" ", -1));
      if (!conditions.stream().allMatch(c -> FLAG.matcher(c).matches())) {
        return Optional.empty();
      }
      nested.add(conditions);
    }
    return Optional.of(anyOf(nested)).filter(c -> c.text().equals(text));
  }

  /** Whether it holds whatever USE is. */
  public boolean always() {
    return alternatives.contains(List.of());
  }

  /** Whether it holds under no USE: conditionals that exclude each other. */
  public boolean never() {
    return alternatives.isEmpty();
  }

  /** Whether it holds wherever all of these do. */
  public boolean holdsUnder(List<String> conditions) {
    return alternatives.stream().anyMatch(conditions::containsAll);
  }

  /** Whether it holds nowhere where all of these do. */
  public boolean excludes(List<String> conditions) {
    return alternatives.stream()
        .allMatch(a -> a.stream().anyMatch(c -> conditions.contains(opposite(c))));
  }

  /**
   * Its spelling: flags as SRC_URI writes them, those that have to hold together separated by a
   * space, alternatives by a bar, such as {@code !binary | python_targets_python3_13 test}.
   */
  public String text() {
    return String.join(OR, alternatives.stream().map(a -> String.join(" ", a)).toList());
  }

  /** How reports say it. */
  public String words() {
    if (always()) {
      return "whatever USE is";
    }
    return never()
        ? "never, since the USE conditions around it exclude each other"
        : "only with USE " + text();
  }
}
