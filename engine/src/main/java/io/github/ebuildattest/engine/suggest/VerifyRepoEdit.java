package io.github.ebuildattest.engine.suggest;

import io.github.ebuildattest.engine.ebuild.Evaluated;
import io.github.ebuildattest.engine.ebuild.VerifyRepoLine;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Edits one line of an ebuild, and accepts the result only where the evaluator finds the ebuild
 * otherwise unchanged.
 */
final class VerifyRepoEdit {

  private final OverlayTree tree;
  private final String fallbackQuote;

  /**
   * Edits of one overlay.
   *
   * @param fallbackQuote how its ebuilds quote the variable
   */
  VerifyRepoEdit(OverlayTree tree, String fallbackQuote) {
    this.tree = tree;
    this.fallbackQuote = fallbackQuote;
  }

  /**
   * The edit that makes an ebuild name an upstream.
   *
   * @return empty where the text has no plain place for it, or where the ebuild would change in any
   *     other way
   */
  Optional<Suggestion.Edit> of(EvaluatedEbuild ebuild, String upstream) throws IOException {
    Optional<byte[]> bytes = tree.read(ebuild.path());
    if (bytes.isEmpty() || !(ebuild.evaluation() instanceof Evaluated before)) {
      return Optional.empty();
    }
    // one character per byte, so that what is not edited stays as it is in any encoding
    String text = new String(bytes.get(), StandardCharsets.ISO_8859_1);
    String declared = before.pypi().verifyRepo();
    boolean set = declared != null && !declared.isEmpty();
    Optional<VerifyRepoLine.Edit> edit =
        set
            ? VerifyRepoLine.replaced(text, upstream)
            : VerifyRepoLine.added(text, upstream, fallbackQuote);
    if (edit.isEmpty()) {
      return Optional.empty();
    }
    byte[] edited = edit.get().text().getBytes(StandardCharsets.ISO_8859_1);
    return sameButFor(ebuild, before, upstream, !set, edited)
        ? Optional.of(
            new Suggestion.Edit(edit.get().removed(), edit.get().added(), text, edit.get().text()))
        : Optional.empty();
  }

  private boolean sameButFor(
      EvaluatedEbuild ebuild, Evaluated before, String upstream, boolean added, byte[] edited)
      throws IOException {
    EvaluatedPackage pack =
        new EvaluatedPackage.Evaluator(new EditedTree(tree, ebuild.path(), edited))
            .evaluate(ebuild.file().packageName());
    Optional<EvaluatedEbuild> again =
        pack.ebuilds().stream().filter(e -> e.path().equals(ebuild.path())).findFirst();
    return again.isPresent()
        && again.get().evaluation() instanceof Evaluated after
        && upstream.equals(after.pypi().verifyRepo())
        && after.pypi().pn().equals(before.pypi().pn())
        && after.pypi().noNormalize() == before.pypi().noNormalize()
        && after.inherited().equals(before.inherited())
        && after.overriddenEclasses().equals(before.overriddenEclasses())
        && after.overlayEclasses().equals(before.overlayEclasses())
        && after.homepage().equals(before.homepage())
        && sources(again.get(), added).equals(sources(ebuild, added));
  }

  /** When the variable is set for the first time, the eclass fetches the provenance too. */
  private static List<Artifact> sources(EvaluatedEbuild ebuild, boolean added) {
    return ebuild.sources().stream()
        .map(Classification::artifact)
        .filter(a -> !added || a.kind() != Artifact.Kind.PROVENANCE)
        .toList();
  }

  /** A tree in which one file has other bytes. */
  private static final class EditedTree implements OverlayTree {

    private final OverlayTree tree;
    private final String path;
    private final byte[] bytes;

    EditedTree(OverlayTree tree, String path, byte[] bytes) {
      this.tree = tree;
      this.path = path;
      this.bytes = bytes;
    }

    @Override
    public List<Entry> list(String directory) throws IOException {
      return tree.list(directory);
    }

    @Override
    public Optional<byte[]> read(String file) throws IOException {
      return file.equals(path) ? Optional.of(bytes) : tree.read(file);
    }

    @Override
    public Optional<String> resolve(String file) throws IOException {
      return tree.resolve(file);
    }
  }
}
