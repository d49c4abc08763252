package io.github.ebuildattest.engine.git;

import java.io.IOException;
import java.util.Collection;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/** Finds commits: by name, and where histories part (gitrevisions(7)). */
public final class Commits {

  private Commits() {}

  /** The one commit that a revision names. */
  public static RevCommit named(Repository repository, RevWalk walk, String revision)
      throws IOException, NoSuchRevisionException {
    ObjectId id;
    try {
      id = repository.resolve(revision + "^{commit}");
    } catch (IllegalArgumentException | IncorrectObjectTypeException | AmbiguousObjectException e) {
      throw new NoSuchRevisionException("'" + revision + "' is no revision, or not only one");
    }
    if (id == null) {
      throw new NoSuchRevisionException("the repository has no commit '" + revision + "'");
    }
    return walk.parseCommit(id);
  }

  /** Where two histories part. */
  public static RevCommit mergeBase(RevWalk walk, RevCommit one, RevCommit other)
      throws IOException, RepositoryUnsupportedException {
    RevCommit base = common(walk, one, other);
    if (base == null) {
      throw new RepositoryUnsupportedException(
          one.abbreviate(12).name()
              + " and "
              + other.abbreviate(12).name()
              + " have no common ancestor here; "
              + ObjectMissingException.SHALLOW_REMEDY);
    }
    return base;
  }

  /** Where two histories part, or null where they have nothing in common here. */
  public static @Nullable RevCommit common(RevWalk walk, RevCommit one, RevCommit other)
      throws IOException {
    walk.reset();
    walk.setRevFilter(RevFilter.MERGE_BASE);
    walk.markStart(one);
    walk.markStart(other);
    RevCommit base = walk.next();
    walk.reset();
    walk.setRevFilter(RevFilter.ALL);
    return base;
  }

  /** The merge base that comes first on the way back from a commit. */
  public static RevCommit nearest(RevWalk walk, Collection<RevCommit> bases, RevCommit target)
      throws IOException {
    walk.reset();
    walk.sort(RevSort.TOPO);
    walk.markStart(target);
    for (RevCommit at = walk.next(); at != null; at = walk.next()) {
      if (bases.contains(at)) {
        return at;
      }
    }
    throw new IllegalStateException("a merge base is no ancestor");
  }
}
