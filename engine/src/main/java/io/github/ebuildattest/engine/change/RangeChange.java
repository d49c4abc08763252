package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.Commit;
import io.github.ebuildattest.engine.git.Commits;
import io.github.ebuildattest.engine.git.NoSuchRevisionException;
import io.github.ebuildattest.engine.git.ObjectMissingException;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import java.io.IOException;

/** What came since a revision. */
public final class RangeChange {

  private RangeChange() {}

  /**
   * What came since another side's revision: from the merge base of both to HEAD, judged by the
   * memory of the other side's tip.
   *
   * @throws NoSuchRevisionException where the revision or HEAD is not there
   * @throws EmptyRangeException where HEAD holds nothing that the revision does not
   * @throws RepositoryUnsupportedException where objects or a merge base are missing
   */
  public static ChangeSet since(OverlayRepository repository, String revision)
      throws IOException,
          NoSuchRevisionException,
          EmptyRangeException,
          RepositoryUnsupportedException {
    try (Commits commits = repository.commits()) {
      Commit head = commits.named("HEAD");
      Commit other = commits.named(revision);
      Commit base = commits.mergeBase(other, head);
      if (base.equals(head)) {
        throw new EmptyRangeException(revision);
      }
      return new CommitRange(base, other, head).asChange(Scope.RANGE, repository, commits);
    } catch (ObjectMissingException e) {
      throw new RepositoryUnsupportedException(e);
    }
  }
}
