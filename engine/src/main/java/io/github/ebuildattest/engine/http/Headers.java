package io.github.ebuildattest.engine.http;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The headers of a response, as far as anything here depends on them. */
public final class Headers {

  private final HttpHeaders headers;

  Headers(HttpHeaders headers) {
    this.headers = headers;
  }

  /** Whether the body is encoded although nobody asked for that (RFC 9110 §8.4). */
  public boolean encoded() {
    return headers.allValues("Content-Encoding").stream()
        .anyMatch(coding -> !coding.strip().equalsIgnoreCase("identity"));
  }

  /** Whether the response names this entity tag, and no other (RFC 9110 §8.8.3). */
  public boolean tagged(String tag) {
    return headers.allValues("ETag").equals(List.of(tag));
  }

  /** How long the server asks to wait; empty where it does not, or not readably. */
  public Optional<Duration> retryAfter(Instant now) {
    return headers.firstValue("Retry-After").flatMap(value -> RetryAfter.parse(value.strip(), now));
  }

  /** Where a redirect leads, as it was written (RFC 9110 §10.2.2). */
  Optional<String> location() {
    return headers.firstValue("Location");
  }
}
