package io.github.ebuildattest.engine.attestation.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a key or an authority of the trusted root was in use, both ends included.
 *
 * @param start its first moment
 * @param end its last, or null while it is in use
 */
public record Validity(Instant start, @Nullable Instant end) {

  public boolean contains(Instant time) {
    return !time.isBefore(start) && (end == null || !time.isAfter(end));
  }
}
