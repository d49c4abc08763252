package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.GoneFile;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A change to an overlay, as trees.
 *
 * @param scope the moment it is judged at
 * @param base what the change starts from; tells what changed
 * @param target what will be there afterwards; is judged
 * @param memory the tree whose pins and policy judge; in a range that of the other side's tip, not
 *     the merge base
 * @param memoryRevision the commit of that memory, as git can be asked for it; empty for none
 * @param merged the trees of a merge's other parents: their pins are memory, too
 * @param changed the paths that differ between base and target, relative to the overlay; those of
 *     the repository outside of the overlay start with {@code ../}; empty for {@link Scope#ALL}
 * @param authorship who changed a path
 * @param judged all of this in words
 * @param past the history behind it
 */
public record ChangeSet(
    Scope scope,
    OverlayTree base,
    OverlayTree target,
    OverlayTree memory,
    String memoryRevision,
    List<OverlayTree> merged,
    NavigableSet<String> changed,
    Authorship authorship,
    Judged judged,
    Past past) {

  /** Who changed what. */
  @FunctionalInterface
  public interface Authorship {
    /** Name and address of whoever last changed a path in this change, or an empty string. */
    String of(String path);
  }

  /** What history has to say beside the trees. */
  public interface Past {

    /** None. */
    Past NONE =
        new Past() {
          @Override
          public Optional<String> newestWithout(Set<String> paths) {
            return Optional.empty();
          }

          @Override
          public List<GoneFile> gone(String fileName) {
            return List.of();
          }

          @Override
          public List<byte[]> merged(String path) {
            return List.of();
          }
        };

    /**
     * The newest commit of the range, itself in it, in whose tree none of these paths lies.
     *
     * @return its abbreviated name; empty where there is none, or no range
     */
    Optional<String> newestWithout(Set<String> paths) throws IOException;

    /** The files of a name that the memory's history deleted along first parents, last first. */
    List<GoneFile> gone(String fileName) throws IOException;

    /** A file as the parents of the range's merges have it. */
    List<byte[]> merged(String path) throws IOException;
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
        "",
        List.of(),
        new TreeSet<>(),
        path -> "",
        new Judged(
            what, "its own pins and policy: an audit, which is no gate for changes by others"),
        Past.NONE);
  }

  /** All of the judged tree, as if nothing of it had been there before; memory stays. */
  public ChangeSet wholly() {
    return new ChangeSet(
        scope,
        OverlayTree.EMPTY,
        target,
        memory,
        memoryRevision,
        merged,
        new TreeSet<>(),
        authorship,
        judged,
        past);
  }

  /** All of the judged tree, judged by its own pins. */
  public ChangeSet byItself() {
    return new ChangeSet(
        scope,
        OverlayTree.EMPTY,
        target,
        target,
        "",
        List.of(),
        new TreeSet<>(),
        authorship,
        judged,
        Past.NONE);
  }

  /** The changed paths, sorted. */
  public List<String> paths() {
    return List.copyOf(changed);
  }
}
