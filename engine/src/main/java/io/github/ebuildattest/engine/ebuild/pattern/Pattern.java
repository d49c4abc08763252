package io.github.ebuildattest.engine.ebuild.pattern;

import io.github.ebuildattest.engine.ebuild.value.Budget;
import java.util.BitSet;

/** A compiled pattern, and the questions that expansions and tests ask of it. */
public final class Pattern {
  private final PatternNode root;
  private final Budget budget;

  public Pattern(PatternNode root, Budget budget) {
    this.root = root;
    this.budget = budget;
  }

  private BitSet ends(String text, int from) {
    BitSet start = new BitSet(text.length() + 1);
    start.set(from);
    budget.spend(1L + text.length() / 64);
    return root.ends(text, start, budget);
  }

  /** Whether it matches the whole text. */
  public boolean matches(String text) {
    return ends(text, 0).get(text.length());
  }

  /** Where the longest match from a place ends, or -1. */
  public int longest(String text, int from) {
    return ends(text, from).previousSetBit(text.length());
  }

  /** Where the shortest match from a place ends, or -1. */
  public int shortest(String text, int from) {
    return ends(text, from).nextSetBit(from);
  }

  /** Whether a match from a place reaches the text's end. */
  public boolean reachesEnd(String text, int from) {
    return ends(text, from).get(text.length());
  }
}
