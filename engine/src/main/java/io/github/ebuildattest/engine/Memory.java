package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.overlay.OverlayTree;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.Pin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pins of one tree: by package, and by PyPI project wherever the package lies. */
final class Memory {

  private final OverlayTree tree;
  private @Nullable List<Pin> all;

  Memory(OverlayTree tree) {
    this.tree = tree;
  }

  /**
   * A package's own pin.
   *
   * @throws ConfigurationException where it cannot be read: never "no pin"
   */
  Optional<Pin> pin(PackageName name) throws IOException, ConfigurationException {
    return read(name.directory() + "/" + Pin.FILE_NAME);
  }

  /** The text of a package's own pin. */
  Optional<byte[]> text(PackageName name) throws IOException {
    return tree.read(name.directory() + "/" + Pin.FILE_NAME);
  }

  /** Every pin that remembers a project, wherever it lies: moving a package forgets nothing. */
  List<Pin> pinsOf(String project) throws IOException, ConfigurationException {
    return all().stream()
        .filter(p -> p.project().equals(project) || !p.identitiesFor(project).isEmpty())
        .toList();
  }

  /** How many packages have a pin. */
  int count() throws IOException, ConfigurationException {
    return all().size();
  }

  /** Every pin of the tree. */
  List<Pin> everyPin() throws IOException, ConfigurationException {
    return List.copyOf(all());
  }

  private List<Pin> all() throws IOException, ConfigurationException {
    List<Pin> pins = all;
    if (pins == null) {
      pins = new ArrayList<>();
      for (OverlayTree.Entry category : tree.list("")) {
        if (category.type() != OverlayTree.Type.FILE && !category.name().startsWith(".")) {
          for (OverlayTree.Entry entry : tree.list(category.name())) {
            if (entry.type() != OverlayTree.Type.FILE) {
              read(category.name() + "/" + entry.name() + "/" + Pin.FILE_NAME).ifPresent(pins::add);
            }
          }
        }
      }
      all = pins;
    }
    return pins;
  }

  private Optional<Pin> read(String path) throws IOException, ConfigurationException {
    Optional<byte[]> bytes = tree.read(path);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pin.parse(path, bytes.get()));
    } catch (MalformedFileException e) {
      throw new ConfigurationException("pin-malformed: " + e.whole(), e);
    }
  }
}
