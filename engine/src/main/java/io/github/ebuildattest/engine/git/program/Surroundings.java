package io.github.ebuildattest.engine.git.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The repository around an overlay as git itself names it. All paths are absolute.
 *
 * @param gitDirectory HEAD and index lie there; that of a linked work tree is its own
 * @param commonDirectory refs and objects lie there
 * @param index the index that a commit is made from
 * @param top the top of the work tree, with symbolic links resolved
 * @param settings git's configuration
 */
public record Surroundings(
    Path gitDirectory, Path commonDirectory, Path index, Path top, GitSettings settings) {

  private static final List<String> NAMES_OF_REPOSITORIES =
      List.of("GIT_DIR", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY");

  /**
   * Asks git, twice and at the same time: where everything is, and what is configured.
   *
   * @throws NotInWorkTreeException where git sees no work tree that the overlay lies in
   */
  public static Surroundings of(Path overlay, GitCaller caller)
      throws IOException, NotInWorkTreeException {
    GitProgram git = git(overlay, caller);
    Path where = caller.directoryFor(overlay);
    GitProgram.Running places =
        git.start(
            where,
            List.of(),
            "rev-parse",
            "--is-inside-work-tree",
            "--absolute-git-dir",
            "--git-common-dir",
            "--git-path",
            "index",
            "--show-toplevel");
    GitProgram.Running configuration = configuration(git, where);
    GitProgram.Result said = places.result();
    GitProgram.Result configured = configuration.result();
    if (said.code() != 0) {
      throw said.out().startsWith("false\n")
          ? new NoWorkTreeException(overlay)
          : refusal(overlay, caller, said);
    }
    String[] lines = said.out().split("\n", -1);
    if (lines.length != 6) {
      throw new RefusedByGitException(overlay, "a path with a line feed is not supported");
    }
    Path top = Path.of(lines[4]).toRealPath();
    GitSettings settings =
        settings(overlay, configured, top, new CommittedPaths(List.of(top, overlay)));
    Surroundings found =
        new Surroundings(
            where.resolve(lines[1]).toRealPath(),
            where.resolve(lines[2]).toRealPath(),
            where.resolve(lines[3]).normalize(),
            top,
            settings);
    found.requireItsOwn(overlay, git, caller);
    return found;
  }

  /**
   * What is configured where there is no repository: for the user, the system and this run.
   *
   * @throws NotInWorkTreeException where git cannot read its configuration
   */
  public static GitSettings withoutRepository(Path overlay, GitCaller caller)
      throws IOException, NotInWorkTreeException {
    @Nullable GitProgram git = GitProgram.of(caller, overlay).orElse(null);
    if (git == null) {
      return GitSettings.NONE;
    }
    Path where = caller.directoryFor(overlay);
    return settings(
        overlay,
        configuration(git, where).result(),
        where,
        new CommittedPaths(List.of(overlay.toRealPath())));
  }

  private static GitProgram git(Path overlay, GitCaller caller) throws NotInWorkTreeException {
    @Nullable GitProgram git = GitProgram.of(caller, overlay).orElse(null);
    if (git != null) {
      return git;
    }
    throw speaksOfRepository(overlay, caller)
        ? new GitNotFoundException(overlay)
        : new NoRepositoryException(overlay);
  }

  private static boolean speaksOfRepository(Path overlay, GitCaller caller) {
    return !caller.variable("GIT_DIR").isEmpty() || GitProgram.gitFileAround(overlay).isPresent();
  }

  private static NotInWorkTreeException refusal(
      Path overlay, GitCaller caller, GitProgram.Result said) {
    return speaksOfRepository(overlay, caller)
        ? new RefusedByGitException(overlay, said.err())
        : new NoRepositoryException(overlay);
  }

  private static GitProgram.Running configuration(GitProgram git, Path where) throws IOException {
    return git.start(
        where,
        List.of(),
        "config",
        "--show-scope",
        "--show-origin",
        "-z",
        "--get-regexp",
        GitSettings.WANTED);
  }

  private static GitSettings settings(
      Path overlay, GitProgram.Result configured, Path top, CommittedPaths committed)
      throws NotInWorkTreeException {
    // 1 where nothing matches
    if (configured.code() > 1) {
      throw new RefusedByGitException(overlay, configured.err());
    }
    return GitSettings.parse(configured.out(), top, committed);
  }

  /** A directory of the work tree as paths of the repository begin: empty, or ending in /. */
  public String prefix(Path directory) {
    String below = top.relativize(directory).toString().replace(File.separatorChar, '/');
    return below.isEmpty() ? "" : below + "/";
  }

  /**
   * With GIT_DIR alone git takes whatever directory it runs in for the work tree. That is one only
   * where the repository says so, or where git finds the same repository from there by itself.
   */
  private void requireItsOwn(Path overlay, GitProgram git, GitCaller caller)
      throws IOException, NotInWorkTreeException {
    if (!overlay.startsWith(top)) {
      throw new OutsideOfRepositoryException(overlay);
    }
    if (caller.variable("GIT_DIR").isEmpty()
        || !caller.variable("GIT_WORK_TREE").isEmpty()
        || settings.nameWorkTree()) {
      return;
    }
    GitProgram.Result found =
        git.start(top, NAMES_OF_REPOSITORIES, "rev-parse", "--absolute-git-dir").result();
    if (found.code() != 0 || !Path.of(found.out().strip()).toRealPath().equals(gitDirectory)) {
      throw new OutsideOfRepositoryException(overlay);
    }
  }
}
