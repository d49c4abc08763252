package io.github.ebuildattest.engine.task;

/** What is told while a run asks about many packages; from any thread, and again while it waits. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress SILENT = (done, all) -> {};

  /** So many of so many are through. */
  void of(int done, int all);
}
