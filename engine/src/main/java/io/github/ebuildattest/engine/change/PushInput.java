package io.github.ebuildattest.engine.change;

import io.github.ebuildattest.engine.git.Commits;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import io.github.ebuildattest.engine.git.RevisionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a push before it leaves: pre-push's standard input and first argument
 * (githooks(5)), or in their place the variables of pre-commit.
 *
 * @param lines local ref, local id, remote ref, remote id each
 * @param remote the remote's name, which git gives even where all is up to date; null where nobody
 *     named one
 * @param variables the process' environment
 */
public record PushInput(
    List<String> lines, @Nullable String remote, Map<String, String> variables) {

  private static final String REMEDY =
      "standard input has no line of git's pre-push, so nobody knows what is pushed; call this from"
          + " git's own hook (ebuild-attest install), under lefthook with use_stdin: true, under"
          + " husky as it is, and under pre-commit as a hook of stage pre-push, whose variables are"
          + " read";

  public PushInput {
    lines = List.copyOf(lines);
    variables = Map.copyOf(variables);
  }

  /** Somebody sits at a terminal and git does not call: there is nothing to read. */
  public static MalformedPushException atATerminal() {
    return new MalformedPushException(REMEDY);
  }

  PushedRefs refs(Commits commits)
      throws IOException,
          MalformedPushException,
          RevisionException,
          RepositoryUnsupportedException {
    if (remote != null && remote.isBlank()) {
      throw new MalformedPushException("--remote names nothing; pass the hook's first argument");
    }
    if (!lines.isEmpty()) {
      List<PushedRef> refs = new ArrayList<>();
      for (String line : lines) {
        refs.add(PushedRef.parse(line));
      }
      return new PushedRefs(refs, remote, List.of());
    }
    if (PreCommitPush.isThere(variables)) {
      return PreCommitPush.of(variables, remote).refs(commits);
    }
    if (remote == null) {
      throw new MalformedPushException(REMEDY);
    }
    return new PushedRefs(List.of(), remote, List.of());
  }
}
