package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.evidence.Evidence;
import io.github.ebuildattest.engine.pypi.evidence.ProvenanceEvidence;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.util.Optional;

/** Step 5: a file's provenance, from DISTDIR, the cache or the Integrity API. */
final class ProvenanceStep {

  private ProvenanceStep() {}

  /**
   * The provenance that there is.
   *
   * @param dist what the Manifest pins of it, if anything
   */
  record Result(Optional<Manifest.Dist> dist, ProvenanceEvidence evidence) {}

  static Result check(BumpFile file, Manifest manifest, Evidence evidence, IndexContext index) {
    String distfile = distfile(file);
    Optional<Manifest.Dist> dist = manifest.dist(distfile);
    ProvenanceEvidence found = evidence.provenance(file.artifact(), distfile, dist);
    return new Result(dist, unlessDenied(file, found, index));
  }

  /** The same evidence, or a failure where the project's page contradicts it. */
  static ProvenanceEvidence unlessDenied(
      BumpFile file, ProvenanceEvidence found, IndexContext index) {
    Optional<Finding> denied = index.denied(file.artifact(), found);
    return denied.isPresent() ? new ProvenanceEvidence.Failure(denied.get()) : found;
  }

  /** The name of the provenance in DISTDIR: SRC_URI's, else the one pypi.eclass would give it. */
  private static String distfile(BumpFile file) {
    return file.ebuild().of(Artifact.Kind.PROVENANCE).stream()
        .filter(p -> p.attestedFileName().equals(file.fileName()))
        .map(Artifact::distfile)
        .findFirst()
        .orElse(file.artifact().distfile() + ".provenance");
  }
}
