package io.github.ebuildattest.engine.context;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time that others have to notice a bad release. It counts from the later of the log's time and
 * the upload's: an attestation can be made long before its file is published. Where nothing
 * attests, the upload's is all there is.
 */
public final class Cooldown {

  private Cooldown() {}

  /**
   * A file that is too young.
   *
   * @param finding {@code too-young}
   * @param until when it is old enough
   */
  public record Young(Finding finding, Instant until) {}

  /**
   * Whether a file is too young.
   *
   * @param logged the latest authenticated log time of its attestations, or null where none
   *     verified
   * @param uploaded when the index received it, or null where it does not tell
   * @return empty where it is old enough, and where neither time is known
   */
  public static Optional<Young> of(
      Artifact file,
      @Nullable Instant logged,
      @Nullable Instant uploaded,
      Duration minimumAge,
      Instant now) {
    boolean byUpload = logged == null || (uploaded != null && uploaded.isAfter(logged));
    Instant known = byUpload ? uploaded : logged;
    if (known == null || !known.plus(minimumAge).isAfter(now)) {
      return Optional.empty();
    }
    Instant until = known.plus(minimumAge).truncatedTo(ChronoUnit.SECONDS);
    String message =
        file.fileName()
            + (byUpload ? " was uploaded at " : " was logged at ")
            + known.truncatedTo(ChronoUnit.SECONDS)
            + "; it is old enough at "
            + until;
    return Optional.of(
        new Young(Finding.about(FindingId.TOO_YOUNG, file.distfile(), message), until));
  }
}
