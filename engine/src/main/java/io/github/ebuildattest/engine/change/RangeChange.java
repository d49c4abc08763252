package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.Commit;
import io.github.ebuildattest.engine.git.Commits;
import io.github.ebuildattest.engine.git.ObjectMissingException;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import io.github.ebuildattest.engine.git.RevisionException;
import java.io.IOException;
import java.util.List;

/** What came since a revision. */
public final class RangeChange {

  private RangeChange() {}

  /**
   * What came since another side's revision: from the merge base of both to HEAD, judged by the
   * memory of the other side's tip.
   *
   * @return the range, and where there is such, what it would bring back
   * @throws RevisionException where the revision or HEAD is not there, or names several
   * @throws EmptyRangeException where HEAD holds nothing that the revision does not
   * @throws RepositoryUnsupportedException where objects or a merge base are missing
   */
  public static List<ChangeSet> since(OverlayRepository repository, String revision)
      throws IOException, RevisionException, EmptyRangeException, RepositoryUnsupportedException {
    try (Commits commits = repository.commits()) {
      Commit head = commits.head();
      Commit other = commits.named(revision);
      Commit base = commits.mergeBase(other, head);
      if (base.equals(head)) {
        throw new EmptyRangeException(revision);
      }
      String from = base.equals(other) ? "" : ", from " + base.abbreviated();
      return new CommitRange(base, other, head)
          .asChanges(
              Scope.RANGE,
              repository,
              commits,
              paths ->
                  new Judged(
                      "HEAD %s since %s%s, %s"
                          .formatted(head.abbreviated(), revision, from, Judged.paths(paths)),
                      revision + " " + other.abbreviated()));
    } catch (ObjectMissingException e) {
      throw new RepositoryUnsupportedException(e);
    }
  }
}
