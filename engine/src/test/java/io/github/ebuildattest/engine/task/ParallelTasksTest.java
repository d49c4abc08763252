package io.github.ebuildattest.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many tasks at a time, and nobody can tell from the results. */
class ParallelTasksTest {

  private static final List<Integer> SUBJECTS = IntStream.range(0, 200).boxed().toList();

  @Test
  void results_stand_in_the_order_of_the_subjects_whenever_they_come() throws Exception {
    Random random = new Random(7);
    List<Integer> delays = SUBJECTS.stream().map(i -> random.nextInt(3)).toList();

    List<Integer> results =
        new ParallelTasks(8, Progress.SILENT)
            .results(
                SUBJECTS,
                i -> {
                  sleep(delays.get(i));
                  return -i;
                });

    assertThat(results).isEqualTo(SUBJECTS.stream().map(i -> -i).toList());
  }

  @Test
  void as_many_run_at_a_time_as_there_are_threads_and_no_more() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Phaser four = new Phaser(4);

    new ParallelTasks(4, Progress.SILENT)
        .results(
            SUBJECTS,
            i -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              four.arriveAndAwaitAdvance();
              now.decrementAndGet();
              four.arriveAndAwaitAdvance();
              return i;
            });

    assertThat(most).hasValue(4);
  }

  @Test
  void the_first_task_that_fails_is_told_whichever_fails_first() {
    assertThatThrownBy(
            () ->
                new ParallelTasks(4, Progress.SILENT)
                    .results(
                        List.of(0, 1, 2, 3),
                        i -> {
                          sleep(i == 1 ? 100 : 0);
                          if (i == 0) {
                            return i;
                          }
                          throw new IOException("task " + i);
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("task 1");
  }

  @Test
  void who_waits_is_told_how_far_it_is_and_at_last_that_all_are_through() throws Exception {
    ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

    new ParallelTasks(2, (done, all) -> told.add(done + " of " + all))
        .results(
            List.of(1, 2),
            i -> {
              sleep(700);
              return i;
            });

    assertThat(told).contains("0 of 2", "1 of 2", "2 of 2");
    assertThat(told.stream().filter("0 of 2"::equals)).hasSizeGreaterThan(1);
  }

  @Test
  void an_interrupt_ends_it_at_once_and_stops_what_was_running() throws Exception {
    CountDownLatch asked = new CountDownLatch(4);
    AtomicInteger stopped = new AtomicInteger();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread run =
        new Thread(
            () -> {
              try {
                new ParallelTasks(4, Progress.SILENT)
                    .results(
                        SUBJECTS,
                        i -> {
                          asked.countDown();
                          try {
                            Thread.sleep(60_000);
                          } catch (InterruptedException e) {
                            stopped.incrementAndGet();
                          }
                          return i;
                        });
              } catch (IOException | ConfigurationException e) {
                thrown.set(e);
              }
            });
    run.start();
    asked.await();
    Instant start = Instant.now();

    run.interrupt();
    run.join(20_000);

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(thrown.get())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("Interrupted");
    assertThat(stopped).hasValue(4);
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
