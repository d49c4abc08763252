package io.github.ebuildattest.engine.pypi;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One GET and its whole body, within the deadline. It follows no redirect, keeps no cookie and
 * decodes nothing: bytes are what the server sent.
 */
final class Exchange {

  private static final int OK = 200;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Enough for any error message; the Integrity API's takes some hundred bytes. */
  private static final long REFUSAL_LIMIT = 1 << 16;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final String userAgent;
  private final Deadline deadline;

  Exchange(String userAgent, Deadline deadline) {
    this.userAgent = userAgent;
    this.deadline = deadline;
  }

  <S extends BodySink> Fetched<S> get(Request<S> request) {
    Duration left = deadline.remaining();
    Duration time = left.compareTo(request.patience()) < 0 ? left : request.patience();
    if (time.isZero()) {
      return broken("the time for this run was over before " + request.uri() + " was asked", false);
    }
    try (S sink = request.sink().open()) {
      return await(request, sink, time);
    } catch (IOException e) {
      return HttpFailure.ofLocalFile(request.uri(), e);
    }
  }

  private <S extends BodySink> Fetched<S> await(Request<S> request, S sink, Duration time) {
    MemorySink refusal = new MemorySink();
    CompletableFuture<HttpResponse<Boolean>> answer =
        client.sendAsync(
            headers(request),
            status ->
                status.statusCode() == OK
                    ? new BoundedBody(sink, request.limit())
                    : new BoundedBody(refusal, REFUSAL_LIMIT));
    try {
      HttpResponse<Boolean> response = answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return response.statusCode() == OK
          ? new Fetched.Found<>(sink, response.body(), response.headers())
          : new Fetched.Refused<>(response.statusCode(), response.headers(), refusal);
    } catch (TimeoutException e) {
      answer.cancel(true);
      return broken(request.uri() + " did not answer within " + time.toSeconds() + " s", true);
    } catch (ExecutionException e) {
      return HttpFailure.of(request.uri(), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return broken("asking " + request.uri() + " was interrupted", false);
    }
  }

  private HttpRequest headers(Request<?> request) {
    return HttpRequest.newBuilder(request.uri())
        .version(
            request.uri().getScheme().equals("https")
                ? HttpClient.Version.HTTP_2
                : HttpClient.Version.HTTP_1_1)
        .header("Accept", request.accept())
        .header("Accept-Encoding", "identity")
        .header("User-Agent", userAgent)
        .GET()
        .build();
  }

  private static <S extends BodySink> Fetched<S> broken(String message, boolean mayPass) {
    return new Fetched.Broken<>(Finding.of(FindingId.NETWORK_UNREACHABLE, message), mayPass);
  }
}
