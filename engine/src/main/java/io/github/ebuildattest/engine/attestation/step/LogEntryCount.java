package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.Optional;

/**
 * Step: exactly one transparency log entry. Verifiers look at the first and ignore the rest, so a
 * second one could say anything.
 */
public final class LogEntryCount {

  private LogEntryCount() {}

  /**
   * Judges the number of entries.
   *
   * @param entries how many there are, or negative where that cannot be read
   */
  public static Optional<Finding> check(int entries) {
    if (entries == 0) {
      return Optional.of(
          Finding.of(
              FindingId.LOG_ENTRY_MISSING, "The attestation carries no transparency log entry."));
    }
    if (entries > 1) {
      return Optional.of(
          Finding.of(
              FindingId.LOG_ENTRY_EXTRA,
              "The attestation carries %d transparency log entries, not exactly one."
                  .formatted(entries)));
    }
    return Optional.empty();
  }
}
