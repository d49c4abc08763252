package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.tree.OverlayTree;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A change to an overlay, as trees.
 *
 * @param scope the moment it is judged at
 * @param base what the change starts from; tells what changed
 * @param target what will be there afterwards; is judged
 * @param memory the tree whose pins and policy judge; in a range that of the other side's tip, not
 *     the merge base
 * @param changed the paths that differ between base and target, relative to the overlay; those of
 *     the repository outside of the overlay start with {@code ../}; empty for {@link Scope#ALL}
 * @param authorship who changed a path
 * @param judged all of this in words
 */
public record ChangeSet(
    Scope scope,
    OverlayTree base,
    OverlayTree target,
    OverlayTree memory,
    NavigableSet<String> changed,
    Authorship authorship,
    Judged judged) {

  /** Who changed what. */
  @FunctionalInterface
  public interface Authorship {
    /** Name and address of whoever last changed a path in this change, or an empty string. */
    String of(String path);
  }

  /**
   * A tree, or some of it, judged by its own memory.
   *
   * @param what in words: which part of it
   */
  public static ChangeSet everything(OverlayTree tree, String what) {
    return new ChangeSet(
        Scope.ALL,
        OverlayTree.EMPTY,
        tree,
        tree,
        new TreeSet<>(),
        path -> "",
        new Judged(
            what, "its own pins and policy: an audit, which is no gate for changes by others"));
  }

  /** The changed paths, sorted. */
  public List<String> paths() {
    return List.copyOf(changed);
  }
}
