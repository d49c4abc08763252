package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.Commit;
import io.github.ebuildattest.engine.git.Commits;
import io.github.ebuildattest.engine.git.ObjectMissingException;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a push would bring to another repository. */
public final class PushedChanges {

  private PushedChanges() {}

  /**
   * What a push would bring to another repository.
   *
   * @param lines pre-push's standard input: local ref, local id, remote ref, remote id
   *     (githooks(5))
   * @param remote the remote's name, or null where unknown: then every remote's refs count as known
   * @return one change for every ref that is created or moved; none for a ref that is deleted
   * @throws MalformedPushLineException where a line is not of that form
   * @throws RepositoryUnsupportedException where the remote's id, or a merge base, is not known
   *     here
   */
  public static List<ChangeSet> of(
      OverlayRepository repository, List<String> lines, @Nullable String remote)
      throws IOException, MalformedPushLineException, RepositoryUnsupportedException {
    List<ChangeSet> changes = new ArrayList<>();
    try (Commits commits = repository.commits()) {
      for (String line : lines) {
        PushedRef ref = PushedRef.parse(line);
        Optional<CommitRange> range =
            ref.isDeleted() ? Optional.empty() : range(commits, ref, remote);
        if (range.isPresent()) {
          changes.add(range.get().asChange(Scope.PUSH, repository, commits));
        }
      }
    } catch (ObjectMissingException e) {
      throw new RepositoryUnsupportedException(e);
    }
    return changes;
  }

  /** The commits that a ref would bring; empty where it brings none or is not a commit's. */
  private static Optional<CommitRange> range(
      Commits commits, PushedRef ref, @Nullable String remote)
      throws IOException, RepositoryUnsupportedException {
    Optional<Commit> target = commits.peeled(ref.localId());
    if (target.isEmpty()) {
      return Optional.empty();
    }
    if (ref.isNew()) {
      return ofNew(commits, target.get(), remote);
    }
    if (!commits.has(ref.remoteId())) {
      throw new RepositoryUnsupportedException(
          "%s stands at %s on the other side, which is not known here; git fetch first"
              .formatted(ref.remoteName(), ref.remoteId().substring(0, 12)));
    }
    Optional<Commit> memory = commits.peeled(ref.remoteId());
    return memory.isEmpty()
        ? Optional.empty()
        : forward(commits.mergeBase(memory.get(), target.get()), memory.get(), target.get());
  }

  /** A new ref: what the remote is known to have is the ref that shares most with it. */
  private static Optional<CommitRange> ofNew(
      Commits commits, Commit target, @Nullable String remote) throws IOException {
    Map<Commit, Commit> tips = new HashMap<>();
    for (String id : commits.lastFetched(remote)) {
      Optional<Commit> tip = commits.peeled(id);
      if (tip.isPresent()) {
        commits.common(tip.get(), target).ifPresent(base -> tips.putIfAbsent(base, tip.get()));
      }
    }
    if (tips.isEmpty()) {
      return Optional.of(new CommitRange(null, null, target));
    }
    Commit base = commits.nearest(tips.keySet(), target);
    return forward(base, tips.get(base), target);
  }

  private static Optional<CommitRange> forward(
      Commit base, @Nullable Commit memory, Commit target) {
    return base.equals(target)
        ? Optional.empty()
        : Optional.of(new CommitRange(base, memory, target));
  }
}
