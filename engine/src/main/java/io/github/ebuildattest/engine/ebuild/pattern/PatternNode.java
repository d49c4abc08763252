package io.github.ebuildattest.engine.ebuild.pattern;

import io.github.ebuildattest.engine.ebuild.value.Budget;
import java.util.BitSet;
import java.util.List;

/**
 * A glob or regular expression as a tree, matched over sets of positions: from all that a match may
 * have reached to all that it may reach next. So there is no backtracking that could explode.
 */
public sealed interface PatternNode {
  int UNBOUNDED = Integer.MAX_VALUE;

  /** All ends of matches that begin at one of the starts. */
  BitSet ends(String text, BitSet starts, Budget budget);

  /** One character of a set; the set has one bit per code unit, all below 128. */
  record OneOf(BitSet members) implements PatternNode {
    static OneOf character(char c) {
      BitSet members = new BitSet(128);
      members.set(c);
      return new OneOf(members);
    }

    static OneOf any() {
      BitSet members = new BitSet(128);
      members.set(0, 128);
      return new OneOf(members);
    }

    @Override
    public BitSet ends(String text, BitSet starts, Budget budget) {
      BitSet ends = new BitSet(text.length() + 1);
      for (int i = starts.nextSetBit(0);
          i >= 0 && i < text.length();
          i = starts.nextSetBit(i + 1)) {
        budget.spend(1);
        if (members.get(text.charAt(i))) {
          ends.set(i + 1);
        }
      }
      return ends;
    }
  }

  /** One after another. */
  record Concatenation(List<PatternNode> nodes) implements PatternNode {
    @Override
    public BitSet ends(String text, BitSet starts, Budget budget) {
      BitSet at = starts;
      for (PatternNode node : nodes) {
        if (at.isEmpty()) {
          return at;
        }
        at = node.ends(text, at, budget);
      }
      return at;
    }
  }

  /** Any of them. */
  record Choice(List<PatternNode> nodes) implements PatternNode {
    @Override
    public BitSet ends(String text, BitSet starts, Budget budget) {
      BitSet all = new BitSet(text.length() + 1);
      for (PatternNode node : nodes) {
        all.or(node.ends(text, starts, budget));
      }
      return all;
    }
  }

  /** From least to most times. */
  record Repetition(PatternNode node, int least, int most) implements PatternNode {
    @Override
    public BitSet ends(String text, BitSet starts, Budget budget) {
      BitSet all = new BitSet(text.length() + 1);
      BitSet at = starts;
      if (least == 0) {
        all.or(at);
      }
      for (int times = 1; times <= most && !at.isEmpty(); times++) {
        budget.spend(1L + text.length() / 64);
        at = node.ends(text, at, budget);
        if (times >= least) {
          BitSet fresh = (BitSet) at.clone();
          fresh.andNot(all);
          if (fresh.isEmpty()) {
            return all;
          }
          all.or(fresh);
          if (times > least) {
            at = fresh;
          }
        }
      }
      return all;
    }
  }

  /** Whatever the node does not match: {@code !(…)}. */
  record Complement(PatternNode node) implements PatternNode {
    @Override
    public BitSet ends(String text, BitSet starts, Budget budget) {
      BitSet all = new BitSet(text.length() + 1);
      for (int i = starts.nextSetBit(0); i >= 0; i = starts.nextSetBit(i + 1)) {
        BitSet one = new BitSet(text.length() + 1);
        one.set(i);
        BitSet rest = new BitSet(text.length() + 1);
        rest.set(i, text.length() + 1);
        rest.andNot(node.ends(text, one, budget));
        budget.spend(1L + text.length() / 64);
        all.or(rest);
      }
      return all;
    }
  }

  /** The text's beginning or end. */
  record Anchor(boolean end) implements PatternNode {
    @Override
    public BitSet ends(String text, BitSet starts, Budget budget) {
      BitSet at = new BitSet(text.length() + 1);
      int place = end ? text.length() : 0;
      at.set(place, starts.get(place));
      return at;
    }
  }
}
