package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.finding.Finding;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PEP 740 attestation, taken apart. A part is null where it could not be read, and then the
 * findings say why.
 *
 * @param certificate the leaf
 * @param entry the first transparency log entry; also null where there is none
 * @param entries how many entries the document carries, or -1 where that cannot be read
 * @param timestamps over the signature, in the document's order; null where they cannot be read
 * @param envelope statement and signature
 * @param statement what the envelope states
 * @param findings about the shape
 */
public record ParsedAttestation(
    @Nullable SigningCertificate certificate,
    @Nullable TransparencyEntry entry,
    int entries,
    @Nullable List<SignedTimestamp> timestamps,
    @Nullable Envelope envelope,
    @Nullable Statement statement,
    List<Finding> findings) {

  public ParsedAttestation {
    timestamps = timestamps == null ? null : List.copyOf(timestamps);
    findings = List.copyOf(findings);
  }

  /**
   * When the attestation claims to have been signed, unproven: the log's time, else that of the
   * latest timestamp; null where there is neither.
   */
  public @Nullable Instant time() {
    if (entry != null && entry.integratedTime() != null) {
      return entry.integratedTime();
    }
    return timestamps == null
        ? null
        : timestamps.stream()
            .map(SignedTimestamp::time)
            .max(Comparator.naturalOrder())
            .orElse(null);
  }

  /** The entry's index and time, as a report shows them; null where either is unknown. */
  public @Nullable LogRecord log() {
    Instant time = time();
    return entry == null || time == null
        ? null
        : new LogRecord(entry.logId().hex(), entry.logIndex(), time);
  }
}
