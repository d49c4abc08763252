package io.github.ebuildattest.engine.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before asking again. The longest wait doubles with each attempt; half of it is
 * fixed and the rest is chance, so that clients that failed together do not come back together.
 */
public final class BackOff {

  private static final Duration FIRST = Duration.ofMillis(500);

  private final DoubleSupplier chance;

  /**
   * Waits whose second half is up to chance.
   *
   * @param chance from 0 to 1
   */
  public BackOff(DoubleSupplier chance) {
    this.chance = chance;
  }

  /** With the VM's own random numbers, different in each run. */
  public static BackOff random() {
    return new BackOff(() -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * The wait after an attempt.
   *
   * @param attempt from 1
   */
  public Duration after(int attempt) {
    long longest = FIRST.toMillis() << (attempt - 1);
    return Duration.ofMillis(longest / 2 + Math.round(longest / 2.0 * chance.getAsDouble()));
  }
}
