package io.github.ebuildattest.engine.pypi;

import io.github.ebuildattest.engine.pypi.Artifact.Kind;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where bytes and provenance come from: DISTDIR first, then the index, and offline from DISTDIR
 * alone. It fetches and measures; whether what it finds is the right thing is for others to say.
 */
public final class Evidence {

  private final @Nullable BytesSource bytes;
  private final ProvenanceSource provenance;

  /**
   * Evidence for one run.
   *
   * @param distDir Portage's DISTDIR, or null where there is none
   * @param index the index to ask, or null where the run is offline
   */
  public Evidence(@Nullable Path distDir, @Nullable Index index) {
    this(directory(distDir), index, new BytesSource(directory(distDir), index));
  }

  private Evidence(
      @Nullable DistDir directory, @Nullable Index index, @Nullable BytesSource bytes) {
    this.bytes = bytes;
    this.provenance = new ProvenanceSource(directory, index);
  }

  /**
   * Evidence out of documents alone: no distfile is read and none is downloaded.
   *
   * @param distDir Portage's DISTDIR, or null where there is none
   * @param index the index to ask, or null where the run is offline
   */
  public static Evidence ofDocuments(@Nullable Path distDir, @Nullable Index index) {
    return new Evidence(directory(distDir), index, null);
  }

  private static @Nullable DistDir directory(@Nullable Path distDir) {
    return distDir == null ? null : new DistDir(distDir);
  }

  /**
   * Measures the bytes of a file: DISTDIR's, else the index's, which are not kept.
   *
   * @param artifact of kind {@link Kind#PYPI}
   * @param expectedSize in bytes, as the Manifest has it; no more than one byte beyond it is read
   */
  public BytesEvidence bytes(Artifact artifact, long expectedSize) {
    requirePyPi(artifact);
    return bytes == null ? new BytesEvidence.NotAsked() : bytes.of(artifact, expectedSize);
  }

  /**
   * Fetches the provenance of a file, which Portage keeps as {@code DISTFILE.provenance}.
   *
   * @see #provenance(Artifact, String, boolean)
   */
  public ProvenanceEvidence provenance(Artifact artifact, boolean manifestListsIt) {
    return provenance(artifact, artifact.distfile() + ".provenance", manifestListsIt);
  }

  /**
   * Fetches the provenance of a file: DISTDIR's where the Manifest lists it, else the index's;
   * offline DISTDIR's in any case.
   *
   * @param artifact of kind {@link Kind#PYPI}
   * @param provenanceDistfile the name of its provenance in DISTDIR
   * @param manifestListsIt whether the Manifest has a line for that name
   */
  public ProvenanceEvidence provenance(
      Artifact artifact, String provenanceDistfile, boolean manifestListsIt) {
    return provenance.of(requirePyPi(artifact), provenanceDistfile, manifestListsIt);
  }

  private static Artifact requirePyPi(Artifact artifact) {
    if (artifact.kind() != Kind.PYPI) {
      throw new IllegalArgumentException("not a file of PyPI's: " + artifact.uri());
    }
    return artifact;
  }
}
