package io.github.ebuildattest.engine.task;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs one task for each of many subjects, on several threads. Which one ends first is left to
 * chance, and nobody can tell: results and failures are reported in the order of the subjects.
 */
public final class ParallelTasks {

  /** How often progress is told while somebody waits. */
  private static final long TICK_MILLIS = 200;

  /** How long tasks that are given up may take to clean up after themselves. */
  private static final long LAST_MILLIS = 1000;

  private final int threads;
  private final Progress progress;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * Threads for one series of tasks.
   *
   * @param threads how many tasks run at a time
   */
  public ParallelTasks(int threads, Progress progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /** What to do for one subject. */
  @FunctionalInterface
  public interface Task<S, R> {
    R of(S subject) throws IOException, ConfigurationException;
  }

  /**
   * All results, in the subjects' order.
   *
   * @throws ConfigurationException the first that a task throws, or where the run is interrupted
   * @throws IOException the first that a task throws
   */
  public <S, R> List<R> results(List<S> subjects, Task<S, R> task)
      throws IOException, ConfigurationException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, ParallelTasks::thread);
    try {
      List<Future<R>> running = new ArrayList<>();
      for (S subject : subjects) {
        Callable<R> one =
            () -> {
              R result = task.of(subject);
              progress.of(done.incrementAndGet(), subjects.size());
              return result;
            };
        running.add(pool.submit(one));
      }
      List<R> results = new ArrayList<>();
      for (Future<R> one : running) {
        results.add(await(one, subjects.size()));
      }
      return results;
    } finally {
      giveUp(pool);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "task");
    thread.setDaemon(true);
    return thread;
  }

  private <R> R await(Future<R> result, int all) throws IOException, ConfigurationException {
    while (true) {
      try {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        return result.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        progress.of(done.get(), all);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ConfigurationException("Interrupted; nothing was written.", e);
      } catch (ExecutionException e) {
        throw thrown(e);
      }
    }
  }

  private static RuntimeException thrown(ExecutionException e)
      throws IOException, ConfigurationException {
    Throwable cause = e.getCause();
    if (cause instanceof IOException unreadable) {
      throw unreadable;
    }
    if (cause instanceof UncheckedIOException unreadable) {
      throw unreadable;
    }
    if (cause instanceof ConfigurationException configuration) {
      throw configuration;
    }
    return new IllegalStateException(e);
  }

  /** What is still running is interrupted, and has a moment to clean up what it began. */
  private static void giveUp(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      pool.awaitTermination(LAST_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
