package io.github.ebuildattest.engine.task;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.pypi.index.Index;
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
 * Asks about many packages on several threads. Which answer comes first is left to chance, and
 * nobody can tell: answers, and what goes wrong, come in the order of the questions.
 */
public final class ParallelTasks {

  /** As many questions as an index should have to answer at a time. */
  public static final int POLITELY = Index.AT_A_TIME;

  /** How often somebody who waits is told how far it is. */
  private static final long TICK_MILLIS = 200;

  /** How long questions that are given up may take to clean up behind themselves. */
  private static final long LAST_MILLIS = 1000;

  private final int threads;
  private final Progress progress;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * Threads for one series of questions.
   *
   * @param threads so many questions are asked at a time
   */
  public ParallelTasks(int threads, Progress progress) {
    this.threads = threads;
    this.progress = progress;
  }

  /** A question about one subject. */
  @FunctionalInterface
  public interface Question<S, A> {
    A about(S subject) throws IOException, ConfigurationException;
  }

  /**
   * All answers, in the subjects' order.
   *
   * @throws ConfigurationException the first that a question throws, or where it is interrupted
   * @throws IOException the first that a question throws
   */
  public <S, A> List<A> answers(List<S> subjects, Question<S, A> question)
      throws IOException, ConfigurationException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, ParallelTasks::thread);
    try {
      List<Future<A>> asked = new ArrayList<>();
      for (S subject : subjects) {
        Callable<A> task =
            () -> {
              A answer = question.about(subject);
              progress.of(done.incrementAndGet(), subjects.size());
              return answer;
            };
        asked.add(pool.submit(task));
      }
      List<A> answers = new ArrayList<>();
      for (Future<A> one : asked) {
        answers.add(await(one, subjects.size()));
      }
      return answers;
    } finally {
      giveUp(pool);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "question");
    thread.setDaemon(true);
    return thread;
  }

  private <A> A await(Future<A> answer, int all) throws IOException, ConfigurationException {
    while (true) {
      try {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        return answer.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
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

  /** What still runs is interrupted, and has a moment to put away what it has begun. */
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
