package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.ebuild.EclassSource;
import io.github.ebuildattest.engine.overlay.OverlayTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The eclasses that a tree ships in its own {@code eclass/}, each read once. */
final class TreeEclasses implements EclassSource {

  private final OverlayTree tree;
  private final Map<String, Optional<String>> texts = new HashMap<>();

  TreeEclasses(OverlayTree tree) {
    this.tree = tree;
  }

  @Override
  public Optional<String> text(String eclassName) {
    return texts.computeIfAbsent(eclassName, this::read);
  }

  private Optional<String> read(String eclassName) {
    if (eclassName.contains("/")) {
      return Optional.empty();
    }
    try {
      return tree.read("eclass/" + eclassName + ".eclass")
          .map(b -> new String(b, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
