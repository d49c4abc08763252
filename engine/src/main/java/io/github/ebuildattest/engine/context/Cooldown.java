package io.github.ebuildattest.engine.context;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The time that others have to notice a bad release, counted from the log's time, not PyPI's. */
public final class Cooldown {

  private Cooldown() {}

  /**
   * Whether a file is too young.
   *
   * @param logged the latest authenticated log time of its attestations, or null where none
   *     verified, so that its age is not known
   * @return {@code too-young}, which names the moment at which the file is old enough; or empty
   */
  public static Optional<Finding> of(
      Artifact file, @Nullable Instant logged, Duration minimumAge, Instant now) {
    if (logged == null || !logged.plus(minimumAge).isAfter(now)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(
            FindingId.TOO_YOUNG,
            file.distfile(),
            file.fileName()
                + " was logged at "
                + logged.truncatedTo(ChronoUnit.SECONDS)
                + "; it is old enough at "
                + logged.plus(minimumAge).truncatedTo(ChronoUnit.SECONDS)));
  }
}
