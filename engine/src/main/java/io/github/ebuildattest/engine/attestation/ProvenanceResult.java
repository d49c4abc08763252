package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.finding.Finding;
import java.util.List;

/**
 * What verification says of a whole document.
 *
 * @param attestations one result each, in the document's order; empty where it could not be read
 * @param findings about the document itself: its shape, its version, its lists
 */
public record ProvenanceResult(List<AttestationResult> attestations, List<Finding> findings) {

  public ProvenanceResult {
    attestations = List.copyOf(attestations);
    findings = List.copyOf(findings);
  }

  /** Whether the document is well formed and all of its attestations verified. */
  public boolean verified() {
    return findings.isEmpty()
        && !attestations.isEmpty()
        && attestations.stream().allMatch(AttestationResult::verified);
  }
}
