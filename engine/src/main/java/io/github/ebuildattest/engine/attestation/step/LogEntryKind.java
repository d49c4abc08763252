package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.LoggedEnvelope;
import io.github.ebuildattest.engine.attestation.document.TransparencyEntry;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.json.JsonCursor;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.ShapeException;
import io.github.ebuildattest.engine.json.StrictJson;

/**
 * Step: the entry is of a kind that this tool can compare with an envelope, and its body names the
 * same kind as the entry: {@code dsse} 0.0.1 (Rekor v1) or 0.0.2 (Rekor v2).
 */
public final class LogEntryKind {

  private LogEntryKind() {}

  /** What the entry's body says was logged. */
  public static StepResult<LoggedEnvelope> check(TransparencyEntry entry) {
    if (!entry.kind().equals("dsse")
        || !(entry.version().equals("0.0.1") || entry.version().equals("0.0.2"))) {
      return unsupported(
          "The log entry is a %s %s, and only dsse 0.0.1 and 0.0.2 are known here."
              .formatted(entry.kind(), entry.version()));
    }
    String reason;
    try {
      JsonCursor body = JsonCursor.root("body", StrictJson.parse(entry.body()));
      String kind = body.get("kind").text();
      String version = body.get("apiVersion").text();
      if (!kind.equals(entry.kind()) || !version.equals(entry.version())) {
        return unsupported(
            "The log entry's body is a %s %s, and the entry says %s %s."
                .formatted(kind, version, entry.kind(), entry.version()));
      }
      JsonCursor spec = body.get("spec");
      return StepResult.of(
          version.equals("0.0.1") ? LoggedEnvelope.v1(spec) : LoggedEnvelope.v2(spec));
    } catch (ShapeException e) {
      reason = e.getMessage();
    } catch (NotJsonException e) {
      reason = "it is not JSON: " + e.getMessage();
    }
    return StepResult.failed(
        Finding.of(
            FindingId.LOG_ENTRY_MISMATCH,
            "The log entry's body cannot be compared with what was signed: %s.".formatted(reason)));
  }

  private static StepResult<LoggedEnvelope> unsupported(String message) {
    return StepResult.failed(Finding.of(FindingId.LOG_ENTRY_UNSUPPORTED, message));
  }
}
