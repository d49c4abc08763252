package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.TransparencyEntry;
import io.github.ebuildattest.engine.attestation.trust.Log;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.List;

/** Step: the trusted root knows the log that the entry names. */
public final class KnownLog {

  private KnownLog() {}

  /** The log. */
  public static StepResult<Log> check(TransparencyEntry entry, List<Log> logs) {
    return logs.stream()
        .filter(log -> log.id().equals(entry.logId()))
        .findFirst()
        .map(StepResult::of)
        .orElseGet(
            () ->
                StepResult.failed(
                    Finding.of(
                        FindingId.TRUSTED_ROOT_LACKS_KEY,
                        "The trusted root knows no transparency log %s."
                            .formatted(entry.logId().hex()))));
  }
}
