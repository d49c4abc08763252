package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.Commit;
import io.github.ebuildattest.engine.git.Commits;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import io.github.ebuildattest.engine.git.RevisionException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A push as pre-commit tells its hooks of stage pre-push (pre-commit 2.2 and later, <a
 * href="https://pre-commit.com/#pre-push">its documentation</a>): by variables, and only the first
 * ref that brings anything. It gives no FROM and TO where a history is pushed from its first commit
 * on.
 *
 * @param from what the remote is said to have; null where it has nothing
 * @param to what is pushed; null where from is
 * @param remote the remote's name
 * @param remoteBranch the ref on the other side
 * @param localBranch the ref on this side
 */
record PreCommitPush(
    @Nullable String from,
    @Nullable String to,
    String remote,
    String remoteBranch,
    String localBranch) {

  private static final String PREFIX = "PRE_COMMIT_";
  private static final List<String> NAMES =
      List.of("FROM_REF", "TO_REF", "REMOTE_NAME", "REMOTE_URL", "REMOTE_BRANCH", "LOCAL_BRANCH");

  private static final String OTHERS_UNSEEN =
      "pre-commit tells of one ref of a push; others of the same push were not seen";

  static boolean isThere(Map<String, String> variables) {
    return NAMES.stream().anyMatch(name -> variables.containsKey(PREFIX + name));
  }

  static PreCommitPush of(Map<String, String> variables, @Nullable String named)
      throws MalformedPushException {
    String remote = required(variables, "REMOTE_NAME");
    required(variables, "REMOTE_URL");
    if (named != null && !named.equals(remote)) {
      throw new MalformedPushException(
          "--remote is %s, and PRE_COMMIT_REMOTE_NAME is %s".formatted(named, remote));
    }
    boolean range = variables.containsKey(PREFIX + "FROM_REF");
    if (range != variables.containsKey(PREFIX + "TO_REF")) {
      throw new MalformedPushException(
          "of PRE_COMMIT_FROM_REF and PRE_COMMIT_TO_REF only one is set; pre-commit sets both");
    }
    return new PreCommitPush(
        range ? required(variables, "FROM_REF") : null,
        range ? required(variables, "TO_REF") : null,
        remote,
        required(variables, "REMOTE_BRANCH"),
        required(variables, "LOCAL_BRANCH"));
  }

  private static String required(Map<String, String> variables, String name)
      throws MalformedPushException {
    String value = variables.getOrDefault(PREFIX + name, "");
    if (value.isBlank()) {
      throw new MalformedPushException(
          PREFIX
              + name
              + " is not set, and others of pre-commit's variables are: run the hook at its stage"
              + " pre-push, and outside of a push use check --since REV");
    }
    return value;
  }

  PushedRefs refs(Commits commits)
      throws IOException, RevisionException, RepositoryUnsupportedException {
    Commit target = commits.named(to == null ? localBranch : to);
    String there = from == null ? PushedRef.ZEROS : theirs(commits, commits.named(from)).id();
    return new PushedRefs(
        List.of(new PushedRef(target.id(), remoteBranch, there)), remote, List.of(OTHERS_UNSEEN));
  }

  /**
   * What the remote has: the branch as it was last fetched where that holds FROM, which is then at
   * most older; else FROM, as long as any ref of the remote holds it.
   */
  private Commit theirs(Commits commits, Commit said)
      throws IOException, RepositoryUnsupportedException {
    Optional<Commit> branch = commits.lastFetched(remote, remoteBranch);
    if (branch.isPresent() && isPartOf(commits, said, branch.get())) {
      return branch.get();
    }
    for (String id : commits.lastFetched(remote)) {
      Optional<Commit> tip = commits.peeled(id);
      if (tip.isPresent() && isPartOf(commits, said, tip.get())) {
        return said;
      }
    }
    throw new RepositoryUnsupportedException(
        "PRE_COMMIT_FROM_REF is %s, which no ref of %s holds as far as is known here; git fetch %s first"
            .formatted(said.abbreviated(), remote, remote));
  }

  private static boolean isPartOf(Commits commits, Commit one, Commit other) throws IOException {
    return commits.common(one, other).equals(Optional.of(one));
  }
}
