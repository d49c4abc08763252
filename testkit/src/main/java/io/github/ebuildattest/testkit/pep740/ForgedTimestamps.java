package io.github.ebuildattest.testkit.pep740;

import com.google.gson.JsonArray;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import io.github.ebuildattest.testkit.sigstore.TimestampAuthority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/** The list of timestamps over a signature, honest or as a forgery changes it. */
final class ForgedTimestamps {

  private static final byte[] OTHER = "another signature".getBytes(StandardCharsets.US_ASCII);
  private static final Duration HOUR = Duration.ofHours(1);

  private ForgedTimestamps() {}

  /**
   * Dates a signature.
   *
   * @param asked whether the maker wants a timestamp
   */
  static JsonArray of(
      PrivateSigstore sigstore,
      byte[] signature,
      Instant time,
      boolean asked,
      Set<Forgery> forgeries) {
    TimestampAuthority authority = sigstore.timestampAuthority();
    byte[] honest = authority.token(signature, time, true);
    JsonArray list = new JsonArray();
    if (asked) {
      add(list, honest);
    }
    for (Forgery forgery : forgeries) {
      switch (forgery) {
        case TIMESTAMP_OTHER_SIGNATURE -> only(list, authority.token(OTHER, time, true));
        case TIMESTAMP_IMPOSTOR ->
            only(list, sigstore.timestampImpostor().token(signature, time, true));
        case TIMESTAMP_LATE -> only(list, authority.token(signature, time.plus(HOUR), true));
        case TIMESTAMP_EARLY -> only(list, authority.token(signature, time.minus(HOUR), true));
        case TIMESTAMP_DAMAGED -> {
          byte[] damaged = honest.clone();
          damaged[damaged.length - 1] ^= 1;
          only(list, damaged);
        }
        case TIMESTAMP_GARBAGE -> only(list, OTHER);
        case TIMESTAMP_TRAILING -> only(list, Arrays.copyOf(honest, honest.length + 1));
        case TIMESTAMP_EXTRA_WRONG -> {
          only(list, honest);
          add(list, authority.token(OTHER, time, true));
        }
        default -> {}
      }
    }
    return list;
  }

  private static void only(JsonArray list, byte[] timestamp) {
    clear(list);
    add(list, timestamp);
  }

  private static void add(JsonArray list, byte[] timestamp) {
    list.add(Base64.getEncoder().encodeToString(timestamp));
  }

  private static void clear(JsonArray list) {
    while (!list.isEmpty()) {
      list.remove(0);
    }
  }
}
