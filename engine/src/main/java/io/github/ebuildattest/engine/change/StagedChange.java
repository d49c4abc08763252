package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.Commit;
import io.github.ebuildattest.engine.git.CommitTree;
import io.github.ebuildattest.engine.git.Commits;
import io.github.ebuildattest.engine.git.GitIndex;
import io.github.ebuildattest.engine.git.ObjectMissingException;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import io.github.ebuildattest.engine.git.RevisionException;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.tree.WorkTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
          head == null ? "" : "HEAD",
          repository.mergedTrees(),
          changed,
          path -> repository.authors().committer(),
          new Judged("what is staged, " + Judged.paths(changed.size()), head(repository)),
          new History(repository, null, null, repository.head().orElse(null)));
    } catch (ObjectMissingException e) {
      throw new RepositoryUnsupportedException(e);
    }
  }

  /**
   * All that the next commit would hold, judged by the memory of another side's tip, as a range to
   * that commit would be.
   *
   * @throws RevisionException where the revision is not there, or names several
   */
  public static ChangeSet since(OverlayRepository repository, String revision)
      throws IOException, RevisionException, RepositoryUnsupportedException {
    ChangeSet staged = of(repository);
    try (Commits commits = repository.commits()) {
      Commit other = commits.named(revision);
      CommitTree memory = commits.tree(other);
      return new ChangeSet(
          Scope.STAGED,
          memory,
          staged.target(),
          memory,
          other.abbreviated(),
          List.of(),
          new TreeSet<>(),
          staged.authorship(),
          new Judged("what is staged", revision + " " + other.abbreviated()),
          new History(repository, null, null, other));
    } catch (ObjectMissingException e) {
      throw new RepositoryUnsupportedException(e);
    }
  }

  /** The work tree as a whole, judged by the memory of HEAD. */
  public static ChangeSet ofWorkTree(OverlayRepository repository, Path overlay)
      throws IOException, RepositoryUnsupportedException {
    try {
      return new ChangeSet(
          Scope.STAGED,
          OverlayTree.EMPTY,
          new WorkTree(overlay, repository.prefix()),
          OverlayTree.orEmpty(repository.headTree()),
          "HEAD",
          List.of(),
          new TreeSet<>(),
          path -> repository.authors().committer(),
          new Judged("the work tree", head(repository)),
          ChangeSet.Past.NONE);
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
