package io.github.ebuildattest.engine.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when a host asked to be left alone: a {@code Retry-After} counts for every request of the
 * run, and not only for the one that it answered (RFC 9110 §10.2.3, RFC 6585 §4).
 */
final class HoldOff {

  private final Map<String, Instant> until = new ConcurrentHashMap<>();

  /** Notes what a host asks for; the latest moment that it named counts. */
  void asked(URI uri, Instant moment) {
    until.merge(
        uri.getRawAuthority(), moment, (known, given) -> given.isAfter(known) ? given : known);
  }

  /** How long the host must still be left alone; zero where it may be asked. */
  Duration left(URI uri, Instant now) {
    Instant moment = until.getOrDefault(uri.getRawAuthority(), now);
    return moment.isAfter(now) ? Duration.between(now, moment) : Duration.ZERO;
  }
}
