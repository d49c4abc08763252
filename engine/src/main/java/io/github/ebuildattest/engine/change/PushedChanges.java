package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.Commit;
import io.github.ebuildattest.engine.git.Commits;
import io.github.ebuildattest.engine.git.ObjectMissingException;
import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import io.github.ebuildattest.engine.git.RevisionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a push would bring to another repository.
 *
 * @param changes for every ref that is created or moved
 * @param others what is said of those that bring nothing
 */
public record PushedChanges(List<ChangeSet> changes, List<Judged> others) {

  public PushedChanges {
    changes = List.copyOf(changes);
    others = List.copyOf(others);
  }

  /**
   * What a push would bring to another repository.
   *
   * @throws MalformedPushException where the input does not say what is pushed
   * @throws RevisionException where a hook manager names commits that are not there
   * @throws RepositoryUnsupportedException where the remote's id, or a merge base, is not known
   *     here
   */
  public static PushedChanges of(OverlayRepository repository, PushInput input)
      throws IOException,
          MalformedPushException,
          RevisionException,
          RepositoryUnsupportedException {
    try (Commits commits = repository.commits()) {
      PushedRefs pushed = input.refs(commits);
      List<ChangeSet> changes = new ArrayList<>();
      List<Judged> others = new ArrayList<>();
      for (PushedRef ref : pushed.refs()) {
        new Moved(commits, ref, pushed).add(repository, changes, others);
      }
      if (pushed.refs().isEmpty()) {
        others.add(Judged.nothing("push to " + pushed.where() + ": git names no ref"));
      }
      return new PushedChanges(changes, others);
    } catch (ObjectMissingException e) {
      throw new RepositoryUnsupportedException(e);
    }
  }

  /** One ref of a push. */
  private record Moved(Commits commits, PushedRef ref, PushedRefs push) {

    void add(OverlayRepository repository, List<ChangeSet> changes, List<Judged> others)
        throws IOException, RepositoryUnsupportedException {
      String name = "push of " + ref.remoteName() + " to " + push.where();
      if (ref.isDeleted()) {
        others.add(Judged.nothing(name + ": it is deleted, which brings nothing"));
        return;
      }
      Optional<Commit> target = commits.peeled(ref.localId());
      if (target.isEmpty()) {
        others.add(Judged.nothing(name + ": it names no commit"));
        return;
      }
      Optional<CommitRange> range = range(target.get());
      if (range.isEmpty()) {
        boolean elsewhere = ref.isNew() && commits.lastFetched(push.remote()).isEmpty();
        others.add(
            Judged.nothing(
                name
                    + ": "
                    + target.get().abbreviated()
                    + (elsewhere ? " is known from another remote" : " is there already")));
        return;
      }
      changes.addAll(
          range
              .get()
              .asChanges(
                  Scope.PUSH, repository, commits, paths -> judged(name, range.get(), paths)));
    }

    private Judged judged(String name, CommitRange range, int paths) throws IOException {
      Commit base = range.base();
      Commit memory = range.memory();
      String from = base == null ? "" : base.abbreviated();
      return new Judged(
          "%s, %s..%s, %s".formatted(name, from, range.target().abbreviated(), Judged.paths(paths)),
          memory == null
              ? "nothing: no ref of %s is known here (%s)".formatted(push.where(), fetch())
              : known() + " at " + memory.abbreviated(),
          push.remarks());
    }

    /** Who is known to have what is remembered. */
    private String known() throws IOException {
      return ref.isNew() && commits.lastFetched(push.remote()).isEmpty()
          ? "another remote, since no ref of %s is known here (%s),"
              .formatted(push.where(), fetch())
          : push.where();
    }

    private String fetch() {
      return push.remote() == null ? "git fetch" : "git fetch " + push.remote();
    }

    private Map<Commit, Commit> tips(@Nullable String remote, Commit target) throws IOException {
      Map<Commit, Commit> tips = new HashMap<>();
      for (String id : commits.lastFetched(remote)) {
        Optional<Commit> tip = commits.peeled(id);
        if (tip.isPresent()) {
          commits.common(tip.get(), target).ifPresent(base -> tips.putIfAbsent(base, tip.get()));
        }
      }
      return tips;
    }

    /** What the ref would bring; empty where the other side has it at its tip. */
    private Optional<CommitRange> range(Commit target)
        throws IOException, RepositoryUnsupportedException {
      if (ref.isNew()) {
        return ofNew(target);
      }
      if (!commits.has(ref.remoteId())) {
        throw new RepositoryUnsupportedException(
            "%s stands at %s on the other side, which is not known here; git fetch first"
                .formatted(ref.remoteName(), ref.remoteId().substring(0, 12)));
      }
      Optional<Commit> memory = commits.peeled(ref.remoteId());
      if (memory.isEmpty()) {
        // a tag of something else: as if it were new
        return ofNew(target);
      }
      // moved forward, that is where both part; moved by force, it takes the place of what is there
      return memory.get().equals(target)
          ? Optional.empty()
          : Optional.of(new CommitRange(memory.get(), memory.get(), target));
    }

    /**
     * A new ref: what the remote is known to have is the ref that shares most with it. Where no ref
     * of the remote is known, as at the first push to a fork, what any remote has is no news.
     */
    private Optional<CommitRange> ofNew(Commit target) throws IOException {
      Map<Commit, Commit> tips = tips(push.remote(), target);
      if (tips.isEmpty()) {
        tips = tips(null, target);
      }
      if (tips.isEmpty()) {
        return Optional.of(new CommitRange(null, null, target));
      }
      Commit base = commits.nearest(tips.keySet(), target);
      @Nullable Commit memory = tips.get(base);
      return target.equals(memory)
          ? Optional.empty()
          : Optional.of(new CommitRange(base, memory, target));
    }
  }
}
