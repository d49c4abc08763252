package io.github.ebuildattest.engine.pypi;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Measures a distfile where it lies, else downloads it, measures that and throws it away. */
final class BytesSource {

  private final @Nullable DistDir distDir;
  private final @Nullable Index index;

  BytesSource(@Nullable DistDir distDir, @Nullable Index index) {
    this.distDir = distDir;
    this.index = index;
  }

  BytesEvidence of(Artifact artifact, long expectedSize) {
    DistDir.Entry entry =
        distDir == null ? new DistDir.Absent() : distDir.entry(artifact.distfile());
    if (entry instanceof DistDir.Present present) {
      return local(artifact, present.path(), expectedSize);
    }
    if (entry instanceof DistDir.Unusable unusable) {
      return absent(artifact, unusable.why());
    }
    return index == null
        ? absent(artifact, "it is not in DISTDIR, and this run is offline")
        : downloaded(index, artifact, expectedSize);
  }

  private static BytesEvidence local(Artifact artifact, Path file, long expectedSize) {
    try {
      return new BytesEvidence.Measured(FileDigests.of(file, expectedSize), Source.DISTDIR);
    } catch (IOException e) {
      return absent(artifact, file + " cannot be read: " + e);
    }
  }

  private static BytesEvidence downloaded(Index index, Artifact artifact, long expectedSize) {
    try {
      Path file = Files.createTempFile("ebuild-attest-", ".part");
      try {
        return evidence(index.download(artifact, expectedSize, file), artifact);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      return absent(artifact, "no temporary file for its download: " + e);
    }
  }

  private static BytesEvidence evidence(DownloadAnswer answer, Artifact artifact) {
    if (answer instanceof DownloadAnswer.Served served) {
      return new BytesEvidence.Measured(served.measured(), Source.INDEX);
    }
    if (answer instanceof DownloadAnswer.Failure failure) {
      return new BytesEvidence.Failure(failure.finding().withArtifact(artifact.distfile()));
    }
    return new BytesEvidence.NoSuchFile();
  }

  private static BytesEvidence absent(Artifact artifact, String why) {
    return new BytesEvidence.Failure(
        Finding.about(
            FindingId.DISTFILE_ABSENT,
            artifact.distfile(),
            "there are no bytes of " + artifact.distfile() + " to hash: " + why));
  }
}
