package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.TransparencyEntry;
import io.github.ebuildattest.engine.attestation.trust.Log;
import io.github.ebuildattest.engine.attestation.trust.Signatures;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.time.Instant;

/**
 * Step: the log promised the entry and its time (Rekor's signed entry timestamp, SET). It is what
 * makes the time of a Rekor v1 entry trustworthy. Rekor v2 makes no promise, and timestamp
 * authorities give the time.
 */
public final class SignedEntryTimestamp {

  private SignedEntryTimestamp() {}

  /** The signing time, now authenticated. */
  public static StepResult<Instant> check(TransparencyEntry entry, Log log) {
    Bytes promise = entry.signedEntryTimestamp();
    Instant time = entry.integratedTime();
    if (promise == null || time == null) {
      return StepResult.failed(missing());
    }
    if (!Signatures.judged().holds(log.key(), promised(entry, time), promise)) {
      return StepResult.failed(
          Finding.of(
              FindingId.LOG_PROMISE,
              "The log's promise (signed entry timestamp) is not signed by %s."
                  .formatted(log.baseUrl().getHost())));
    }
    return StepResult.of(time);
  }

  /** No trusted party says when it was signed. */
  public static Finding missing() {
    return Finding.of(
        FindingId.SIGNING_TIME_MISSING,
        "The attestation carries no time that a log or a timestamp authority signed.");
  }

  /** Canonical JSON (RFC 8785); neither base64 nor hexadecimal digits need escapes. */
  private static Bytes promised(TransparencyEntry entry, Instant time) {
    return Bytes.utf8(
        "{\"body\":\""
            + entry.body().base64()
            + "\",\"integratedTime\":"
            + time.getEpochSecond()
            + ",\"logID\":\""
            + entry.logId().hex()
            + "\",\"logIndex\":"
            + entry.logIndex()
            + "}");
  }
}
