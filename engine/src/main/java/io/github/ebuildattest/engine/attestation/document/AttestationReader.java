package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.json.JsonCursor;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes an attestation object apart (PEP 740, "attestation object"). Its parts are read
 * independently, so that a damaged statement does not hide a foreign certificate. Keys that PEP 740
 * does not define are ignored, as it asks.
 */
final class AttestationReader {

  /** One is enough; Sigstore's own clients do not read more than this. */
  private static final int MOST_TIMESTAMPS = 32;

  private final JsonCursor attestation;
  private final List<Finding> findings = new ArrayList<>();

  private AttestationReader(JsonCursor attestation) {
    this.attestation = attestation;
  }

  static ParsedAttestation read(JsonCursor attestation) {
    return new AttestationReader(attestation).read();
  }

  private ParsedAttestation read() {
    part(this::version);
    SigningCertificate certificate = part(this::certificate);
    List<JsonCursor> entries =
        part(() -> attestation.get("verification_material").get("transparency_entries").items());
    TransparencyEntry entry =
        entries == null || entries.isEmpty()
            ? null
            : part(() -> TransparencyEntryReader.read(entries.get(0)));
    List<SignedTimestamp> timestamps = part(this::timestamps);
    Envelope envelope = part(this::envelope);
    Statement statement = envelope == null ? null : statement(envelope);
    return new ParsedAttestation(
        certificate,
        entry,
        entries == null ? -1 : entries.size(),
        timestamps,
        envelope,
        statement,
        findings);
  }

  private Long version() throws ShapeException {
    JsonCursor version = attestation.get("version");
    if (version.integer() != 1) {
      findings.add(
          Finding.of(
              FindingId.PROVENANCE_UNKNOWN_VERSION,
              "%s is not 1, the version this tool knows.".formatted(version.path())));
    }
    return version.integer();
  }

  private SigningCertificate certificate() throws ShapeException {
    return SigningCertificate.parse(
        attestation.get("verification_material").get("certificate").base64());
  }

  /**
   * From a draft of PEP 740's next version; a document without them has a log entry with a time.
   */
  private List<SignedTimestamp> timestamps() throws ShapeException {
    Optional<JsonCursor> list = attestation.get("verification_material").find("timestamps");
    List<SignedTimestamp> timestamps = new ArrayList<>();
    if (list.isPresent()) {
      for (JsonCursor timestamp : list.get().items()) {
        if (timestamps.size() == MOST_TIMESTAMPS) {
          throw new ShapeException(
              "%s has more than the %d that are read"
                  .formatted(list.get().path(), MOST_TIMESTAMPS));
        }
        timestamps.add(SignedTimestamp.parse(timestamp.base64()));
      }
    }
    return timestamps;
  }

  private Envelope envelope() throws ShapeException {
    JsonCursor envelope = attestation.get("envelope");
    return new Envelope(envelope.get("statement").base64(), envelope.get("signature").base64());
  }

  private @Nullable Statement statement(Envelope envelope) {
    String reason;
    try {
      return Statement.parse(envelope.statement());
    } catch (ShapeException e) {
      reason = e.getMessage();
    } catch (NotJsonException e) {
      reason = "it is not JSON: " + e.getMessage();
    }
    findings.add(
        Finding.of(
            FindingId.STATEMENT_SHAPE,
            "The signed statement is not one about a file: %s.".formatted(reason)));
    return null;
  }

  private <T> @Nullable T part(Part<T> part) {
    try {
      return part.read();
    } catch (ShapeException e) {
      findings.add(
          Finding.of(
              FindingId.PROVENANCE_SHAPE,
              "The document is not of the shape that PEP 740 describes: %s."
                  .formatted(e.getMessage())));
      return null;
    }
  }

  private interface Part<T> {
    T read() throws ShapeException;
  }
}
