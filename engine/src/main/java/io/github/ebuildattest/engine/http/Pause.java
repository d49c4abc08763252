package io.github.ebuildattest.engine.http;

import java.time.Duration;

/** How a caller waits between two attempts. */
@FunctionalInterface
public interface Pause {

  /** By putting the thread to sleep. */
  Pause SLEEP = duration -> Thread.sleep(duration.toMillis());

  /**
   * Waits.
   *
   * @throws InterruptedException where the thread is asked to stop meanwhile
   */
  void pause(Duration duration) throws InterruptedException;
}
