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
import java.util.regex.Pattern;

/** Evaluates single ebuilds of one tree. Safe for use by many threads. */
public final class EbuildReader {

  /** Where it is not known what an ebuild inherits, the word itself decides, except in comments. */
  private static final Pattern SPEAKS_OF_PYPI =
      Pattern.compile("(?m)^[^#\\n]*\\bpypi\\b(?!\\.org)");

  private final EbuildEvaluator evaluator;
  private final ArtifactClassifier classifier;

  public EbuildReader(OverlayTree tree, TreeEclasses eclasses) throws IOException {
    this.evaluator = new EbuildEvaluator(eclasses);
    this.classifier = new ArtifactClassifier(redefinesPyPiMirror(tree));
  }

  private static boolean redefinesPyPiMirror(OverlayTree tree) throws IOException {
    return tree.read("profiles/thirdpartymirrors")
        .map(b -> new String(b, StandardCharsets.UTF_8))
        .map(t -> t.lines().anyMatch(line -> line.strip().split("\\s+")[0].equals("pypi")))
        .orElse(false);
  }

  /** What an ebuild of these bytes fetches. */
  public EbuildSources read(EbuildFile file, byte[] bytes) {
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
        text.contains("files.pythonhosted.org")
            || text.contains("mirror://pypi")
            || (evaluation instanceof Refused && SPEAKS_OF_PYPI.matcher(text).find());
    return new EbuildSources(file, bytes, namesPyPi, evaluation, sources);
  }
}
