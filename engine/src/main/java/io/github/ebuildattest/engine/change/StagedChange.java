package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.CommitTree;
import io.github.ebuildattest.engine.git.GitIndex;
import io.github.ebuildattest.engine.git.ObjectMissingException;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.tree.WorkTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What the next commit would bring. */
public final class StagedChange {

  private StagedChange() {}

  /**
   * What is staged: the index against HEAD, or against nothing before the first commit.
   *
   * @throws RepositoryUnsupportedException where the index cannot be read, or has conflicts
   */
  public static ChangeSet of(OverlayRepository repository)
      throws IOException, RepositoryUnsupportedException {
    try {
      GitIndex index = repository.index();
      CommitTree head = repository.headTree();
      OverlayTree base = OverlayTree.orEmpty(head);
      NavigableSet<String> changed = index.changedSince(head);
      return new ChangeSet(
          Scope.STAGED,
          base,
          index.tree(),
          base,
          changed,
          path -> repository.authors().committer(),
          new Judged("what is staged, " + Judged.paths(changed.size()), head(repository)));
    } catch (ObjectMissingException e) {
      throw new RepositoryUnsupportedException(e);
    }
  }

  /**
   * The work tree as a whole, judged by the memory of HEAD: what a human is asked about, committed
   * or not.
   */
  public static ChangeSet ofWorkTree(OverlayRepository repository, Path overlay)
      throws IOException, RepositoryUnsupportedException {
    try {
      return new ChangeSet(
          Scope.STAGED,
          OverlayTree.EMPTY,
          new WorkTree(overlay, repository.prefix()),
          OverlayTree.orEmpty(repository.headTree()),
          new TreeSet<>(),
          path -> repository.authors().committer(),
          new Judged("the work tree", head(repository)));
    } catch (ObjectMissingException e) {
      throw new RepositoryUnsupportedException(e);
    }
  }

  private static String head(OverlayRepository repository) throws IOException {
    return repository
        .head()
        .map(commit -> "HEAD " + commit.abbreviated())
        .orElse("nothing: there is no commit yet");
  }
}
