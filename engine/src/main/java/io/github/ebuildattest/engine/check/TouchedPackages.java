package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.inventory.Altered;
import io.github.ebuildattest.engine.overlay.PackageDirectory;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The packages whose ebuilds or pins a change can have altered. */
public final class TouchedPackages {

  /** What holds for every package. */
  private static final List<String> SHAPING =
      List.of("eclass", "profiles/thirdpartymirrors", "metadata/layout.conf", "metadata/md5-cache");

  private final ChangeSet change;
  private final NavigableSet<PackageName> touched = new TreeSet<>();

  private TouchedPackages(ChangeSet change) {
    this.change = change;
  }

  /**
   * All packages at, below or above which something is altered; besides, all that have ebuilds
   * where something is altered that shapes them all.
   *
   * @throws IOException where a tree cannot be read
   */
  public static NavigableSet<PackageName> of(ChangeSet change, Altered altered) throws IOException {
    TouchedPackages packages = new TouchedPackages(change);
    if (change.scope() == Scope.ALL) {
      packages.addAll();
    } else {
      packages.addAltered(altered);
    }
    return packages.touched;
  }

  private void addAll() throws IOException {
    for (PackageDirectory directory : PackageDirectory.all(change.target())) {
      touched.add(directory.name());
    }
  }

  private void addAltered(Altered altered) throws IOException {
    boolean all = false;
    for (String place : altered.places()) {
      all |= shapesAll(place);
      String[] parts = place.split("/", 3);
      if (parts.length > 1) {
        PackageName.of(parts[0], parts[1]).ifPresent(touched::add);
      } else {
        addBelow(place);
      }
    }
    if (all) {
      addAll();
    }
  }

  /** The packages of a category, in either tree. */
  private void addBelow(String category) throws IOException {
    for (OverlayTree tree : List.of(change.base(), change.target())) {
      for (OverlayTree.Entry entry : tree.list(category)) {
        PackageName.of(category, entry.name()).ifPresent(touched::add);
      }
    }
  }

  private static boolean shapesAll(String place) {
    return place.equals(".gitattributes")
        || place.endsWith("/.gitattributes")
        || SHAPING.stream()
            .anyMatch(
                s -> place.equals(s) || place.startsWith(s + "/") || s.startsWith(place + "/"));
  }
}
