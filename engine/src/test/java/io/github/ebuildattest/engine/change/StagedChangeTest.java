package io.github.ebuildattest.engine.change;

import static io.github.ebuildattest.engine.change.GitOverlay.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.tree.OverlayTree.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedChangeTest {

  private static final String ONE = "dev-python/foo/foo-1.ebuild";
  private static final String TWO = "dev-python/foo/foo-2.ebuild";

  @TempDir Path around;
  private GitOverlay overlay;

  @BeforeEach
  void an_overlay_with_one_commit() {
    overlay = GitOverlay.init(around.resolve("overlay"));
    overlay.commit(ONE, "one");
  }

  @Test
  void the_index_is_compared_with_HEAD() throws Exception {
    ChangeSet change = overlay.add(TWO, "two").staged();

    assertThat(change.scope()).isEqualTo(Scope.STAGED);
    assertThat(change.paths()).containsExactly(TWO);
    try (OverlayRepository repository = overlay.open()) {
      ChangeSet open = StagedChange.of(repository);
      assertThat(read(open.target(), TWO)).isEqualTo("two");
      assertThat(read(open.target(), ONE)).isEqualTo("one");
      assertThat(read(open.base(), TWO)).isNull();
      assertThat(read(open.memory(), ONE)).isEqualTo("one");
      assertThat(open.target().list("dev-python/foo"))
          .containsExactly(
              new OverlayTree.Entry("foo-1.ebuild", Type.FILE),
              new OverlayTree.Entry("foo-2.ebuild", Type.FILE));
      assertThat(open.target().list(""))
          .containsExactly(new OverlayTree.Entry("dev-python", Type.DIRECTORY));
    }
  }

  @Test
  void nothing_staged_is_no_change() throws Exception {
    overlay.write(TWO, "two");
    overlay.write(ONE, "edited");

    assertThat(overlay.staged().paths()).isEmpty();
  }

  @Test
  void before_the_first_commit_everything_is_new() throws Exception {
    GitOverlay fresh = GitOverlay.init(around.resolve("fresh")).add(ONE, "one");

    try (OverlayRepository repository = fresh.open()) {
      ChangeSet change = StagedChange.of(repository);
      assertThat(change.paths()).containsExactly(ONE);
      assertThat(change.base().list("")).isEmpty();
      assertThat(read(change.target(), ONE)).isEqualTo("one");
    }
  }

  @Test
  void what_is_staged_counts_and_not_what_lies_in_the_work_tree() throws Exception {
    overlay.add(TWO, "staged").write(TWO, "edited afterwards");
    overlay.add(ONE, "staged edit").write(ONE, "one");

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change = StagedChange.of(repository);
      assertThat(change.paths()).containsExactly(ONE, TWO);
      assertThat(read(change.target(), TWO)).isEqualTo("staged");
      assertThat(read(change.target(), ONE)).isEqualTo("staged edit");
    }
  }

  @Test
  void a_file_staged_and_then_deleted_from_the_work_tree_is_still_judged() throws Exception {
    overlay.add(TWO, "two");
    Files.delete(overlay.directory.resolve(TWO));

    try (OverlayRepository repository = overlay.open()) {
      assertThat(read(StagedChange.of(repository).target(), TWO)).isEqualTo("two");
    }
  }

  @Test
  void a_deletion_and_a_rename_are_told_by_both_paths() throws Exception {
    overlay.git("mv", ONE, TWO);

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change = StagedChange.of(repository);
      assertThat(change.paths()).containsExactly(ONE, TWO);
      assertThat(read(change.target(), ONE)).isNull();
      assertThat(read(change.target(), TWO)).isEqualTo("one");
      assertThat(read(change.base(), ONE)).isEqualTo("one");
    }
  }

  @Test
  void a_change_of_mode_is_a_change() throws Exception {
    overlay.git("update-index", "--chmod=+x", ONE);

    assertThat(overlay.staged().paths()).containsExactly(ONE);
  }

  @Test
  void a_file_that_is_only_intended_to_be_added_is_not_there_yet() throws Exception {
    overlay.write(TWO, "two").git("add", "-N", TWO);

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change = StagedChange.of(repository);
      assertThat(change.paths()).isEmpty();
      assertThat(read(change.target(), TWO)).isNull();
      assertThat(change.target().list("dev-python/foo")).hasSize(1);
    }
  }

  @Test
  void a_file_dropped_and_only_intended_to_be_added_again_is_a_deletion() throws Exception {
    overlay.git("rm", "-q", "--cached", ONE);
    overlay.git("add", "-N", ONE);

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change = StagedChange.of(repository);
      assertThat(change.paths()).containsExactly(ONE);
      assertThat(read(change.target(), ONE)).isNull();
    }
  }

  @Test
  void links_are_followed_inside_the_index_and_nowhere_else() throws Exception {
    Files.writeString(around.resolve("secret"), "secret");
    link(TWO, "foo-1.ebuild");
    link("dev-python/bar", "foo");
    link("out", "../secret");
    link("untracked-target", "not-staged");
    overlay.write("not-staged", "x");

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change = StagedChange.of(repository);
      assertThat(read(change.target(), TWO)).isEqualTo("one");
      assertThat(read(change.target(), "dev-python/bar/foo-2.ebuild")).isEqualTo("one");
      assertThat(change.target().resolve("dev-python/bar/foo-2.ebuild")).contains(ONE);
      assertThat(read(change.target(), "out")).isNull();
      assertThat(read(change.target(), "untracked-target")).isNull();
      assertThat(change.target().list("dev-python"))
          .containsExactly(
              new OverlayTree.Entry("bar", Type.SYMLINK),
              new OverlayTree.Entry("foo", Type.DIRECTORY));
    }
  }

  private void link(String path, String target) throws Exception {
    Files.createSymbolicLink(overlay.directory.resolve(path), Path.of(target));
    overlay.git("add", path);
  }

  @Test
  void an_overlay_in_a_subdirectory_sees_its_own_paths_and_the_others_from_outside()
      throws Exception {
    GitOverlay repository = GitOverlay.init(around.resolve("many"));
    repository.commit("overlays/a/" + ONE, "one");
    repository.add("overlays/a/" + TWO, "two").add(".github/workflows/ci.yml", "x");
    repository.add("overlays/ab/x", "x");

    try (OverlayRepository open =
        OverlayRepository.open(repository.directory.resolve("overlays/a"))) {
      ChangeSet change = StagedChange.of(open);
      assertThat(open.prefix()).isEqualTo("overlays/a/");
      assertThat(change.paths())
          .containsExactly("../.github/workflows/ci.yml", "../overlays/ab/x", TWO);
      assertThat(read(change.target(), TWO)).isEqualTo("two");
      assertThat(read(change.base(), ONE)).isEqualTo("one");
      assertThat(change.target().list(""))
          .containsExactly(new OverlayTree.Entry("dev-python", Type.DIRECTORY));
      assertThat(read(change.target(), "../ab/x")).isNull();
    }
  }

  @Test
  void a_linked_work_tree_has_an_index_of_its_own() throws Exception {
    overlay.git("worktree", "add", "-q", around.resolve("linked").toString(), "-b", "side");
    GitOverlay linked = GitOverlay.at(around.resolve("linked")).add(TWO, "two");

    assertThat(linked.staged().paths()).containsExactly(TWO);
    assertThat(overlay.staged().paths()).isEmpty();
  }

  @Test
  void a_submodule_is_listed_as_what_cannot_be_read() throws Exception {
    String commit = overlay.git("rev-parse", "HEAD");
    overlay.git("update-index", "--add", "--cacheinfo", "160000," + commit + ",dev-python/sub");

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change = StagedChange.of(repository);
      assertThat(change.paths()).containsExactly("dev-python/sub");
      assertThat(change.target().list("dev-python"))
          .contains(new OverlayTree.Entry("sub", Type.OTHER));
      assertThat(read(change.target(), "dev-python/sub")).isNull();
      assertThat(read(change.target(), "dev-python/sub/x")).isNull();
    }
  }

  @Test
  void unresolved_conflicts_are_refused_with_the_path() {
    overlay.git("checkout", "-q", "-b", "side");
    overlay.commit(ONE, "theirs");
    overlay.git("checkout", "-q", "main");
    overlay.commit(ONE, "ours");
    assertThatThrownBy(() -> overlay.git("merge", "-q", "side")).isInstanceOf(AssertionError.class);

    assertThatThrownBy(() -> overlay.staged())
        .isInstanceOf(RepositoryUnsupportedException.class)
        .hasMessageContaining(ONE)
        .hasMessageContaining("git add");
  }

  @Test
  void the_committer_to_be_is_the_author_of_what_is_staged() throws Exception {
    overlay.add(TWO, "two");

    assertThat(overlay.staged().authorship().of(TWO)).isEqualTo("Larry <larry@example.org>");
  }

  @Test
  void the_work_tree_is_judged_by_the_memory_of_HEAD_when_a_human_is_asked() throws Exception {
    overlay.write(ONE, "edited").write(TWO, "untracked");

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change = StagedChange.ofWorkTree(repository, overlay.directory);
      assertThat(read(change.target(), ONE)).isEqualTo("edited");
      assertThat(read(change.target(), TWO)).isEqualTo("untracked");
      assertThat(read(change.memory(), ONE)).isEqualTo("one");
      assertThat(change.base().list("")).isEmpty();
    }
  }
}
