package io.github.ebuildattest.engine.inventory;

import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The places of a tree that a change alters: the paths that differ, and the symbolic links on whose
 * way one of these lies. A link's own path does not change when its target does.
 */
public final class Altered {

  /** A file of a package lies three levels deep, as does a definition of CI. */
  private static final int DEPTH = 3;

  /** An entry of the metadata cache, and most profiles. */
  private static final int DEPTH_OF_SETTINGS = 6;

  private final OverlayTree base;
  private final OverlayTree target;
  private final NavigableSet<String> changed;
  private final NavigableSet<String> places;
  private final Set<String> followed = new HashSet<>();

  private Altered(OverlayTree base, OverlayTree target, NavigableSet<String> changed) {
    this.base = base;
    this.target = target;
    this.changed = changed;
    this.places = new TreeSet<>(changed);
  }

  /**
   * What a change alters.
   *
   * @param changed the paths that differ between the two trees
   * @throws IOException where a tree cannot be read
   */
  public static Altered between(OverlayTree base, OverlayTree target, NavigableSet<String> changed)
      throws IOException {
    Altered altered = new Altered(base, target, changed);
    if (!changed.isEmpty()) {
      // a link that only the base has is itself a path that differs
      altered.addLinks("", DEPTH);
    }
    return altered;
  }

  private void addLinks(String directory, int depth) throws IOException {
    for (OverlayTree.Entry entry : target.list(directory)) {
      String path = directory.isEmpty() ? entry.name() : directory + "/" + entry.name();
      if (entry.type() == OverlayTree.Type.SYMLINK && leadsToChange(path)) {
        places.add(path);
      }
      boolean deep = directory.isEmpty() && (path.equals("profiles") || path.equals("metadata"));
      int below = deep ? DEPTH_OF_SETTINGS : depth - 1;
      boolean descends =
          switch (entry.type()) {
            case DIRECTORY -> !path.equals(".git");
            // profiles may be linked in circles
            case SYMLINK -> depth <= DEPTH || followed.add(target.resolve(path).orElse(""));
            default -> false;
          };
      if (below > 0 && descends) {
        addLinks(path, below);
      }
    }
  }

  private boolean leadsToChange(String path) throws IOException {
    for (OverlayTree tree : List.of(base, target)) {
      if (tree.route(path).meets(changed)) {
        return true;
      }
    }
    return false;
  }

  /** The places, sorted; those of the repository outside of the overlay start with {@code ../}. */
  public NavigableSet<String> places() {
    return Collections.unmodifiableNavigableSet(places);
  }

  /** Whether one of the places is a path, or lies above or below it. */
  public boolean meets(String path) {
    return path.isEmpty()
        || places.contains(path)
        || !places.subSet(path + "/", path + "0").isEmpty()
        || isBelow(path);
  }

  private boolean isBelow(String path) {
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      if (places.contains(path.substring(0, at))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether what a path leads to in either tree differs.
   *
   * @throws IOException where a tree cannot be read
   */
  public boolean leadsTo(String path) throws IOException {
    return isBelow(path) || leadsToChange(path);
  }
}
