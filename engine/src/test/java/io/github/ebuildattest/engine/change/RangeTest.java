package io.github.ebuildattest.engine.change;

import static io.github.ebuildattest.engine.change.GitOverlay.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import io.github.ebuildattest.engine.git.RevisionException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

  private static final String ONE = "dev-python/foo/foo-1.ebuild";
  private static final String TWO = "dev-python/foo/foo-2.ebuild";
  private static final String PIN = "dev-python/foo/attestations.toml";

  @TempDir Path around;
  private GitOverlay overlay;
  private String first;

  @BeforeEach
  void an_overlay_with_one_commit() {
    overlay = GitOverlay.init(around.resolve("overlay"));
    first = overlay.commit(ONE, "one");
  }

  @Test
  void what_came_since_a_revision_is_the_difference_of_two_trees() throws Exception {
    overlay.commit(TWO, "draft");
    overlay.commit("dev-python/bar/bar-1.ebuild", "gone again");
    overlay.git("rm", "-q", "dev-python/bar/bar-1.ebuild");
    overlay.commit(TWO, "two");

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change = RangeChange.since(repository, first).get(0);
      assertThat(change.scope()).isEqualTo(Scope.RANGE);
      assertThat(change.paths()).containsExactly(TWO);
      assertThat(read(change.target(), TWO)).isEqualTo("two");
      assertThat(read(change.base(), TWO)).isNull();
    }
  }

  @Test
  void neither_index_nor_work_tree_matter_to_a_range() throws Exception {
    overlay.commit(TWO, "two");
    overlay.add(TWO, "staged").write(ONE, "edited");

    try (OverlayRepository repository = overlay.open()) {
      assertThat(read(RangeChange.since(repository, "HEAD~1").get(0).target(), TWO))
          .isEqualTo("two");
    }
  }

  @Test
  void the_base_is_the_merge_base_and_the_memory_is_the_other_sides_tip() throws Exception {
    overlay.git("checkout", "-q", "-b", "bump");
    overlay.commit(TWO, "two");
    overlay.git("checkout", "-q", "main");
    String tip = overlay.commit(PIN, "pinned meanwhile");
    overlay.git("checkout", "-q", "bump");

    try (OverlayRepository repository = overlay.open()) {
      for (String revision : new String[] {"main", tip, tip.substring(0, 12), "refs/heads/main"}) {
        ChangeSet change = RangeChange.since(repository, revision).get(0);
        assertThat(change.paths()).containsExactly(TWO);
        assertThat(read(change.memory(), PIN)).isEqualTo("pinned meanwhile");
        assertThat(read(change.base(), PIN)).isNull();
        assertThat(read(change.target(), PIN)).isNull();
      }
    }
  }

  @Test
  void what_a_merge_brought_in_is_part_of_the_range() throws Exception {
    overlay.git("checkout", "-q", "-b", "side");
    overlay.commit(TWO, "two");
    overlay.git("checkout", "-q", "main");
    overlay.commit("README", "x");
    overlay.git("merge", "-q", "--no-edit", "side");

    assertThat(overlay.since(first).paths()).containsExactly("README", TWO);
    assertThat(overlay.since("HEAD^1").paths()).containsExactly(TWO);
    assertThat(overlay.since("side").paths()).containsExactly("README");
  }

  @Test
  void the_author_of_a_path_is_the_last_who_changed_it_in_the_range() throws Exception {
    overlay.add(TWO, "draft");
    overlay.git("commit", "-q", "--author=Mallory <m@example.org>", "-m", "x");
    overlay.add(TWO, "two");
    overlay.git("commit", "-q", "--author=Trent <t@example.org>", "-m", "x");
    overlay.commit("README", "x");

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change = RangeChange.since(repository, first).get(0);
      assertThat(change.authorship().of(TWO)).isEqualTo("Trent <t@example.org>");
      assertThat(change.authorship().of("README")).isEqualTo("Larry <larry@example.org>");
      assertThat(change.authorship().of(ONE)).isEmpty();
    }
  }

  @Test
  void the_author_of_a_path_outside_of_the_overlay_is_known_too() throws Exception {
    overlay.add("ci.yml", "x");
    overlay.git("commit", "-q", "--author=Mallory <m@example.org>", "-m", "x");

    try (OverlayRepository repository =
        OverlayRepository.open(overlay.directory.resolve("dev-python"))) {
      ChangeSet change = RangeChange.since(repository, first).get(0);
      assertThat(change.paths()).containsExactly("../ci.yml");
      assertThat(change.authorship().of("../ci.yml")).isEqualTo("Mallory <m@example.org>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-branch", "main..side", "HEAD~7", "", "-x", "a b", "HEAD^{tree}"})
  void a_revision_that_is_none_is_told_as_one(String revision) {
    assertThatThrownBy(() -> overlay.since(revision))
        .isInstanceOf(RevisionException.class)
        .hasMessageContaining("'" + revision + "'");
  }

  @Test
  void a_commit_that_is_not_here_is_told_with_the_remedy() {
    assertThatThrownBy(() -> overlay.since("1234567890".repeat(4)))
        .isInstanceOf(RepositoryUnsupportedException.class)
        .hasMessageContaining("123456789012")
        .hasMessageContaining("git fetch");
  }

  @Test
  void an_empty_range_judges_nothing_and_says_so() {
    overlay.commit(TWO, "two");
    overlay.git("branch", "ahead");
    overlay.git("reset", "-q", "--hard", "HEAD~1");

    assertThatThrownBy(() -> overlay.since("HEAD")).isInstanceOf(EmptyRangeException.class);
    assertThatThrownBy(() -> overlay.since("ahead"))
        .isInstanceOf(EmptyRangeException.class)
        .hasMessageContaining("ahead");
  }

  @Test
  void a_range_without_a_difference_is_a_change_without_paths() throws Exception {
    overlay.commit();

    assertThat(overlay.since(first).paths()).isEmpty();
  }

  @Test
  void a_repository_without_commits_has_no_revision() {
    GitOverlay fresh = GitOverlay.init(around.resolve("fresh")).add(ONE, "one");

    assertThatThrownBy(() -> fresh.since("HEAD"))
        .isInstanceOf(RevisionException.class)
        .hasMessageContaining("HEAD");
  }

  @Test
  void histories_without_a_common_commit_are_refused_with_the_remedy() {
    overlay.git("checkout", "-q", "--orphan", "island");
    overlay.commit(TWO, "two");

    assertThatThrownBy(() -> overlay.since("main"))
        .isInstanceOf(RepositoryUnsupportedException.class)
        .hasMessageContaining("git fetch --unshallow")
        .hasMessageContaining("fetch-depth: 0");
  }

  @Test
  void a_shallow_clone_without_the_merge_base_is_refused_with_the_remedy() {
    overlay.git("checkout", "-q", "-b", "bump");
    overlay.commit(TWO, "two");
    overlay.git("checkout", "-q", "main");
    overlay.commit("README", "x");
    GitOverlay clone = GitOverlay.at(around);
    clone.git("init", "-q", "shallow");
    GitOverlay shallow = GitOverlay.at(around.resolve("shallow"));
    String url = overlay.directory.toUri().toString();
    shallow.git("fetch", "-q", "--depth=1", url, "main:refs/heads/main", "bump:refs/heads/bump");
    shallow.git("checkout", "-q", "bump");

    assertThatThrownBy(() -> shallow.since("main"))
        .isInstanceOf(RepositoryUnsupportedException.class)
        .hasMessageContaining("git fetch --unshallow");
  }

  @Test
  void a_partial_clone_that_lacks_a_file_is_refused_with_the_remedy() throws Exception {
    String old = overlay.commit(ONE, "second");
    overlay.commit(ONE, "third");
    overlay.git("config", "uploadpack.allowFilter", "true");
    String url = overlay.directory.toUri().toString();
    GitOverlay.at(around).git(Map.of(), "clone", "-q", "--filter=blob:none", url, "blobless");
    GitOverlay blobless = GitOverlay.at(around.resolve("blobless"));

    try (OverlayRepository repository = blobless.open()) {
      ChangeSet change = RangeChange.since(repository, old).get(0);
      assertThat(change.paths()).containsExactly(ONE);
      assertThat(read(change.target(), ONE)).isEqualTo("third");
      assertThatThrownBy(() -> change.base().read(ONE))
          .isInstanceOf(java.io.IOException.class)
          .hasMessageContaining("git fetch --refetch");
    }
  }
}
