package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.Commit;
import io.github.ebuildattest.engine.git.CommitTree;
import io.github.ebuildattest.engine.git.Commits;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Commits that one side has and another has not.
 *
 * @param base where their histories part; null where they have nothing in common
 * @param memory the other side's tip; null where nothing is known of it
 * @param target this side's tip
 */
record CommitRange(@Nullable Commit base, @Nullable Commit memory, Commit target) {

  /** The range as a change: the difference of its two ends. */
  ChangeSet asChange(Scope scope, OverlayRepository repository, Commits commits)
      throws IOException {
    CommitTree after = commits.tree(target);
    CommitTree remembered = memory == null ? null : commits.tree(memory);
    CommitTree before = base == null ? null : commits.tree(base);
    return new ChangeSet(
        scope,
        OverlayTree.orEmpty(before),
        after,
        OverlayTree.orEmpty(remembered),
        after.changedSince(before),
        path -> repository.authors().last(path, base, target));
  }
}
