package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.attestation.document.ProvenanceReader;
import io.github.ebuildattest.engine.attestation.document.ProvenanceReader.Document;
import io.github.ebuildattest.engine.attestation.document.ProvenanceReader.Published;
import io.github.ebuildattest.engine.attestation.step.Predicates;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.json.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Verifies PEP 740 documents offline, against one trusted root. Whatever is wrong with a document
 * is returned as findings, and never thrown. Safe to share between threads.
 *
 * @see <a href="https://peps.python.org/pep-0740/">PEP 740</a>
 */
public final class ProvenanceVerifier {

  /** The longest document that is read, in bytes; a longer one is a finding. */
  public static final int LARGEST_DOCUMENT = StrictJson.LARGEST_DOCUMENT;

  private final TrustedRoot root;

  /** A verifier that trusts what this root trusts; build one per root and share it. */
  public ProvenanceVerifier(TrustedRoot root) {
    this.root = root;
  }

  /**
   * Verifies a provenance object as the Integrity API serves it.
   *
   * @param document its raw bytes
   * @param file the file that it should be about
   */
  public ProvenanceResult verify(byte[] document, SubjectFile file) {
    return judge(ProvenanceReader::provenance, document, file);
  }

  /**
   * Verifies one bare attestation object; it names no publisher, so none is compared.
   *
   * @param document its raw bytes
   * @param file the file that it should be about
   */
  public ProvenanceResult verifyAttestation(byte[] document, SubjectFile file) {
    return judge(ProvenanceReader::attestation, document, file);
  }

  private ProvenanceResult judge(Function<Bytes, Document> reader, byte[] bytes, SubjectFile file) {
    // first of all: the readers use BouncyCastle, too, and it is loaded under the root's lock
    root.keys();
    Document document = reader.apply(Bytes.of(bytes));
    List<Finding> findings = new ArrayList<>(document.findings());
    findings.addAll(
        Predicates.check(document.attestations().stream().map(Published::attestation).toList()));
    return new ProvenanceResult(
        document.attestations().stream()
            .map(p -> AttestationVerifier.verify(root, p.attestation(), file, p.publisher()))
            .toList(),
        findings);
  }
}
