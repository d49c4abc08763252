package io.github.ebuildattest.engine.git;

import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.NavigableSet;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.jspecify.annotations.Nullable;

/** Git's index at one moment: what the next commit will hold. */
public final class GitIndex {

  private final OverlayRepository repository;
  private final DirCache entries;

  private GitIndex(OverlayRepository repository, DirCache entries) {
    this.repository = repository;
    this.entries = entries;
  }

  static GitIndex read(OverlayRepository repository) throws RepositoryUnsupportedException {
    DirCache index;
    try {
      index = repository.jgit().readDirCache();
    } catch (IOException e) {
      throw new RepositoryUnsupportedException(
          "the index cannot be read; if it is split or sparse, run git update-index"
              + " --no-split-index, or git sparse-checkout init --no-sparse-index",
          e);
    }
    for (int i = 0; i < index.getEntryCount(); i++) {
      DirCacheEntry entry = index.getEntry(i);
      if (entry.getStage() != DirCacheEntry.STAGE_0) {
        throw new RepositoryUnsupportedException(
            entry.getPathString() + " has unresolved conflicts; resolve them and git add the file");
      }
    }
    return new GitIndex(repository, index);
  }

  /** What is staged, as a tree. */
  public OverlayTree tree() {
    return new IndexTree(repository, entries);
  }

  /**
   * The paths that are staged, relative to the overlay, as of {@link CommitTree#changedSince}. One
   * that is only intended to be added (git add -N) is not there yet.
   *
   * @param head null before the first commit
   */
  public NavigableSet<String> changedSince(@Nullable CommitTree head) throws IOException {
    return repository.read(
        objects -> {
          NavigableSet<String> changed =
              Difference.between(head, new DirCacheIterator(entries), repository, objects);
          for (int i = 0; i < entries.getEntryCount(); i++) {
            DirCacheEntry entry = entries.getEntry(i);
            String path = entry.getPathString();
            // where HEAD has it, it is a deletion
            if (entry.isIntentToAdd() && (head == null || head.rawNode(objects, path) == null)) {
              changed.remove(repository.relative(path));
            }
          }
          return changed;
        });
  }
}
