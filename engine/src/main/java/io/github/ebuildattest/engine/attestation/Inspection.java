package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.LogRecord;
import io.github.ebuildattest.engine.attestation.document.ParsedAttestation;
import io.github.ebuildattest.engine.attestation.document.ProvenanceReader;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a document says, unjudged: no signature was checked, and nothing in it is proven.
 *
 * @param attestations in the document's order
 * @param findings about the shape of the document and of its attestations, and nothing else; what a
 *     finding names could not be read
 */
public record Inspection(List<Said> attestations, List<Finding> findings) {

  public Inspection {
    attestations = List.copyOf(attestations);
    findings = List.copyOf(findings);
  }

  /**
   * What one attestation says; null for what could not be read.
   *
   * @param predicate the predicate type, a URI
   * @param subject the file's name
   * @param sha256 its digest, 64 lower-case hexadecimal digits
   * @param claims of the certificate
   * @param log the entry's index and time
   * @param publisher the publisher that the document names; null for a bare attestation, too
   */
  public record Said(
      @Nullable String predicate,
      @Nullable String subject,
      @Nullable String sha256,
      @Nullable Claims claims,
      @Nullable LogRecord log,
      @Nullable Publisher publisher) {}

  /** Reads a provenance object or a bare attestation. */
  public static Inspection of(byte[] document) {
    ProvenanceReader.Document read = ProvenanceReader.either(Bytes.of(document));
    List<Finding> findings = new ArrayList<>(read.findings());
    List<Said> said = new ArrayList<>();
    for (ProvenanceReader.Published published : read.attestations()) {
      ParsedAttestation attestation = published.attestation();
      findings.addAll(attestation.findings());
      Statement statement = attestation.statement();
      SigningCertificate certificate = attestation.certificate();
      said.add(
          new Said(
              statement == null ? null : statement.predicateType(),
              statement == null ? null : statement.subject().fileName(),
              statement == null ? null : statement.sha256(),
              certificate == null ? null : certificate.claims(),
              attestation.log(),
              published.publisher()));
    }
    return new Inspection(said, findings);
  }
}
