package io.github.ebuildattest.engine.pypi.evidence;

import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.index.KeptAnswers;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.Artifact.Kind;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes and provenance come from: DISTDIR first, then the cache, then the index; offline from
 * the first two alone. It fetches and measures; whether it found the right thing is for others to
 * say. Safe for use by several threads.
 */
public final class Evidence {

  private final @Nullable BytesSource bytes;
  private final ProvenanceSource provenance;

  /**
   * Evidence for one run.
   *
   * @param distDir Portage's DISTDIR, or null where there is none
   * @param cache what was served before, or null where nothing is kept
   * @param index the index to ask, or null where the run is offline
   */
  public Evidence(@Nullable Path distDir, @Nullable KeptAnswers cache, @Nullable Index index) {
    this(
        new BytesSource(directory(distDir), cache == null ? null : cache.pinned(), index),
        new ProvenanceSource(directory(distDir), cache, index));
  }

  private Evidence(@Nullable BytesSource bytes, ProvenanceSource provenance) {
    this.bytes = bytes;
    this.provenance = provenance;
  }

  /**
   * Evidence from documents alone: no distfile is read, and none is downloaded.
   *
   * @param distDir Portage's DISTDIR, or null where there is none
   * @param cache what was served before, or null where nothing is kept
   * @param index the index to ask, or null where the run is offline
   */
  public static Evidence ofDocuments(
      @Nullable Path distDir, @Nullable KeptAnswers cache, @Nullable Index index) {
    return new Evidence(null, new ProvenanceSource(directory(distDir), cache, index));
  }

  private static @Nullable DistDir directory(@Nullable Path distDir) {
    return distDir == null ? null : new DistDir(distDir);
  }

  /**
   * Measures the bytes of a file that no Manifest pins, which are not kept.
   *
   * @param artifact of kind {@link Kind#PYPI}
   * @param longest in bytes; no more than one byte beyond it is read
   */
  public BytesEvidence bytes(Artifact artifact, long longest) {
    requirePyPi(artifact);
    return bytes == null ? new BytesEvidence.NotAsked() : bytes.of(artifact, longest, null);
  }

  /**
   * Measures the bytes of a file; a download is kept in the cache if it is what the Manifest pins.
   *
   * @param artifact of kind {@link Kind#PYPI}
   * @param dist its line in the Manifest; no more than one byte beyond its size is read
   */
  public BytesEvidence bytes(Artifact artifact, Manifest.Dist dist) {
    requirePyPi(artifact);
    return bytes == null ? new BytesEvidence.NotAsked() : bytes.of(artifact, dist.size(), dist);
  }

  /**
   * Measures the bytes of a file where they lie on this machine; nothing is downloaded.
   *
   * @param artifact of kind {@link Kind#PYPI}
   * @param longest in bytes; no more than one byte beyond it is read
   * @param dist its line in the Manifest, without which the cache has nothing
   */
  public BytesEvidence bytesAtHand(Artifact artifact, long longest, Manifest.@Nullable Dist dist) {
    requirePyPi(artifact);
    return bytes == null ? new BytesEvidence.NotAsked() : bytes.atHand(artifact, longest, dist);
  }

  /**
   * Fetches the provenance of a file: DISTDIR's where the Manifest lists it, else the cache's, else
   * the index's, and offline DISTDIR's in its place.
   *
   * @param artifact of kind {@link Kind#PYPI}
   * @param provenanceDistfile the name of its provenance in DISTDIR
   * @param listed the Manifest's line for that name: then the cache counts only with these bytes
   */
  public ProvenanceEvidence provenance(
      Artifact artifact, String provenanceDistfile, Optional<Manifest.Dist> listed) {
    return provenance.of(requirePyPi(artifact), provenanceDistfile, listed);
  }

  /**
   * Asks the index in place of a document that does not verify, if it is from the cache: no
   * judgement is made from what may only be spoilt there.
   *
   * @return empty where the document has to do
   */
  public Optional<ProvenanceEvidence> inPlaceOf(
      ProvenanceEvidence.Document document, Artifact artifact, Optional<Manifest.Dist> listed) {
    return provenance.inPlaceOf(document, requirePyPi(artifact), listed);
  }

  /** Keeps a document of the index's in the cache, because it verified; others are left alone. */
  public void keep(
      ProvenanceEvidence.Document document, Artifact artifact, Optional<Manifest.Dist> listed) {
    provenance.keep(document, requirePyPi(artifact), listed);
  }

  private static Artifact requirePyPi(Artifact artifact) {
    if (artifact.kind() != Kind.PYPI) {
      throw new IllegalArgumentException("not a file of PyPI's: " + artifact.uri());
    }
    return artifact;
  }
}
