package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.digest.Sha256;
import io.github.ebuildattest.engine.distribution.PypiVersion;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Evaluation;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An ebuild of a tree, what it fetches, and what its package says about that.
 *
 * @param ebuild the ebuild without its package
 * @param manifest that of its package
 * @param upstream what it and its package's metadata.xml declare
 * @param cache how the tree's metadata cache disagrees with it, if it does
 * @param unsupportedHost the host that they declare for its sources, if no publisher there can
 *     attest
 * @param inputs what decides whether it is a bump: ebuilds with equal inputs fetch the same
 */
public record EvaluatedEbuild(
    EbuildSources ebuild,
    Manifest manifest,
    ExpectedUpstream upstream,
    Optional<CachedSources.Disagreement> cache,
    Optional<String> unsupportedHost,
    List<String> inputs) {

  public EvaluatedEbuild {
    inputs = List.copyOf(inputs);
  }

  /** Its package and version. */
  public EbuildFile file() {
    return ebuild.file();
  }

  /** Its path in the overlay. */
  public String path() {
    return file().path();
  }

  /** What the evaluator made of it. */
  public Evaluation evaluation() {
    return ebuild.evaluation();
  }

  /** The files of SRC_URI, in order; empty where it was refused. */
  public List<Classification> sources() {
    return ebuild.sources();
  }

  /**
   * Whether it inherits pypi.eclass, names PyPI in its text, or fetches from it in any other way.
   */
  public boolean isPyPiEbuild() {
    return ebuild.isPyPiEbuild();
  }

  /** The files that PyPI serves. */
  public List<Artifact> pypiFiles() {
    return ebuild.of(Artifact.Kind.PYPI);
  }

  /** The files of one kind. */
  public List<Artifact> of(Artifact.Kind kind) {
    return ebuild.of(kind);
  }

  /** PV translated as pypi.eclass does, or an empty string where the ebuild was refused. */
  public String pypiVersion() {
    return evaluation() instanceof Evaluated ? PypiVersion.of(file().versionWithoutRevision()) : "";
  }

  /**
   * What a decision about an ebuild's sources covers, as a SHA-256 in lower-case hexadecimal: these
   * bytes under this version, and the files that the Manifest pins for it. A bump is usually a copy
   * of the ebuild before it, so the bytes alone would cover every release to come. What a refused
   * ebuild fetches is not known, and the DIST lines of its neighbours do not concern it.
   */
  public String sha256() {
    StringBuilder text = new StringBuilder(Sha256.hex(ebuild.bytes()));
    text.append(' ').append(file().versionWithoutRevision()).append('\n');
    if (evaluation() instanceof Evaluated evaluated) {
      evaluated.sources().stream()
          .map(source -> manifest.dist(source.distfile()))
          .flatMap(Optional::stream)
          .map(Manifest.Dist::text)
          .distinct()
          .sorted()
          .forEach(dist -> text.append(dist).append('\n'));
    }
    return Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
