package io.github.ebuildattest.engine.pypi.evidence;

import io.github.ebuildattest.engine.cache.Incoming;
import io.github.ebuildattest.engine.cache.PinnedFiles;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.overlay.PinnedBytes;
import io.github.ebuildattest.engine.pypi.index.DownloadAnswer;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Measures a distfile where it lies: in DISTDIR, else in the cache. Otherwise it is downloaded,
 * measured as it arrives, and kept if it is what the Manifest pins.
 */
final class BytesSource {

  private final @Nullable DistDir distDir;
  private final @Nullable PinnedFiles cache;
  private final @Nullable Index index;

  /**
   * A lock for each file that was asked for: whoever asks at the same time waits for the answer.
   */
  private final ConcurrentMap<String, Object> asking = new ConcurrentHashMap<>();

  BytesSource(@Nullable DistDir distDir, @Nullable PinnedFiles cache, @Nullable Index index) {
    this.distDir = distDir;
    this.cache = cache;
    this.index = index;
  }

  /** The bytes that lie in DISTDIR, else in the cache; nobody is asked for others. */
  BytesEvidence atHand(Artifact artifact, long expectedSize, Manifest.@Nullable Dist dist) {
    Optional<BytesEvidence> distfile = inDistDir(artifact, expectedSize);
    if (distfile.isPresent()) {
      return distfile.get();
    }
    if (cache != null && dist != null) {
      Optional<FileDigests.Measured> measured = cache.digests(dist);
      if (measured.isPresent()) {
        return new BytesEvidence.Measured(measured.get(), Source.CACHE);
      }
    }
    return new BytesEvidence.NotAsked();
  }

  private Optional<BytesEvidence> inDistDir(Artifact artifact, long expectedSize) {
    DistDir.Entry entry =
        distDir == null ? new DistDir.Absent() : distDir.entry(artifact.distfile());
    if (entry instanceof DistDir.Present present) {
      return Optional.of(local(artifact, present.path(), expectedSize));
    }
    return entry instanceof DistDir.Unusable unusable
        ? Optional.of(absent(artifact, unusable.why()))
        : Optional.empty();
  }

  BytesEvidence of(Artifact artifact, long expectedSize, Manifest.@Nullable Dist dist) {
    Optional<BytesEvidence> distfile = inDistDir(artifact, expectedSize);
    if (distfile.isPresent()) {
      return distfile.get();
    }
    if (cache == null || dist == null) {
      return index == null
          ? absent(artifact, offline(null))
          : evidence(index.download(artifact, expectedSize, null), artifact);
    }
    synchronized (asking.computeIfAbsent(PinnedFiles.name(dist), name -> new Object())) {
      return cachedOrDownloaded(cache, artifact, dist);
    }
  }

  private BytesEvidence cachedOrDownloaded(
      PinnedFiles kept, Artifact artifact, Manifest.Dist dist) {
    Optional<FileDigests.Measured> measured = kept.digests(dist);
    if (measured.isPresent()) {
      return new BytesEvidence.Measured(measured.get(), Source.CACHE);
    }
    return index == null
        ? absent(artifact, offline(kept))
        : evidence(downloaded(index, kept, artifact, dist), artifact);
  }

  private static DownloadAnswer downloaded(
      Index index, PinnedFiles cache, Artifact artifact, Manifest.Dist dist) {
    try (Incoming copy = cache.incoming(dist)) {
      DownloadAnswer answer = index.download(artifact, dist.size(), copy);
      if (copy != null
          && answer instanceof DownloadAnswer.Served served
          && PinnedBytes.are(dist, served.measured())) {
        cache.keep(copy, dist);
      }
      return answer;
    }
  }

  private static BytesEvidence local(Artifact artifact, Path file, long expectedSize) {
    try {
      return new BytesEvidence.Measured(FileDigests.of(file, expectedSize), Source.DISTDIR);
    } catch (IOException e) {
      return absent(artifact, file + " cannot be read: " + e);
    }
  }

  /** Why there is nothing, where nobody may be asked. */
  static String offline(@Nullable PinnedFiles cache) {
    return "it is not in DISTDIR, "
        + (cache == null ? "" : cache.lacks() + ", ")
        + "and this run is offline";
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
