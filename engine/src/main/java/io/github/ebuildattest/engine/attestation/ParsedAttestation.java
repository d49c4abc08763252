package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PEP 740 attestation, taken apart. Each part is null where it could not be read; then the
 * findings say why.
 *
 * @param certificate the leaf
 * @param entry the first transparency log entry; null too where there is none
 * @param entries how many entries the document carries, or -1 where that cannot be read
 * @param envelope statement and signature
 * @param statement what the envelope states
 * @param findings about the shape
 */
record ParsedAttestation(
    @Nullable SigningCertificate certificate,
    @Nullable TransparencyEntry entry,
    int entries,
    @Nullable Envelope envelope,
    @Nullable Statement statement,
    List<Finding> findings) {

  ParsedAttestation {
    findings = List.copyOf(findings);
  }
}
