package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.http.Fetched;
import java.net.URI;
import java.time.Instant;

/** The findings for a response that does not answer what was asked. */
final class UnusableResponse {

  private UnusableResponse() {}

  /** A status that says nothing about what was asked for. */
  static Finding status(URI uri, Fetched.Refused<?> refused, Instant now) {
    String wait =
        refused
            .headers()
            .retryAfter(now)
            .map(time -> ", and asks to wait " + time.toSeconds() + " s")
            .orElse("");
    return Finding.of(FindingId.INDEX_ERROR, uri + " answered " + refused.status() + wait);
  }

  /** A body that is not what was asked for. */
  static Finding body(URI uri, String why) {
    return Finding.of(FindingId.INDEX_ERROR, uri + " cannot be used: " + why);
  }
}
