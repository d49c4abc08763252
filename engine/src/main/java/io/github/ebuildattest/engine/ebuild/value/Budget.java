package io.github.ebuildattest.engine.ebuild.value;

/** How much work one evaluation may do, so that no ebuild can hang or exhaust this program. */
public final class Budget {
  /** Many times what the largest real ebuild takes, and well under a fifth of a second. */
  private static final long STEPS = 400_000;

  /** Calls and nested expansions; each takes a few hundred bytes of stack. */
  private static final int DEEPEST = 64;

  private long left = STEPS;
  private int depth;

  public void spend(long steps) {
    left -= steps;
    if (left < 0) {
      throw refusal("it takes more work than any ebuild should");
    }
  }

  public void enter() {
    if (++depth > DEEPEST) {
      throw refusal("its calls or expansions nest too deeply");
    }
    spend(1);
  }

  public void leave() {
    depth--;
  }

  private static EvaluationRefusal refusal(String why) {
    return new EvaluationRefusal(new Unknown("", 0, why), true);
  }
}
