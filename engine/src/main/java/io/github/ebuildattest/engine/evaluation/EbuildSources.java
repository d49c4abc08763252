package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.ebuild.Evaluation;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import java.util.List;

/**
 * An ebuild without its package: what the evaluator made of it, and what it fetches.
 *
 * @param file its name
 * @param bytes the file's contents; neither copied nor modified
 * @param namesPyPi whether its text, or the metadata cache, names PyPI's file host or mirror, or,
 *     where it was refused, mentions pypi at all
 * @param evaluation what the evaluator made of it
 * @param sources the files of SRC_URI, in order; empty where it was refused
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy of every ebuild would be waste
public record EbuildSources(
    EbuildFile file,
    byte[] bytes,
    boolean namesPyPi,
    Evaluation evaluation,
    List<Classification> sources) {

  public EbuildSources {
    sources = List.copyOf(sources);
  }

  /**
   * Whether it inherits pypi.eclass, names PyPI in its text, or fetches from it in any other way,
   * an address included that only looks like PyPI's.
   */
  public boolean isPyPiEbuild() {
    // a URL can be assembled from parts, or come from one of the overlay's own eclasses
    return namesPyPi
        || evaluation.inherited().contains("pypi")
        || !of(Artifact.Kind.PYPI).isEmpty()
        || sources.stream().anyMatch(Classification.Disguised.class::isInstance);
  }

  /** The files of one kind. */
  List<Artifact> of(Artifact.Kind kind) {
    return sources.stream().map(Classification::artifact).filter(a -> a.kind() == kind).toList();
  }
}
