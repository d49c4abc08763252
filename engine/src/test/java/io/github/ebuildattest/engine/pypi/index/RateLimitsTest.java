package io.github.ebuildattest.engine.pypi.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.http.BackOff;
import io.github.ebuildattest.engine.http.Deadline;
import io.github.ebuildattest.engine.http.Route;
import io.github.ebuildattest.engine.http.Stall;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the tool behaves towards an index that many people share. */
@Timeout(60)
class RateLimitsTest {

  private static final String PAGE =
      "{\"meta\": {\"api-version\": \"1.4\"}, \"name\": \"foo\", \"files\": []}";

  @Test
  void twenty_threads_together_make_four_requests_at_a_time() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          try {
            Thread.sleep(20);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
          now.decrementAndGet();
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    try {
      Index index =
          LoopbackIndex.indexAt(
              "http://127.0.0.1:" + server.getAddress().getPort(),
              Duration.ofSeconds(30),
              pause -> {});
      List<Future<SimpleAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        answers.add(threads.submit(() -> index.simple("foo")));
      }
      for (Future<SimpleAnswer> answer : answers) {
        assertThat(answer.get()).isInstanceOf(SimpleAnswer.Found.class);
      }
      assertThat(most.get()).isGreaterThan(1).isLessThanOrEqualTo(Index.AT_A_TIME);
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  @Test
  void who_waits_for_a_place_is_told_when_the_time_is_over() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (ScriptedServer silent = new ScriptedServer("HTTP/1.1 200 OK\r\n", false)) {
      Index index = LoopbackIndex.indexAt(silent.url(), Duration.ofSeconds(1), pause -> {});
      List<Future<SimpleAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        answers.add(threads.submit(() -> index.simple("foo")));
      }
      for (Future<SimpleAnswer> answer : answers) {
        assertThat(((SimpleAnswer.Failure) answer.get()).finding().id())
            .isEqualTo(FindingId.NETWORK_UNREACHABLE);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_host_that_asked_to_be_left_alone_is_asked_nothing_more() throws IOException {
    try (LoopbackIndex server = new LoopbackIndex()) {
      server.answers("/simple/foo/", Response.of(429, "").with("Retry-After", "3600"));
      server.answers("/simple/bar/", Response.of(200, PAGE.replace("foo", "bar")));
      Index index = server.index();
      index.simple("foo");
      assertThat(index.simple("bar"))
          .isInstanceOfSatisfying(
              SimpleAnswer.Failure.class,
              failure -> {
                assertThat(failure.finding().id()).isEqualTo(FindingId.INDEX_ERROR);
                assertThat(failure.finding().message()).contains("was not asked", "for 35");
              });
      assertThat(server.asked).hasSize(1);
    }
  }

  @Test
  void a_short_wait_that_was_asked_for_counts_for_the_next_question_too() throws IOException {
    try (LoopbackIndex server = new LoopbackIndex()) {
      server.answers(
          "/simple/foo/", Response.of(429, "").with("Retry-After", "9"), Response.of(200, PAGE));
      server.answers("/simple/bar/", Response.of(200, PAGE.replace("foo", "bar")));
      Index index = server.index();
      assertThat(index.simple("foo")).isInstanceOf(SimpleAnswer.Found.class);
      assertThat(index.simple("bar")).isInstanceOf(SimpleAnswer.Found.class);
      assertThat(server.pauses).hasSize(2);
      assertThat(server.pauses.get(0)).isEqualTo(Duration.ofSeconds(9));
      assertThat(server.pauses.get(1)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(9));
    }
  }

  @Test
  void that_a_file_is_unattested_or_unknown_is_asked_anew_each_time() throws IOException {
    String path = "/integrity/foo/1.0/foo-1.0.zip/provenance";
    try (LoopbackIndex server = new LoopbackIndex()) {
      server.answers(
          path,
          Response.of(404, "{\"message\": \"No provenance available for foo-1.0.zip\"}")
              .with("Cache-Control", "max-age=600, public"),
          Response.of(404, "{\"message\": \"Not Found\"}"),
          Response.of(200, "{}"));
      Index index = server.index();
      assertThat(index.integrity("foo", "1.0", "foo-1.0.zip"))
          .isInstanceOf(IntegrityAnswer.Unattested.class);
      assertThat(index.integrity("foo", "1.0", "foo-1.0.zip"))
          .isInstanceOf(IntegrityAnswer.NoSuchFile.class);
      assertThat(index.integrity("foo", "1.0", "foo-1.0.zip"))
          .isInstanceOf(IntegrityAnswer.Document.class);
    }
  }

  @Test
  void pauses_double_and_half_of_each_is_chance() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      BackOff backOff = new BackOff(random::nextDouble);
      assertThat(backOff.after(1)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
      assertThat(backOff.after(2)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
    }
    assertThat(new BackOff(() -> 0).after(2)).isEqualTo(Duration.ofMillis(500));
    assertThat(new BackOff(() -> 1).after(2)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Stream.generate(() -> BackOff.random().after(9)).limit(20).distinct())
        .hasSizeGreaterThan(1);
  }

  @Test
  void an_answer_that_keeps_coming_is_waited_for() throws Exception {
    assertThat(stalling(new Stall(Duration.ofSeconds(1), 2)))
        .isInstanceOf(IntegrityAnswer.Document.class);
  }

  @Test
  void an_answer_that_hardly_comes_is_left_long_before_the_deadline() throws Exception {
    assertThat(stalling(new Stall(Duration.ofMillis(400), 1000)))
        .isInstanceOfSatisfying(
            IntegrityAnswer.Failure.class,
            failure -> {
              assertThat(failure.finding().id()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
              assertThat(failure.finding().message()).contains("next to nothing");
            });
  }

  /** Some answer that takes more than a second, in forty pieces. */
  private static IntegrityAnswer stalling(Stall stall) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 40);
          for (int i = 0; i < 40; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            try {
              Thread.sleep(35);
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
          exchange.close();
        });
    server.start();
    try {
      return new Index(
              IndexHosts.replacedBy("http://127.0.0.1:" + server.getAddress().getPort()),
              "test",
              Deadline.after(Duration.ofSeconds(30), Clock.systemUTC()),
              pause -> {},
              Route.OF_THE_VM,
              null,
              new BackOff(() -> 0),
              stall)
          .integrity("foo", "1.0", "foo-1.0.zip");
    } finally {
      server.stop(0);
    }
  }
}
