package io.github.ebuildattest.engine.evaluation;

import io.github.ebuildattest.engine.ebuild.gentoo.EclassSource;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The eclasses that a tree has in its own {@code eclass/}, each read once. Safe for use by many
 * threads.
 */
public final class TreeEclasses implements EclassSource {

  private static final String SUFFIX = ".eclass";

  private final OverlayTree tree;
  private final Map<String, Optional<String>> texts = new ConcurrentHashMap<>();

  public TreeEclasses(OverlayTree tree) {
    this.tree = tree;
  }

  @Override
  public Optional<String> text(String eclassName) {
    return texts.computeIfAbsent(eclassName, this::read);
  }

  @Override
  public boolean isUnreadable(String eclassName) {
    if (text(eclassName).isPresent()) {
      return false;
    }
    try {
      // a link into nothing, a submodule or a directory is found by Portage, and is nobody else's
      return tree.list("eclass").stream().anyMatch(e -> e.name().equals(eclassName + SUFFIX))
          || tree.list("").stream()
              .anyMatch(e -> e.name().equals("eclass") && e.type() != OverlayTree.Type.DIRECTORY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All of them, by name.
   *
   * @throws IOException where the tree cannot be read
   */
  public Map<String, String> all() throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (OverlayTree.Entry entry : tree.list("eclass")) {
      if (entry.name().endsWith(SUFFIX)) {
        String name = entry.name().substring(0, entry.name().length() - SUFFIX.length());
        text(name).ifPresent(text -> all.put(name, text));
      }
    }
    return all;
  }

  private Optional<String> read(String eclassName) {
    if (eclassName.contains("/")) {
      return Optional.empty();
    }
    try {
      return tree.read("eclass/" + eclassName + SUFFIX)
          .map(b -> new String(b, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
