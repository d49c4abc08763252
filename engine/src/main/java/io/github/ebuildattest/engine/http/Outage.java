package io.github.ebuildattest.engine.http;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Which hosts are considered unreachable: those from which several requests in a row heard nothing
 * at all. A run over a whole overlay would otherwise wait in vain for each of its thousand
 * requests.
 */
public final class Outage {

  /** Twice as many as are usually made at a time: no host drops that many by chance. */
  public static final int IN_A_ROW = 8;

  private final Map<String, AtomicInteger> unreached = new ConcurrentHashMap<>();

  /** Notes how a request ended, after all attempts. */
  void ended(URI uri, Fetched<?> fetched) {
    AtomicInteger count =
        unreached.computeIfAbsent(uri.getRawAuthority(), h -> new AtomicInteger());
    if (fetched instanceof Fetched.Broken<?> broken && !broken.heard()) {
      count.incrementAndGet();
    } else {
      count.set(0);
    }
  }

  /** Whether the host is no longer asked. */
  boolean of(URI uri) {
    AtomicInteger count = unreached.get(uri.getRawAuthority());
    return count != null && count.get() >= IN_A_ROW;
  }
}
