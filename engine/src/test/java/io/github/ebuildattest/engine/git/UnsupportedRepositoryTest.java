package io.github.ebuildattest.engine.git;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.change.GitOverlay;
import io.github.ebuildattest.engine.git.program.NoRepositoryException;
import io.github.ebuildattest.engine.git.program.NoWorkTreeException;
import io.github.ebuildattest.engine.git.program.OutsideOfRepositoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read faithfully is refused, and the message names the command that mends it. */
class UnsupportedRepositoryTest {

  private static final String ONE = "dev-python/foo/foo-1.ebuild";

  @TempDir Path around;

  private GitOverlay overlay(String... options) {
    GitOverlay overlay = GitOverlay.init(around.resolve("overlay"), options);
    overlay.commit(ONE, "one");
    return overlay;
  }

  private static void refused(GitOverlay overlay, String... words) {
    assertThatThrownBy(overlay::staged)
        .isInstanceOf(RepositoryUnsupportedException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void a_split_index() {
    GitOverlay overlay = overlay();
    overlay.git("update-index", "--split-index");
    overlay.add("dev-python/foo/foo-2.ebuild", "two");

    refused(overlay, "git update-index --no-split-index");
  }

  @Test
  void a_sparse_index() {
    GitOverlay overlay = overlay();
    overlay.commit("app-misc/bar/bar-1.ebuild", "bar");
    overlay.git("sparse-checkout", "set", "--cone", "--sparse-index", "app-misc");

    refused(overlay, "git sparse-checkout init --no-sparse-index");
  }

  @Test
  void objects_named_by_SHA_256() {
    refused(overlay("--object-format=sha256"), "SHA-1");
  }

  @Test
  void replace_refs() {
    GitOverlay overlay = overlay();
    String first = overlay.git("rev-parse", "HEAD");
    String second = overlay.commit("x", "x");
    overlay.git("replace", second, first);

    refused(overlay, "git replace -d");
  }

  @Test
  void replace_refs_seen_from_a_linked_work_tree() {
    GitOverlay overlay = overlay();
    String first = overlay.git("rev-parse", "HEAD");
    String second = overlay.commit("x", "x");
    overlay.git("worktree", "add", "-q", around.resolve("linked").toString(), "-b", "side");
    overlay.git("replace", second, first);

    refused(GitOverlay.at(around.resolve("linked")), "git replace -d");
  }

  @Test
  void grafts() throws Exception {
    GitOverlay overlay = overlay();
    String first = overlay.git("rev-parse", "HEAD");
    Files.createDirectories(overlay.directory.resolve(".git/info"));
    Files.writeString(overlay.directory.resolve(".git/info/grafts"), first + "\n");

    refused(overlay, "remove .git/info/grafts");
  }

  @Test
  void a_directory_outside_of_git_is_none() {
    GitOverlay.init(around.resolve("overlay"));

    assertThatThrownBy(() -> GitOverlay.at(around).open())
        .isInstanceOf(NoRepositoryException.class)
        .hasMessageContaining("lies in no git repository");
  }

  @Test
  void a_bare_repository_has_no_work_tree() {
    GitOverlay bare = GitOverlay.at(around);
    bare.git("init", "-q", "--bare", "bare.git");

    assertThatThrownBy(() -> GitOverlay.at(around.resolve("bare.git")).open())
        .isInstanceOf(NoWorkTreeException.class)
        .hasMessageContaining("no work tree");
  }

  @Test
  void a_work_tree_elsewhere_is_not_the_overlays() throws Exception {
    GitOverlay overlay = overlay();
    overlay.git("config", "core.worktree", Files.createDirectory(around.resolve("x")).toString());

    assertThatThrownBy(overlay::open)
        .isInstanceOf(OutsideOfRepositoryException.class)
        .hasMessageContaining("does not lie in the repository that GIT_DIR or GIT_WORK_TREE names");
  }
}
