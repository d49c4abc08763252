package io.github.ebuildattest.hook.terminal;

import io.github.ebuildattest.hook.process.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * One line on a terminal that is written over as work goes on: for people only, and only where it
 * takes longer than a second.
 */
public final class ProgressLine implements AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int BAR = 30;

  /** Back to the line's start, and erase what is there (ECMA-48, EL). */
  private static final String OVERWRITE = "\r\u001b[K";

  private final Invocation surroundings;
  private final String what;
  private Instant next;
  private boolean shown;

  /**
   * Nothing is shown yet.
   *
   * @param what is counted, in the plural
   */
  public ProgressLine(Invocation surroundings, String what) {
    this.surroundings = surroundings;
    this.what = what;
    this.next = surroundings.clock().instant().plus(SILENCE);
  }

  /** So many of so many are through; may be called from any thread. */
  public synchronized void of(int done, int all) {
    Instant now = surroundings.clock().instant();
    if (!surroundings.terminal() || now.isBefore(next)) {
      return;
    }
    next = now.plus(BETWEEN);
    shown = true;
    int filled = all == 0 ? BAR : BAR * done / all;
    surroundings
        .err()
        .printf(
            Locale.ROOT,
            "%s[%s%s] %d of %d %s",
            OVERWRITE,
            "#".repeat(filled),
            ".".repeat(BAR - filled),
            done,
            all,
            what);
    surroundings.err().flush();
  }

  /** Takes the line away. */
  @Override
  public synchronized void close() {
    if (shown) {
      surroundings.err().print(OVERWRITE);
      surroundings.err().flush();
    }
  }
}
