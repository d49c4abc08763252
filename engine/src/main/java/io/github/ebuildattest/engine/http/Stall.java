package io.github.ebuildattest.engine.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a response that is still arriving is no longer waited for: a large file may take as long as
 * the run has, but a server that sends next to nothing is given up.
 *
 * @param patience the time in which something must arrive
 * @param least how many bytes of the body that must be
 */
public record Stall(Duration patience, long least) {

  /** Even a slow line brings a thousand bytes in half a minute; below that nobody gets a file. */
  public static final Stall USUAL = new Stall(Duration.ofSeconds(30), 1 << 10);

  /**
   * Waits for an answer.
   *
   * @param received grows while its body arrives
   * @throws TimeoutException where it stalls or the deadline passes; the caller cancels it
   */
  <A> A await(CompletableFuture<A> answer, AtomicLong received, Deadline deadline)
      throws TimeoutException, ExecutionException, InterruptedException {
    while (true) {
      long before = received.get();
      Duration left = deadline.remaining();
      Duration wait = left.compareTo(patience) < 0 ? left : patience;
      try {
        return answer.get(wait.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        if (deadline.hasPassed() || received.get() - before < least) {
          throw e;
        }
      }
    }
  }
}
