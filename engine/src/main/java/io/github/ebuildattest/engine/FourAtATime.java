package io.github.ebuildattest.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks about many packages, four at a time. Each question makes its requests one after the other,
 * so that no index ever has more than four of them to answer.
 */
final class FourAtATime {

  private static final int THREADS = 4;

  private FourAtATime() {}

  /** A question about one package. */
  @FunctionalInterface
  interface Question<A> {
    A ask() throws IOException, ConfigurationException;
  }

  /**
   * All answers, in the questions' order.
   *
   * @throws ConfigurationException the first that a question throws, or where it is interrupted
   * @throws IOException the first that a question throws
   */
  static <A> List<A> answers(List<Question<A>> questions)
      throws IOException, ConfigurationException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "question");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<A>> asked = new ArrayList<>();
      for (Question<A> question : questions) {
        Callable<A> task = question::ask;
        asked.add(threads.submit(task));
      }
      List<A> answers = new ArrayList<>();
      for (Future<A> one : asked) {
        answers.add(await(one));
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <A> A await(Future<A> answer) throws IOException, ConfigurationException {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConfigurationException("Interrupted; nothing was written.", e);
    } catch (ExecutionException e) {
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
      throw new IllegalStateException(e);
    }
  }
}
