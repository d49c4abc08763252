package io.github.ebuildattest.engine.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before asking again: twice as long each time, and of that at least the half; the
 * rest is chance, so that many clients that failed together do not come back together.
 */
public final class BackOff {

  private static final Duration FIRST = Duration.ofMillis(500);

  private final DoubleSupplier chance;

  /**
   * Waits by chance.
   *
   * @param chance from 0 to 1
   */
  public BackOff(DoubleSupplier chance) {
    this.chance = chance;
  }

  /** By the VM's own chance, a different one in each run. */
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
