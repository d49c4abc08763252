package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.ebuild.Evaluation;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import java.util.List;

/**
 * An ebuild on its own: what the evaluator made of it, and what it fetches.
 *
 * @param file its name
 * @param bytes the file's contents; never copied, never changed
 * @param namesPyPi whether its text names PyPI's file host or mirror, or, where it was refused,
 *     speaks of pypi at all
 * @param evaluation what the evaluator made of it
 * @param sources the files of SRC_URI, in order; empty where it was refused
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy of every ebuild is waste
public record EbuildSources(
    EbuildFile file,
    byte[] bytes,
    boolean namesPyPi,
    Evaluation evaluation,
    List<Classification> sources) {

  public EbuildSources {
    sources = List.copyOf(sources);
  }

  /** Whether it inherits pypi.eclass, names PyPI in its text, or fetches from it all the same. */
  public boolean isPyPiEbuild() {
    // a URL can be put together out of parts, or come out of an eclass of the overlay's own
    return namesPyPi
        || evaluation.inherited().contains("pypi")
        || !of(Artifact.Kind.PYPI).isEmpty();
  }

  /** The files of a kind. */
  List<Artifact> of(Artifact.Kind kind) {
    return sources.stream().map(Classification::artifact).filter(a -> a.kind() == kind).toList();
  }
}
