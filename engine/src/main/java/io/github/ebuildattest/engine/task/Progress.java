package io.github.ebuildattest.engine.task;

/** Told how far a run over many subjects is: from any thread, and repeatedly while it waits. */
@FunctionalInterface
public interface Progress {

  /** Tells nobody. */
  Progress SILENT = (done, all) -> {};

  /** So many are done, of so many in all. */
  void of(int done, int all);
}
