package io.github.ebuildattest.engine.pypi.evidence;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.index.IntegrityAnswer;
import io.github.ebuildattest.engine.pypi.index.IntegrityApi;
import io.github.ebuildattest.engine.pypi.index.KeptAnswers;
import io.github.ebuildattest.engine.pypi.index.RawDocument;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the provenance that the Manifest pins, in DISTDIR or the cache, else one that the index
 * served before, else asks the index. A document in DISTDIR that no Manifest lists is a leftover:
 * it counts only where the index may not be asked, and last of all.
 */
final class ProvenanceSource {

  private final @Nullable DistDir distDir;
  private final @Nullable KeptAnswers cache;
  private final @Nullable Index index;

  ProvenanceSource(@Nullable DistDir distDir, @Nullable KeptAnswers cache, @Nullable Index index) {
    this.distDir = distDir;
    this.cache = cache;
    this.index = index;
  }

  ProvenanceEvidence of(Artifact artifact, String distfile, Optional<Manifest.Dist> listed) {
    if (artifact.project() == null || artifact.version() == null) {
      return new ProvenanceEvidence.Unattested();
    }
    Optional<ProvenanceEvidence> pinned =
        listed.isPresent() ? inDistDir(artifact, distfile) : Optional.empty();
    if (pinned.isPresent()) {
      return pinned.get();
    }
    Optional<RawDocument> cached = cached(artifact, listed);
    if (cached.isPresent()) {
      return new ProvenanceEvidence.Document(cached.get(), Source.CACHE);
    }
    return index == null
        ? inDistDir(artifact, distfile)
            .orElseGet(
                () ->
                    absent(
                        artifact,
                        distfile,
                        BytesSource.offline(cache == null ? null : cache.pinned())))
        : asked(index, artifact);
  }

  private Optional<ProvenanceEvidence> inDistDir(Artifact artifact, String distfile) {
    DistDir.Entry entry = distDir == null ? new DistDir.Absent() : distDir.entry(distfile);
    if (entry instanceof DistDir.Present present) {
      return Optional.of(local(artifact, distfile, present.path()));
    }
    return entry instanceof DistDir.Unusable unusable
        ? Optional.of(absent(artifact, distfile, unusable.why()))
        : Optional.empty();
  }

  private Optional<RawDocument> cached(Artifact artifact, Optional<Manifest.Dist> listed) {
    if (cache == null) {
      return Optional.empty();
    }
    return listed.isPresent() ? cache.provenance(listed.get()) : cache.provenance(artifact);
  }

  /**
   * Asks the index in place of a document from the cache that proved to be of no use, and forgets
   * that; empty where the document is from elsewhere, or is the one that the Manifest pins, or
   * nobody may be asked.
   */
  Optional<ProvenanceEvidence> inPlaceOf(
      ProvenanceEvidence.Document document, Artifact artifact, Optional<Manifest.Dist> listed) {
    if (cache == null || index == null || document.source() != Source.CACHE || listed.isPresent()) {
      return Optional.empty();
    }
    cache.forget(artifact);
    return Optional.of(asked(index, artifact));
  }

  /** Keeps what the index served, now that it verified. */
  void keep(
      ProvenanceEvidence.Document document, Artifact artifact, Optional<Manifest.Dist> listed) {
    if (cache != null && document.source() == Source.INDEX) {
      cache.keep(artifact, listed.orElse(null), document.provenance());
    }
  }

  private static ProvenanceEvidence asked(Index index, Artifact artifact) {
    return served(
        artifact,
        index.integrity(
            Objects.requireNonNull(artifact.project()),
            Objects.requireNonNull(artifact.version()),
            artifact.fileName()));
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
