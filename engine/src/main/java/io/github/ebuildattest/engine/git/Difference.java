package io.github.ebuildattest.engine.git;

import java.io.IOException;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** The paths at which two trees differ: by content, by mode, or because one of them has none. */
final class Difference {

  private Difference() {}

  static NavigableSet<String> between(
      @Nullable CommitTree before,
      AbstractTreeIterator after,
      OverlayRepository repository,
      ObjectReader objects)
      throws IOException {
    NavigableSet<String> paths = new TreeSet<>();
    try (TreeWalk walk = new TreeWalk(objects)) {
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      if (before == null) {
        walk.addTree(new EmptyTreeIterator());
      } else {
        walk.addTree(before.root());
      }
      walk.addTree(after);
      while (walk.next()) {
        paths.add(repository.relative(walk.getPathString()));
      }
    }
    return paths;
  }
}
