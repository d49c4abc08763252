package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.Commit;
import io.github.ebuildattest.engine.git.CommitTree;
import io.github.ebuildattest.engine.git.Commits;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.tree.OverlayTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * Commits that one side has and another has not.
 *
 * @param base what this side is compared with: where the histories part, or the other side's tip
 *     where this side replaces it; null where nothing is known of the other side
 * @param memory the other side's tip; null where nothing is known of it
 * @param target this side's tip
 */
record CommitRange(@Nullable Commit base, @Nullable Commit memory, Commit target) {

  /** How a range is called in the line that a report says about it. */
  @FunctionalInterface
  interface Wording {
    Judged of(int paths) throws IOException;
  }

  /**
   * The range as changes: the difference of its two ends; and where the other side has gone back on
   * something since the histories parted, what this side would bring back.
   */
  List<ChangeSet> asChanges(
      Scope scope, OverlayRepository repository, Commits commits, Wording wording)
      throws IOException {
    CommitTree after = commits.tree(target);
    CommitTree remembered = memory == null ? null : commits.tree(memory);
    CommitTree before = base == null ? null : commits.tree(base);
    NavigableSet<String> changed = after.changedSince(before);
    List<ChangeSet> changes = new ArrayList<>();
    changes.add(
        new ChangeSet(
            scope,
            OverlayTree.orEmpty(before),
            after,
            OverlayTree.orEmpty(remembered),
            memory == null ? "" : memory.abbreviated(),
            List.of(),
            changed,
            path -> repository.authors().last(path, base, target),
            wording.of(changed.size()),
            new History(repository, target, base, memory)));
    if (before != null && remembered != null && memory != null && !memory.equals(base)) {
      NavigableSet<String> back = BroughtBack.paths(before, remembered, after);
      if (!back.isEmpty()) {
        changes.add(
            new ChangeSet(
                scope,
                remembered,
                after,
                remembered,
                memory.abbreviated(),
                List.of(),
                back,
                path -> repository.authors().last(path, null, target),
                new Judged(
                    "what this would bring back of what is gone from "
                        + memory.abbreviated()
                        + ", "
                        + Judged.paths(back.size()),
                    memory.abbreviated()),
                new History(repository, target, memory, memory)));
      }
    }
    return changes;
  }
}
