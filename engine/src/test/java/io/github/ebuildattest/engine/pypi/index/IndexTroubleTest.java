package io.github.ebuildattest.engine.pypi.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.http.Redirects;
import io.github.ebuildattest.engine.http.Retries;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex.Response;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class IndexTroubleTest {

  private static final String PATH = "/integrity/foo/1.0/foo-1.0.zip/provenance";

  private LoopbackIndex server;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackIndex();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_trouble_that_passes_is_asked_again() {
    server.answers(PATH, Response.of(503, ""), Response.of(429, ""), Response.of(200, "{}"));
    assertThat(ask(server.index())).isInstanceOf(IntegrityAnswer.Document.class);
    assertThat(server.pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void a_lasting_trouble_is_asked_a_few_times_only() {
    server.answers(PATH, Response.of(502, ""));
    assertThat(failure(server.index()).id()).isEqualTo(FindingId.INDEX_ERROR);
    assertThat(server.asked).hasSize(Retries.ATTEMPTS);
  }

  @Test
  void an_answer_that_stands_is_not_asked_again() {
    server.answers(PATH, Response.of(403, ""));
    failure(server.index());
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void the_server_says_how_long_to_wait() {
    server.answers(PATH, Response.of(429, "").with("Retry-After", "7"), Response.of(200, "{}"));
    assertThat(ask(server.index())).isInstanceOf(IntegrityAnswer.Document.class);
    assertThat(server.pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void a_date_to_wait_for_is_understood() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plusSeconds(10).atOffset(ZoneOffset.UTC));
    server.answers(PATH, Response.of(503, "").with("Retry-After", date), Response.of(200, "{}"));
    assertThat(ask(server.index())).isInstanceOf(IntegrityAnswer.Document.class);
    assertThat(server.pauses)
        .singleElement()
        .satisfies(p -> assertThat(p).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(11)));
  }

  @Test
  void a_long_wait_is_told_and_not_waited_for() {
    server.answers(PATH, Response.of(429, "").with("Retry-After", "3600"));
    assertThat(failure(server.index()).message()).contains("429").contains("3600 s");
    assertThat(server.pauses).isEmpty();
  }

  @Test
  void a_wait_beyond_the_deadline_is_not_waited_for() {
    server.answers(PATH, Response.of(503, "").with("Retry-After", "20"));
    failure(server.index(Duration.ofSeconds(10)));
    assertThat(server.pauses).isEmpty();
  }

  @Test
  void nothing_is_asked_after_the_deadline() {
    server.answers(PATH, Response.of(200, "{}"));
    assertThat(failure(server.index(Duration.ZERO)).id()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
    assertThat(server.asked).isEmpty();
  }

  @Test
  void redirects_on_the_index_are_followed() {
    server.answers(PATH, Response.of(301, "").with("Location", "/elsewhere"));
    server.answers("/elsewhere", Response.of(302, "").with("Location", server.url() + "/there"));
    server.answers("/there", Response.of(200, "{}"));
    assertThat(ask(server.index())).isInstanceOf(IntegrityAnswer.Document.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:1/x",
        "//evil.example/x",
        "https://pypi.org/x",
        "ftp://127.0.0.1/x",
        "mailto:x",
      })
  void redirects_off_the_index_are_refused(String location) {
    server.answers(PATH, Response.of(302, "").with("Location", location));
    assertThat(failure(server.index()).id()).isEqualTo(FindingId.FOREIGN_REDIRECT);
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void a_redirect_to_a_user_of_the_index_is_refused() {
    server.answers(
        PATH,
        Response.of(302, "")
            .with("Location", server.url().replace("http://", "http://me@") + "/x"));
    assertThat(failure(server.index()).id()).isEqualTo(FindingId.FOREIGN_REDIRECT);
  }

  @Test
  void redirects_in_a_circle_end() {
    server.answers(PATH, Response.of(307, "").with("Location", PATH));
    assertThat(failure(server.index()).id()).isEqualTo(FindingId.INDEX_ERROR);
    assertThat(server.asked).hasSize(Redirects.MOST + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://[", "a b"})
  void a_redirect_to_nowhere_is_an_error_of_the_index(String location) {
    server.answers(PATH, Response.of(302, "").with("Location", location));
    assertThat(failure(server.index()).id()).isEqualTo(FindingId.INDEX_ERROR);
  }

  @Test
  void a_closed_port_is_a_network_that_cannot_be_reached() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    Index index =
        LoopbackIndex.indexAt(
            "http://127.0.0.1:" + port, Duration.ofSeconds(10), server.pauses::add);
    assertThat(failure(index).id()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
    assertThat(server.pauses).hasSize(Retries.ATTEMPTS - 1);
  }

  @Test
  void a_host_that_does_not_exist_is_a_network_that_cannot_be_reached() {
    Index index =
        LoopbackIndex.indexAt("https://index.invalid", Duration.ofSeconds(10), server.pauses::add);
    assertThat(failure(index).id()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
  }

  @Test
  void a_server_that_never_answers_is_left_at_the_deadline() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      Index index =
          LoopbackIndex.indexAt(
              "http://127.0.0.1:" + silent.getLocalPort(),
              Duration.ofSeconds(1),
              server.pauses::add);
      assertThat(failure(index).id()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}",
        "HTTP/1.1 2",
        "SSH-2.0-OpenSSH\r\n",
        "",
      })
  void an_answer_that_breaks_off_is_no_answer(String answer) throws IOException {
    try (ScriptedServer scripted = new ScriptedServer(answer, true)) {
      Index index =
          LoopbackIndex.indexAt(scripted.url(), Duration.ofSeconds(10), server.pauses::add);
      assertThat(failure(index).id()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
    }
  }

  @Test
  void a_body_that_never_ends_coming_is_left_at_the_deadline() throws IOException {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    try (ScriptedServer scripted = new ScriptedServer(answer, false)) {
      Index index =
          LoopbackIndex.indexAt(scripted.url(), Duration.ofSeconds(1), server.pauses::add);
      assertThat(failure(index).id()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
    }
  }

  @Test
  void an_interrupt_ends_a_pause_and_a_question_and_is_not_forgotten() throws Exception {
    server.answers(PATH, Response.of(503, "").with("Retry-After", "9"));
    Index pausing =
        LoopbackIndex.indexAt(
            server.url(),
            Duration.ofSeconds(20),
            time -> {
              throw new InterruptedException();
            });
    assertInterrupted(pausing);
    assertInterrupted(pausing);
    assertThat(server.asked).hasSize(1);
    Thread.currentThread().interrupt();
    assertInterrupted(server.index());
    assertThat(server.asked).hasSize(1);
    Thread asking = Thread.currentThread();
    try (ScriptedServer silent = new ScriptedServer("HTTP/1.1 200 OK\r\n", false)) {
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(asking::interrupt);
      assertInterrupted(
          LoopbackIndex.indexAt(silent.url(), Duration.ofSeconds(20), server.pauses::add));
    }
  }

  private static void assertInterrupted(Index index) {
    Finding finding = failure(index);
    assertThat(finding.id()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
    assertThat(finding.message()).startsWith("asking http://").endsWith(PATH + " was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  private static IntegrityAnswer ask(Index index) {
    return index.integrity("foo", "1.0", "foo-1.0.zip");
  }

  private static Finding failure(Index index) {
    return ((IntegrityAnswer.Failure) ask(index)).finding();
  }
}
