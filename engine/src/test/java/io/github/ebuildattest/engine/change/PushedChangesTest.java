package io.github.ebuildattest.engine.change;

import static io.github.ebuildattest.engine.change.GitOverlay.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.git.OverlayRepository;
import io.github.ebuildattest.engine.git.RepositoryUnsupportedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushedChangesTest {

  private static final String NONE = "0".repeat(40);
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

  private static String line(String local, String remote) {
    return "refs/heads/main " + local + " refs/heads/main " + remote;
  }

  @Test
  void a_moved_ref_is_what_came_since_the_other_sides_commit() throws Exception {
    String second = overlay.commit(TWO, "two");
    overlay.commit(ONE, "not pushed");

    List<ChangeSet> changes = overlay.pushed("origin", line(second, first));

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).scope()).isEqualTo(Scope.PUSH);
    assertThat(changes.get(0).paths()).containsExactly(TWO);
  }

  @Test
  void a_forced_push_is_judged_by_the_memory_that_it_would_replace() throws Exception {
    String theirs = overlay.commit(PIN, "pinned");
    overlay.git("reset", "-q", "--hard", first);
    String ours = overlay.commit(TWO, "two");

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change =
          PushedChanges.of(
                  repository, new PushInput(List.of(line(ours, theirs)), "origin", Map.of()))
              .changes()
              .get(0);
      assertThat(change.paths()).containsExactly(PIN, TWO);
      assertThat(read(change.memory(), PIN)).isEqualTo("pinned");
      assertThat(read(change.base(), PIN)).isEqualTo("pinned");
    }
  }

  @Test
  void a_new_ref_starts_at_what_the_remote_is_known_to_have() throws Exception {
    overlay.git("update-ref", "refs/remotes/origin/old", first);
    String second = overlay.commit(TWO, "two");
    overlay.git("update-ref", "refs/remotes/origin/main", second);
    String third = overlay.commit("dev-python/foo/foo-3.ebuild", "three");

    assertThat(overlay.pushed("origin", line(third, NONE)).get(0).paths())
        .containsExactly("dev-python/foo/foo-3.ebuild");
    assertThat(overlay.pushed(null, line(third, NONE)).get(0).paths()).hasSize(1);
    assertThat(overlay.pushed("origin", line(second, NONE))).isEmpty();
  }

  @Test
  void a_new_ref_is_judged_by_the_tip_it_branched_off_from() throws Exception {
    overlay.git("checkout", "-q", "-b", "bump");
    String bump = overlay.commit(TWO, "two");
    overlay.git("checkout", "-q", "main");
    String tip = overlay.commit(PIN, "pinned meanwhile");
    overlay.git("update-ref", "refs/remotes/origin/main", tip);

    try (OverlayRepository repository = overlay.open()) {
      ChangeSet change =
          PushedChanges.of(repository, new PushInput(List.of(line(bump, NONE)), "origin", Map.of()))
              .changes()
              .get(0);
      assertThat(change.paths()).containsExactly(TWO);
      assertThat(read(change.memory(), PIN)).isEqualTo("pinned meanwhile");
    }
  }

  @Test
  void what_another_remote_has_counts_only_where_nothing_is_known_of_this_one() throws Exception {
    overlay.git("update-ref", "refs/remotes/mirror/main", first);
    String second = overlay.commit(TWO, "two");

    assertThat(overlay.pushed("origin", line(first, NONE))).isEmpty();
    ChangeSet change = overlay.pushed("origin", line(second, NONE)).get(0);
    assertThat(change.paths()).containsExactly(TWO);
    assertThat(read(change.memory(), ONE)).isNotEmpty();
    overlay.git("update-ref", "refs/remotes/origin/main", first);
    overlay.git("update-ref", "refs/remotes/mirror/main", second);
    assertThat(overlay.pushed("origin", line(second, NONE)).get(0).paths()).containsExactly(TWO);
  }

  @Test
  void without_anything_known_of_the_remote_the_whole_tree_is_new() throws Exception {
    String second = overlay.commit(TWO, "two");

    ChangeSet change = overlay.pushed("origin", line(second, NONE)).get(0);

    assertThat(change.paths()).containsExactly(ONE, TWO);
    assertThat(change.base().list("")).isEmpty();
  }

  @Test
  void a_deleted_ref_brings_nothing() throws Exception {
    assertThat(overlay.pushed("origin", "(delete) " + NONE + " refs/heads/x " + first)).isEmpty();
  }

  @Test
  void no_lines_no_change() throws Exception {
    assertThat(overlay.pushed("origin")).isEmpty();
  }

  @Test
  void several_refs_are_a_change_each() throws Exception {
    String second = overlay.commit(TWO, "two");

    assertThat(overlay.pushed("origin", line(second, first), line(first, NONE))).hasSize(2);
  }

  @Test
  void a_ref_moved_back_is_held_against_what_it_replaces() throws Exception {
    String second = overlay.commit(TWO, "two");

    assertThat(overlay.pushed("origin", line(first, second)).get(0).paths()).containsExactly(TWO);
    assertThat(overlay.pushed("origin", line(second, second))).isEmpty();
  }

  @Test
  void a_tag_is_judged_as_the_commit_it_names() throws Exception {
    String second = overlay.commit(TWO, "two");
    overlay.git("tag", "-a", "-m", "x", "v1");
    String tag = overlay.git("rev-parse", "v1");
    overlay.git("update-ref", "refs/remotes/origin/main", first);

    assertThat(tag).isNotEqualTo(second);
    assertThat(
            overlay
                .pushed("origin", "refs/tags/v1 " + tag + " refs/tags/v1 " + NONE)
                .get(0)
                .paths())
        .containsExactly(TWO);
  }

  @Test
  void a_tag_of_a_file_is_no_overlay() throws Exception {
    String blob = overlay.git("rev-parse", "HEAD:" + ONE);

    assertThat(overlay.pushed("origin", "refs/tags/b " + blob + " refs/tags/b " + NONE)).isEmpty();
  }

  @Test
  void an_unknown_commit_on_the_other_side_is_refused_with_the_remedy() {
    assertThatThrownBy(() -> overlay.pushed("origin", line(first, "12345678".repeat(5))))
        .isInstanceOf(RepositoryUnsupportedException.class)
        .hasMessageContaining("refs/heads/main stands at 123456781234")
        .hasMessageContaining("git fetch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", "a b c d", "refs/heads/main abc refs/heads/main def", "1 2 3"})
  void a_line_that_git_would_not_write_is_refused(String line) {
    assertThatThrownBy(() -> overlay.pushed("origin", line))
        .isInstanceOf(MalformedPushException.class)
        .hasMessageContaining("'" + line + "'");
  }
}
