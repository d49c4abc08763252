package io.github.ebuildattest.engine.http;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;

/** The words for an index that answers, and not with an answer. */
public final class Refusal {

  private Refusal() {}

  /** A status that says nothing about what was asked for. */
  public static Finding status(URI uri, Fetched.Refused<?> refused, Instant now) {
    String wait =
        RetryAfter.of(refused.headers(), now)
            .map(time -> ", and asks to wait " + time.toSeconds() + " s")
            .orElse("");
    return Finding.of(FindingId.INDEX_ERROR, uri + " answered " + refused.status() + wait);
  }

  /** A body that is not what was asked for. */
  public static Finding unusable(URI uri, String why) {
    return Finding.of(FindingId.INDEX_ERROR, uri + " cannot be used: " + why);
  }

  /** Whether the body was packed although nobody asked for that (RFC 9110 §8.4). */
  public static boolean packed(HttpHeaders headers) {
    return headers.allValues("Content-Encoding").stream()
        .anyMatch(coding -> !coding.strip().equalsIgnoreCase("identity"));
  }
}
