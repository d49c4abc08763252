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
 * An ebuild of a tree, and what it fetches.
 *
 * @param file its name
 * @param path where it lies
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param namesPyPi whether its text names PyPI's file host or mirror, or, where it was refused,
 *     speaks of pypi at all
 * @param evaluation what the evaluator made of it
 * @param sources the files of SRC_URI, in order; empty where it was refused
 * @param upstream what it and its package's metadata.xml declare
 * @param unsupportedHost where they declare it to live, if nothing there can attest
 * @param inputs all that a bump is told by (two ebuilds with equal inputs fetch the same)
 */
record EvaluatedEbuild(
    EbuildFile file,
    String path,
    String sha256,
    boolean namesPyPi,
    Evaluation evaluation,
    List<Classification> sources,
    ExpectedUpstream upstream,
    Optional<String> unsupportedHost,
    List<String> inputs) {

  EvaluatedEbuild {
    sources = List.copyOf(sources);
    inputs = List.copyOf(inputs);
  }

  /** Whether it inherits pypi.eclass, names PyPI in its text, or fetches from it all the same. */
  boolean isPyPiEbuild() {
    // a URL can be put together out of parts, or come out of an eclass of the overlay's own
    return namesPyPi || evaluation.inherited().contains("pypi") || !pypiFiles().isEmpty();
  }

  /** The files that PyPI serves. */
  List<Artifact> pypiFiles() {
    return of(Artifact.Kind.PYPI);
  }

  /** The files of a kind. */
  List<Artifact> of(Artifact.Kind kind) {
    return sources.stream().map(Classification::artifact).filter(a -> a.kind() == kind).toList();
  }

  /** PV translated as pypi.eclass does, or an empty string where the ebuild was refused. */
  String pypiVersion() {
    return evaluation instanceof Evaluated ? PypiVersion.of(file.versionWithoutRevision()) : "";
  }
}
