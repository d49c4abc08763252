package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.document.LogRecord;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.PinnedBytes;
import io.github.ebuildattest.engine.pypi.evidence.ProvenanceEvidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Steps 6 to 8: the shape of the provenance, its cryptography, and what it states about the file.
 * The steps themselves are those of {@link
 * io.github.ebuildattest.engine.attestation.ProvenanceVerifier}.
 */
final class AttestationStep {

  private AttestationStep() {}

  /**
   * What verification says.
   *
   * @param verified whether every attestation holds
   * @param none whether the index says that there is no provenance
   * @param attestations in the document's order; empty where there is no document
   */
  record Result(
      boolean verified,
      boolean none,
      List<AttestationResult> attestations,
      List<Finding> findings) {

    /** Of a file that is known not to attest. */
    static final Result NOT_ASKED = without(false, List.of());

    /** Of a file for which there is no document. */
    private static Result without(boolean none, List<Finding> findings) {
      return new Result(false, none, List.of(), findings);
    }

    /** The latest authenticated log time of a verified document, or null. */
    @Nullable Instant logged() {
      return attestations.stream()
          .map(AttestationResult::log)
          .filter(log -> verified && log != null)
          .map(LogRecord::time)
          .max(Comparator.naturalOrder())
          .orElse(null);
    }
  }

  /** Verifies; where a document that was kept fails, the one that the index serves now counts. */
  static Result check(
      BumpFile file,
      ProvenanceStep.Result provenance,
      @Nullable String sha256,
      CheckContext context) {
    ProvenanceEvidence found = provenance.evidence();
    while (found instanceof ProvenanceEvidence.Document document) {
      ProvenanceResult result =
          context
              .verifier()
              .verify(document.provenance().bytes(), new SubjectFile(file.fileName(), sha256));
      Optional<ProvenanceEvidence> fresh = Optional.empty();
      if (result.verified()) {
        context.evidence().keep(document, file.artifact(), provenance.dist());
      } else {
        fresh = context.evidence().inPlaceOf(document, file.artifact(), provenance.dist());
      }
      if (fresh.isEmpty()) {
        return new Result(
            result.verified(),
            false,
            result.attestations(),
            findings(file, provenance, document, result));
      }
      found = ProvenanceStep.unlessDenied(file, fresh.get(), context.index());
    }
    if (found instanceof ProvenanceEvidence.Failure failure) {
      return Result.without(false, List.of(failure.finding()));
    }
    if (found instanceof ProvenanceEvidence.NoSuchFile) {
      return Result.without(false, List.of(IndexContext.notOnIndex(file.artifact())));
    }
    return Result.without(true, List.of());
  }

  private static List<Finding> findings(
      BumpFile file,
      ProvenanceStep.Result provenance,
      ProvenanceEvidence.Document document,
      ProvenanceResult result) {
    List<Finding> findings = new ArrayList<>();
    provenance
        .dist()
        .filter(dist -> !PinnedBytes.are(dist, document.provenance().bytes()))
        .ifPresent(
            dist ->
                findings.add(
                    file.finding(
                        FindingId.MANIFEST_PROVENANCE_MISMATCH,
                        "the provenance at hand is not the "
                            + dist.name()
                            + " that the Manifest pins")));
    List<Finding> ofTheDocument = new ArrayList<>(result.findings());
    result.attestations().forEach(a -> ofTheDocument.addAll(a.findings()));
    ofTheDocument.forEach(f -> findings.add(f.withArtifact(file.artifact().distfile())));
    return findings;
  }
}
