package io.github.ebuildattest.engine.overlay;

import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One package's directory in a tree: its ebuilds and the files beside them. */
public record PackageDirectory(OverlayTree tree, PackageName name) {

  /**
   * All packages of a tree, sorted: the directories that hold at least one ebuild named after them.
   *
   * @throws IOException where the tree cannot be read
   */
  public static List<PackageDirectory> all(OverlayTree tree) throws IOException {
    List<PackageDirectory> found = new ArrayList<>();
    for (PackageDirectory directory : named(tree)) {
      if (!directory.ebuilds().isEmpty()) {
        found.add(directory);
      }
    }
    return found;
  }

  /**
   * All directories of a tree that are placed and named like a package's, whatever they hold,
   * sorted.
   *
   * @throws IOException where the tree cannot be read
   */
  public static List<PackageDirectory> named(OverlayTree tree) throws IOException {
    List<PackageDirectory> found = new ArrayList<>();
    for (OverlayTree.Entry category : tree.list("")) {
      // which of them are categories is for profiles/categories of all repositories to say (PMS
      // 4.4.1)
      if (category.type() == OverlayTree.Type.FILE || category.name().startsWith(".")) {
        continue;
      }
      for (OverlayTree.Entry entry : tree.list(category.name())) {
        Optional<PackageName> name = PackageName.of(category.name(), entry.name());
        if (entry.type() != OverlayTree.Type.FILE && name.isPresent()) {
          found.add(new PackageDirectory(tree, name.get()));
        }
      }
    }
    return found;
  }

  /**
   * Its ebuilds, sorted by file name; symbolic links included.
   *
   * @throws IOException where the tree cannot be read
   */
  public List<EbuildFile> ebuilds() throws IOException {
    List<EbuildFile> ebuilds = new ArrayList<>();
    for (OverlayTree.Entry entry : tree.list(name.directory())) {
      if (entry.type() != OverlayTree.Type.DIRECTORY) {
        EbuildFile.of(name, entry.name()).ifPresent(ebuilds::add);
      }
    }
    return ebuilds;
  }

  /** The path of a file in this directory. */
  public String path(String fileName) {
    return name.directory() + "/" + fileName;
  }

  /**
   * Its Manifest; empty where there is none.
   *
   * @throws MalformedFileException where it cannot be understood
   * @throws IOException where the tree cannot be read
   */
  public Manifest manifest() throws IOException, MalformedFileException {
    Optional<byte[]> bytes = tree.read(path("Manifest"));
    return bytes.isEmpty() ? Manifest.EMPTY : Manifest.parse(path("Manifest"), bytes.get());
  }

  /**
   * Its metadata.xml; empty where there is none.
   *
   * @throws MalformedFileException where it cannot be understood
   * @throws IOException where the tree cannot be read
   */
  public PackageMetadata metadata() throws IOException, MalformedFileException {
    Optional<byte[]> bytes = tree.read(path("metadata.xml"));
    return bytes.isEmpty()
        ? PackageMetadata.EMPTY
        : PackageMetadata.parse(path("metadata.xml"), bytes.get());
  }
}
