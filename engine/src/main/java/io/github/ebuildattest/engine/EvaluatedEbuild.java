package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Evaluation;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.pypi.Artifact;
import io.github.ebuildattest.engine.pypi.Classification;
import java.util.List;
import java.util.Optional;

/**
 * An ebuild of a tree, what it fetches, and what its package says of that.
 *
 * @param ebuild the ebuild on its own
 * @param sha256 what a decision about its sources names, lower-case hexadecimal: of its bytes, its
 *     version without revision, and the DIST lines of what it fetches
 * @param upstream what it and its package's metadata.xml declare
 * @param cache how the tree's metadata cache disagrees with it
 * @param unsupportedHost where they declare it to live, if nothing there can attest
 * @param inputs all that a bump is told by (two ebuilds with equal inputs fetch the same)
 */
record EvaluatedEbuild(
    EbuildSources ebuild,
    String sha256,
    ExpectedUpstream upstream,
    Optional<CachedSources.Disagreement> cache,
    Optional<String> unsupportedHost,
    List<String> inputs) {

  EvaluatedEbuild {
    inputs = List.copyOf(inputs);
  }

  /** Its name. */
  EbuildFile file() {
    return ebuild.file();
  }

  /** Where it lies. */
  String path() {
    return file().path();
  }

  /** What the evaluator made of it. */
  Evaluation evaluation() {
    return ebuild.evaluation();
  }

  /** The files of SRC_URI, in order; empty where it was refused. */
  List<Classification> sources() {
    return ebuild.sources();
  }

  /** Whether it inherits pypi.eclass, names PyPI in its text, or fetches from it all the same. */
  boolean isPyPiEbuild() {
    return ebuild.isPyPiEbuild();
  }

  /** The files that PyPI serves. */
  List<Artifact> pypiFiles() {
    return ebuild.of(Artifact.Kind.PYPI);
  }

  /** The files of a kind. */
  List<Artifact> of(Artifact.Kind kind) {
    return ebuild.of(kind);
  }

  /** PV translated as pypi.eclass does, or an empty string where the ebuild was refused. */
  String pypiVersion() {
    return evaluation() instanceof Evaluated ? PypiVersion.of(file().versionWithoutRevision()) : "";
  }
}
