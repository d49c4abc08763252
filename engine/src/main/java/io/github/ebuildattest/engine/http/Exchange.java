package io.github.ebuildattest.engine.http;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One request and its whole answer, within the deadline, and only a few of them at a time. It
 * follows no redirect, keeps no cookie and decodes nothing: the bytes are what the server sent.
 */
public final class Exchange {

  private static final int OK = 200;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

  /** In bytes: enough for any error message that somebody reads. */
  private static final long REFUSAL_LIMIT = 1 << 16;

  private final Route route;
  private final String userAgent;
  private final Deadline deadline;
  private final Stall stall;
  private final Semaphore places;
  private @Nullable HttpClient client;

  /**
   * Exchanges of one run.
   *
   * @param atATime how many may be under way at once, over all threads
   */
  public Exchange(Route route, String userAgent, Deadline deadline, Stall stall, int atATime) {
    this.route = route;
    this.userAgent = userAgent;
    this.deadline = deadline;
    this.stall = stall;
    this.places = new Semaphore(atATime, true);
  }

  <S extends BodySink> Fetched<S> get(Request<S> request) {
    try {
      if (deadline.hasPassed()
          || !places.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        return broken(
            "the time for this run was over before " + request.uri() + " was asked", false);
      }
    } catch (InterruptedException e) {
      return HttpFailure.interrupted(request.uri());
    }
    try (S sink = request.sink().open()) {
      return await(request, sink);
    } catch (IOException e) {
      return HttpFailure.ofLocalFile(request.uri(), e);
    } finally {
      places.release();
    }
  }

  private <S extends BodySink> Fetched<S> await(Request<S> request, S sink) {
    MemorySink refusal = new MemorySink();
    AtomicLong received = new AtomicLong();
    CompletableFuture<HttpResponse<Boolean>> answer =
        client()
            .sendAsync(
                headers(request),
                status ->
                    status.statusCode() == OK
                        ? new BoundedBody(sink, request.limit(), received)
                        : new BoundedBody(refusal, REFUSAL_LIMIT, received));
    try {
      HttpResponse<Boolean> response = stall.await(answer, received, deadline);
      return switch (response.statusCode()) {
        case OK -> new Fetched.Found<>(sink, response.body(), new Headers(response.headers()));
        case PROXY_AUTHENTICATION_REQUIRED ->
            broken(
                "the proxy on the way to "
                    + request.uri()
                    + " wants a user and a password that it did not get, or not by a scheme that"
                    + " this VM allows (jdk.http.auth.tunneling.disabledSchemes)",
                false);
        default ->
            new Fetched.Refused<>(response.statusCode(), new Headers(response.headers()), refusal);
      };
    } catch (TimeoutException e) {
      answer.cancel(true);
      String message =
          deadline.hasPassed()
              ? "the time for this run was over before " + request.uri() + " had answered"
              : request.uri() + " sent next to nothing for " + words(stall.patience());
      return new Fetched.Broken<>(
          Finding.of(FindingId.NETWORK_UNREACHABLE, message), true, received.get() > 0);
    } catch (ExecutionException e) {
      return HttpFailure.of(request.uri(), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      return HttpFailure.interrupted(request.uri());
    }
  }

  /** Made for the first request: many runs make none, and a client takes a while to make. */
  private synchronized HttpClient client() {
    if (client == null) {
      client = route.client();
    }
    return client;
  }

  private static String words(Duration time) {
    return time.toSeconds() + " s";
  }

  private HttpRequest headers(Request<?> request) {
    HttpRequest.Builder get =
        HttpRequest.newBuilder(request.uri())
            .version(
                request.uri().getScheme().equals("https")
                    ? HttpClient.Version.HTTP_2
                    : HttpClient.Version.HTTP_1_1)
            .header("Accept", request.accept())
            .header("Accept-Encoding", "identity")
            .header("User-Agent", userAgent);
    if (request.have() != null) {
      get.header("If-None-Match", request.have());
    }
    Request.Question question = request.question();
    if (question == null) {
      return get.GET().build();
    }
    question.headers().forEach(get::header);
    return get.header("Content-Type", question.type())
        .POST(HttpRequest.BodyPublishers.ofByteArray(question.body().toArray()))
        .build();
  }

  private static <S extends BodySink> Fetched<S> broken(String message, boolean mayPass) {
    return new Fetched.Broken<>(Finding.of(FindingId.NETWORK_UNREACHABLE, message), mayPass);
  }
}
