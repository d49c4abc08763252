package io.github.ebuildattest.engine.attestation.document;

import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.json.JsonCursor;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.ShapeException;
import io.github.ebuildattest.engine.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a provenance object or one bare attestation apart (PEP 740). Every bundle is read, even
 * where another is damaged.
 */
public final class ProvenanceReader {

  private static final String SHAPE =
      "The document is not of the shape that PEP 740 describes: %s.";

  private final List<Published> attestations = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private ProvenanceReader() {}

  /**
   * An attestation and the publisher of its bundle.
   *
   * @param publisher null for a bare attestation, and where its kind is not known here
   * @param attestation what the bundle carries
   */
  public record Published(@Nullable Publisher publisher, ParsedAttestation attestation) {}

  /**
   * A document taken apart.
   *
   * @param attestations in its order
   * @param findings about the document itself
   */
  public record Document(List<Published> attestations, List<Finding> findings) {
    public Document {
      attestations = List.copyOf(attestations);
      findings = List.copyOf(findings);
    }
  }

  public static Document provenance(Bytes document) {
    ProvenanceReader reader = new ProvenanceReader();
    JsonCursor root = reader.json(document);
    if (root != null) {
      reader.provenance(root);
    }
    return reader.read();
  }

  public static Document attestation(Bytes document) {
    ProvenanceReader reader = new ProvenanceReader();
    JsonCursor root = reader.json(document);
    if (root != null) {
      reader.attestations.add(new Published(null, AttestationReader.read(root)));
    }
    return reader.read();
  }

  /** Reads either of the two, told apart by a key that only a provenance has. */
  public static Document either(Bytes document) {
    ProvenanceReader reader = new ProvenanceReader();
    JsonCursor root = reader.json(document);
    if (root != null) {
      try {
        if (root.has("attestation_bundles")) {
          reader.provenance(root);
        } else {
          reader.attestations.add(new Published(null, AttestationReader.read(root)));
        }
      } catch (ShapeException e) {
        reader.shape(e);
      }
    }
    return reader.read();
  }

  private Document read() {
    return new Document(attestations, findings);
  }

  private @Nullable JsonCursor json(Bytes document) {
    try {
      return JsonCursor.root("document", StrictJson.parse(document));
    } catch (NotJsonException e) {
      findings.add(
          Finding.of(
              FindingId.PROVENANCE_NOT_JSON,
              "The document is not JSON: %s.".formatted(e.getMessage())));
      return null;
    }
  }

  private void provenance(JsonCursor root) {
    try {
      if (root.get("version").integer() != 1) {
        findings.add(
            Finding.of(
                FindingId.PROVENANCE_UNKNOWN_VERSION,
                "The provenance's version is not 1, the one this tool knows."));
      }
    } catch (ShapeException e) {
      shape(e);
    }
    try {
      List<JsonCursor> bundles = root.get("attestation_bundles").items();
      if (bundles.isEmpty()) {
        findings.add(
            Finding.of(
                FindingId.PROVENANCE_EMPTY, "The provenance carries no attestation bundle."));
      }
      bundles.forEach(this::bundle);
    } catch (ShapeException e) {
      shape(e);
    }
  }

  private void bundle(JsonCursor bundle) {
    Publisher publisher = publisher(bundle);
    try {
      List<JsonCursor> items = bundle.get("attestations").items();
      if (items.isEmpty()) {
        findings.add(
            Finding.of(
                FindingId.PROVENANCE_EMPTY, "%s carries no attestation.".formatted(bundle.path())));
      }
      items.forEach(
          item -> attestations.add(new Published(publisher, AttestationReader.read(item))));
    } catch (ShapeException e) {
      shape(e);
    }
  }

  private @Nullable Publisher publisher(JsonCursor bundle) {
    try {
      JsonCursor publisher = bundle.get("publisher");
      Publisher known = PublisherReader.read(publisher).orElse(null);
      if (known == null) {
        findings.add(
            Finding.of(
                FindingId.PUBLISHER_UNKNOWN,
                "A publisher of kind \"%s\" cannot be compared with a certificate here."
                    .formatted(publisher.get("kind").text())));
      }
      return known;
    } catch (ShapeException e) {
      shape(e);
      return null;
    }
  }

  private void shape(ShapeException e) {
    findings.add(Finding.of(FindingId.PROVENANCE_SHAPE, SHAPE.formatted(e.getMessage())));
  }
}
