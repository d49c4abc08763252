package io.github.ebuildattest.engine.pypi;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the provenance that the Manifest pins, else asks the index. A document in DISTDIR that no
 * Manifest lists is somebody's leftover: it counts only where the index cannot be asked.
 */
final class ProvenanceSource {

  private final @Nullable DistDir distDir;
  private final @Nullable Index index;

  ProvenanceSource(@Nullable DistDir distDir, @Nullable Index index) {
    this.distDir = distDir;
    this.index = index;
  }

  ProvenanceEvidence of(Artifact artifact, String distfile, boolean manifestListsIt) {
    String project = artifact.project();
    String version = artifact.version();
    if (project == null || version == null) {
      return new ProvenanceEvidence.Unattested();
    }
    boolean localCounts = distDir != null && (manifestListsIt || index == null);
    DistDir.Entry entry =
        localCounts && distDir != null ? distDir.entry(distfile) : new DistDir.Absent();
    if (entry instanceof DistDir.Present present) {
      return local(artifact, distfile, present.path());
    }
    if (entry instanceof DistDir.Unusable unusable) {
      return absent(artifact, distfile, unusable.why());
    }
    return index == null
        ? absent(artifact, distfile, "it is not in DISTDIR, and this run is offline")
        : served(artifact, index.integrity(project, version, artifact.fileName()));
  }

  private static ProvenanceEvidence local(Artifact artifact, String distfile, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(IntegrityApi.LONGEST + 1);
      return bytes.length > IntegrityApi.LONGEST
          ? failure(artifact, IntegrityApi.tooLarge(file))
          : new ProvenanceEvidence.Document(RawDocument.of(bytes), Source.DISTDIR);
    } catch (IOException e) {
      return absent(artifact, distfile, file + " cannot be read: " + e);
    }
  }

  private static ProvenanceEvidence served(Artifact artifact, IntegrityAnswer answer) {
    if (answer instanceof IntegrityAnswer.Document document) {
      return new ProvenanceEvidence.Document(document.provenance(), Source.INDEX);
    }
    if (answer instanceof IntegrityAnswer.Failure failure) {
      return failure(artifact, failure.finding());
    }
    return answer instanceof IntegrityAnswer.Unattested
        ? new ProvenanceEvidence.Unattested()
        : new ProvenanceEvidence.NoSuchFile();
  }

  private static ProvenanceEvidence absent(Artifact artifact, String distfile, String why) {
    return failure(
        artifact,
        Finding.of(FindingId.PROVENANCE_ABSENT, "there is no " + distfile + " at hand: " + why));
  }

  private static ProvenanceEvidence failure(Artifact artifact, Finding finding) {
    return new ProvenanceEvidence.Failure(finding.withArtifact(artifact.distfile()));
  }
}
