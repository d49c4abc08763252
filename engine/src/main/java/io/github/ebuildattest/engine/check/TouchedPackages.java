package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The packages whose ebuilds a change can have altered. */
public final class TouchedPackages {

  private TouchedPackages() {}

  /**
   * All packages below which a path changed or to which a changed path is linked; every package
   * where a file changed that shapes them all.
   *
   * @throws IOException where a tree cannot be read
   */
  public static NavigableSet<PackageName> of(ChangeSet change) throws IOException {
    NavigableSet<PackageName> touched = new TreeSet<>();
    if (change.scope() == Scope.ALL
        || change.paths().stream().anyMatch(TouchedPackages::shapesAll)) {
      addAll(change.target(), touched);
      return touched;
    }
    for (String path : change.paths()) {
      packageOf(path).ifPresent(touched::add);
    }
    addLinked(change, touched);
    return touched;
  }

  private static boolean shapesAll(String path) {
    return path.startsWith("eclass/")
        || path.equals("eclass")
        || path.equals("profiles")
        || path.equals("profiles/thirdpartymirrors")
        || path.equals("metadata/layout.conf")
        || path.startsWith("metadata/md5-cache/")
        || path.equals(".gitattributes")
        || path.endsWith("/.gitattributes");
  }

  private static Optional<PackageName> packageOf(String path) {
    String[] parts = path.split("/", 3);
    return parts.length < 2 ? Optional.empty() : PackageName.of(parts[0], parts[1]);
  }

  private static void addAll(OverlayTree tree, NavigableSet<PackageName> touched)
      throws IOException {
    for (PackageDirectory directory : PackageDirectory.all(tree)) {
      touched.add(directory.name());
    }
  }

  /** A link's own path does not change when its target does. */
  private static void addLinked(ChangeSet change, NavigableSet<PackageName> touched)
      throws IOException {
    if (change.changed().isEmpty()) {
      return;
    }
    for (PackageDirectory directory : PackageDirectory.named(change.target())) {
      boolean linked = leadsToChange(change, directory.name().directory());
      for (OverlayTree.Entry entry : change.target().list(directory.name().directory())) {
        linked |=
            entry.type() == OverlayTree.Type.SYMLINK
                && leadsToChange(change, directory.path(entry.name()));
      }
      if (linked && !directory.ebuilds().isEmpty()) {
        touched.add(directory.name());
      }
    }
  }

  private static boolean leadsToChange(ChangeSet change, String path) throws IOException {
    Optional<String> real = change.target().resolve(path);
    return real.isPresent()
        && !real.get().equals(path)
        && (change.changed().contains(real.get())
            || !change.changed().subSet(real.get() + "/", real.get() + "0").isEmpty());
  }
}
