package io.github.ebuildattest.engine.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The one moment by which a whole run must have its answers. Whatever waits asks here how long it
 * still may.
 */
public final class Deadline {

  private final Clock clock;
  private final Instant end;

  private Deadline(Clock clock, Instant end) {
    this.clock = clock;
    this.end = end;
  }

  /** A deadline that lies this far from now. */
  public static Deadline after(Duration duration, Clock clock) {
    return new Deadline(clock, clock.instant().plus(duration));
  }

  /** The time left; zero once it has passed, never negative. */
  public Duration remaining() {
    Duration left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether no time is left. */
  public boolean hasPassed() {
    return remaining().isZero();
  }

  /** The time now, by the same clock. */
  public Instant now() {
    return clock.instant();
  }
}
