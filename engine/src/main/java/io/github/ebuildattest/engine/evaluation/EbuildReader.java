package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.ebuild.EbuildEvaluator;
import io.github.ebuildattest.engine.ebuild.EbuildText;
import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.Evaluation;
import io.github.ebuildattest.engine.ebuild.Refused;
import io.github.ebuildattest.engine.ebuild.SourceUri;
import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.pypi.uri.ArtifactClassifier;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Evaluates single ebuilds of one tree. Safe for use by many threads. */
public final class EbuildReader {

  private final RefusedText refused;
  private final EbuildEvaluator evaluator;
  private final ArtifactClassifier classifier;

  public EbuildReader(OverlayTree tree, TreeEclasses eclasses) throws IOException {
    this.refused = new RefusedText(eclasses);
    this.evaluator = new EbuildEvaluator(eclasses);
    OverlayMirrors mirrors = OverlayMirrors.of(tree);
    this.classifier = new ArtifactClassifier(mirrors.redefinePyPi(), mirrors.aliases());
  }

  /** What an ebuild of these bytes fetches. */
  public EbuildSources read(EbuildFile file, byte[] bytes) {
    return read(file, bytes, false);
  }

  /**
   * What an ebuild of these bytes fetches.
   *
   * @param cachedFromPyPi whether the metadata cache says that it fetches from PyPI
   */
  EbuildSources read(EbuildFile file, byte[] bytes, boolean cachedFromPyPi) {
    Evaluation evaluation =
        evaluator.evaluate(
            new EbuildText(
                file.path(),
                file.packageName().category(),
                file.packageName().name(),
                file.version(),
                bytes));
    List<Classification> sources = new ArrayList<>();
    if (evaluation instanceof Evaluated evaluated) {
      for (SourceUri source : evaluated.sources()) {
        sources.add(classifier.classify(source.uri(), source.distfile(), source.useConditions()));
      }
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean namesPyPi =
        cachedFromPyPi
            || text.contains("files.pythonhosted.org")
            || classifier.namesAlias(text)
            || sources.stream().anyMatch(s -> classifier.namesAlias(s.artifact().uri()))
            || text.contains("mirror://pypi")
            || (evaluation instanceof Refused && refused.couldBeFromPyPi(file, text));
    return new EbuildSources(file, bytes, namesPyPi, evaluation, sources);
  }
}
