package io.github.ebuildattest.engine.verdict;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.overlay.Manifest.Dist;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of a bump's SRC_URI, and the evidence about it.
 *
 * @param artifact what SRC_URI says
 * @param sha256 of its bytes, lower-case hexadecimal; null where they were not available or not
 *     needed
 * @param manifest its DIST line, or null
 * @param attestations what its provenance proves, in the document's order
 * @param oldEnough when the policy's cooldown ends; null where it has, or where nobody knows
 */
public record ArtifactReport(
    Artifact artifact,
    @Nullable String sha256,
    @Nullable Dist manifest,
    List<AttestationResult> attestations,
    @Nullable Instant oldEnough) {

  public ArtifactReport {
    attestations = List.copyOf(attestations);
  }
}
