package io.github.ebuildattest.hook.terminal;

import io.github.ebuildattest.hook.process.Invocation;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * One line on a terminal that is overwritten as work goes on. Only people see it, and only when the
 * work takes longer than a second.
 */
public final class ProgressLine implements AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final int BAR = 30;

  /** Back to the line's start, and erase what is there (ECMA-48, EL). */
  private static final String OVERWRITE = "\r\u001b[K";

  private final Invocation invocation;
  private final String what;
  private Instant next;
  private boolean shown;

  /**
   * Nothing is shown yet.
   *
   * @param what what is counted, in the plural
   */
  public ProgressLine(Invocation invocation, String what) {
    this.invocation = invocation;
    this.what = what;
    this.next = invocation.clock().instant().plus(SILENCE);
  }

  /** Shows how many of how many are done; may be called from any thread. */
  public synchronized void of(int done, int all) {
    Instant now = invocation.clock().instant();
    if (!invocation.terminal() || now.isBefore(next)) {
      return;
    }
    next = now.plus(BETWEEN);
    shown = true;
    int filled = all == 0 ? BAR : BAR * done / all;
    invocation
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
    invocation.err().flush();
  }

  /** Erases the line. */
  @Override
  public synchronized void close() {
    if (shown) {
      invocation.err().print(OVERWRITE);
      invocation.err().flush();
    }
  }
}
