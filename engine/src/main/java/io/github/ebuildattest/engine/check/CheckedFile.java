package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.memory.Decisions;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.verdict.ArtifactReport;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the steps found about one file of SRC_URI.
 *
 * @param report its evidence
 * @param findings raw, each once: no policy and no decision looked at them yet
 * @param decisions those that may speak about it
 * @param accepted what covers findings of continuity, in words: an identity that a decision brings
 *     in, or a pin that says unattested; null where nothing does
 * @param decided whether {@code accepted} comes with this very change
 * @param seen who attested it, each once; empty unless verified
 * @param continuation what came before it; null where nobody verifiably attested it
 */
record CheckedFile(
    ArtifactReport report,
    List<Finding> findings,
    Decisions decisions,
    @Nullable String accepted,
    boolean decided,
    List<VerifiedIdentity> seen,
    @Nullable Continuation continuation) {

  CheckedFile {
    findings = List.copyOf(new LinkedHashSet<>(findings));
  }

  /** A file that no step is about: a provenance, or one that PyPI does not serve. */
  static CheckedFile besides(Artifact file, Manifest manifest, Decisions decisions) {
    Manifest.Dist dist = manifest.dist(file.distfile()).orElse(null);
    List<Finding> findings =
        file.kind() == Artifact.Kind.PROVENANCE && dist == null
            ? List.of(ManifestStep.entryMissing(file))
            : List.of();
    ArtifactReport report = new ArtifactReport(file, null, dist, List.of(), null);
    return new CheckedFile(report, findings, decisions, null, false, List.of(), null);
  }
}
