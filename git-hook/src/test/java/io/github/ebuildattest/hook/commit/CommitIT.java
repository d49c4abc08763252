package io.github.ebuildattest.hook.commit;

import static io.github.ebuildattest.hook.Sample.FIRST_PIN;
import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.PLOVER;
import static io.github.ebuildattest.hook.Sample.PLOVER_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A maintainer commits with the hooks installed. */
class CommitIT extends HookedCase {

  @Test
  void commits_an_attested_bump() throws IOException {
    overlay.stage("attested");

    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(said.all()).contains("attested", "heronry/heron-parser");
    assertClean();
  }

  @Test
  void refuses_an_unattested_bump_and_leaves_it_staged() throws IOException {
    overlay.stage("unattested");
    String before = hooked.rev("HEAD");
    String status = overlay.git("status", "--porcelain");

    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isEqualTo(1);
    assertThat(said.all()).contains("unattested", "ebuild-attest explain unattested");
    assertThat(hooked.rev("HEAD")).isEqualTo(before);
    assertThat(overlay.git("status", "--porcelain")).isEqualTo(status);
  }

  @Test
  void judges_the_index_and_not_a_work_tree_that_is_better() throws IOException {
    overlay.stage("other-repository");
    // only the work tree goes back to what was committed
    overlay.git("restore", "--source=HEAD", "--worktree", ".");

    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isEqualTo(1);
    assertThat(said.all()).contains("upstream-mismatch");
  }

  @Test
  void judges_the_index_and_not_a_work_tree_that_is_worse() throws IOException {
    overlay.stage("attested");
    Path manifest = overlay.file(HERON + "/Manifest");
    Files.writeString(manifest, Files.readString(manifest).replace("SHA512 ", "SHA512 00"));
    overlay.write(HERON + "/heron-parser-1.5.0.ebuild", "inherit $(nonsense)\n");

    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isZero();
  }

  @Test
  void commits_an_edit_that_changes_no_input_and_says_unchanged() throws IOException {
    overlay.stage("unchanged");

    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(said.all()).contains("unchanged");
  }

  @Test
  void commits_what_has_nothing_to_do_with_it() throws IOException {
    overlay.stage("unrelated");

    assertThat(commit().code()).isZero();
  }

  @Test
  void writes_and_stages_the_pin_of_a_first_use_so_that_the_commit_holds_it() throws IOException {
    overlay.stage("first-use");

    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(said.all()).contains("wrote and staged " + PLOVER_PIN);
    assertThat(hooked.committed(PLOVER_PIN)).isEqualTo(FIRST_PIN);
    assertThat(overlay.text(PLOVER_PIN)).isEqualTo(FIRST_PIN);
    assertClean();
  }

  @Test
  void judges_the_next_bump_by_the_pin_that_the_hook_wrote() throws IOException {
    overlay.stage("first-use");
    hooked.must(commit());
    overlay.edit(PLOVER_PIN, "release.yml", "other.yml");
    overlay.git("add", "-A");

    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isEqualTo(1);
    assertThat(said.all()).contains("pin-edited");
  }

  @Test
  void stages_the_pin_under_commit_a_as_well() throws IOException {
    overlay.stage("first-use");
    overlay.write("README.md", "changed, and not staged\n");

    CommandResult said = hooked.git("commit", "-q", "-a", "-m", "bump");

    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(hooked.committed(PLOVER_PIN)).isEqualTo(FIRST_PIN);
    assertThat(hooked.committed("README.md")).isEqualTo("changed, and not staged\n");
    assertClean();
  }

  @Test
  void stages_no_pin_into_the_temporary_index_of_commit_path_and_asks_for_it_at_push()
      throws IOException {
    hooked.remote("origin");
    overlay.stage("first-use");

    CommandResult said = hooked.git("commit", "-q", "-m", "bump", "--", PLOVER);

    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(said.all()).contains("no pin was written", "temporary index");
    assertThat(overlay.file(PLOVER_PIN)).doesNotExist();
    assertClean();
    CommandResult push = hooked.git("push", "-q", "origin", "main");
    assertThat(push.code()).as(push.toString()).isNotZero();
    assertThat(push.all()).contains("pin-missing", "project = \"plover-text\"");
  }

  @Test
  void refuses_a_bad_bump_under_commit_path() throws IOException {
    overlay.stage("tampered");

    CommandResult said = hooked.git("commit", "-q", "-m", "bump", "--", HERON);

    assertThat(said.code()).as(said.toString()).isEqualTo(1);
    assertThat(said.all()).contains("digest-mismatch");
  }

  @Test
  void judges_an_amended_commit() throws IOException {
    overlay.stage("attested");
    hooked.must(commit());
    overlay.stage("identity-changed");

    CommandResult bad = hooked.git("commit", "-q", "--amend", "--no-edit");
    assertThat(bad.code()).as(bad.toString()).isEqualTo(1);
    assertThat(bad.all()).contains("workflow-changed");

    overlay.stage("unrelated");
    CommandResult good = hooked.git("commit", "-q", "--amend", "--no-edit");
    assertThat(good.code()).as(good.toString()).isZero();
  }

  @Test
  void works_in_a_linked_work_tree() throws IOException {
    overlay.slipIn("first-use");
    String bump = hooked.rev("HEAD");
    overlay.git("reset", "-q", "--hard", "HEAD~1");
    Path linked = directory.resolve("linked");
    overlay.git("worktree", "add", "-q", "-b", "topic", linked.toString());
    hooked.must(hooked.gitIn(linked, "cherry-pick", "--no-commit", bump));

    CommandResult said = hooked.gitIn(linked, "commit", "-q", "-m", "bump");

    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(hooked.must(hooked.gitIn(linked, "show", "HEAD:" + PLOVER_PIN)).out())
        .isEqualTo(FIRST_PIN);
    assertThat(hooked.must(hooked.gitIn(linked, "status", "--porcelain")).out()).isEmpty();
    assertThat(overlay.file(PLOVER_PIN)).doesNotExist();
  }

  @Test
  void judges_what_a_merge_brings_in() throws IOException {
    overlay.git("checkout", "-q", "-b", "topic");
    overlay.slipIn("identity-changed");
    overlay.git("checkout", "-q", "main");
    overlay.slipIn("unrelated");
    String before = hooked.rev("HEAD");

    CommandResult said = hooked.git("merge", "--no-ff", "-m", "merge", "topic");

    assertThat(said.code()).as(said.toString()).isNotZero();
    assertThat(said.all()).contains("workflow-changed");
    assertThat(hooked.rev("HEAD")).isEqualTo(before);
  }

  @Test
  void merges_what_is_attested() throws IOException {
    overlay.git("checkout", "-q", "-b", "topic");
    overlay.slipIn("attested");
    overlay.git("checkout", "-q", "main");
    overlay.slipIn("unrelated");

    CommandResult said = hooked.git("merge", "-q", "--no-ff", "-m", "merge", "topic");

    assertThat(said.code()).as(said.toString()).isZero();
    assertClean();
  }

  @Test
  void defers_loudly_what_could_not_be_checked_and_stops_it_at_the_push() throws IOException {
    hooked.remote("origin");
    overlay.stage("unattested");
    overlay.git("config", "ebuild-attest.offline", "true");

    assertThat(hooked.tool("check", "--staged").code()).isEqualTo(2);
    CommandResult said = commit();
    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(said.all()).contains("NOT CHECKED", "provenance-absent");
    CommandResult push = hooked.git("push", "-q", "origin", "main");
    assertThat(push.code()).as(push.toString()).isNotZero();
    assertThat(push.all()).contains("provenance-absent");
    assertThat(remoteMain()).isNotEqualTo(hooked.rev("HEAD"));
  }

  @Test
  void stops_the_commit_where_the_policy_says_that_unchecked_blocks() throws IOException {
    overlay.write(POLICY, "could-not-check = \"block\"\n").slipIn();
    overlay.stage("unattested");
    overlay.git("config", "ebuild-attest.offline", "true");

    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isNotZero();
    assertThat(said.all()).contains("provenance-absent");
  }

  @Test
  void defers_where_the_index_cannot_be_reached() throws IOException {
    overlay.stage("unattested");
    overlay.server().close();

    assertThat(hooked.tool("check").code()).isEqualTo(2);
    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(said.all()).contains("NOT CHECKED", "network-unreachable");
  }

  @Test
  void never_defers_what_blocks_for_another_reason() throws IOException {
    overlay.stage("tampered");
    overlay.server().close();

    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isEqualTo(1);
    assertThat(said.all()).contains("digest-mismatch");
  }

  @ParameterizedTest
  @CsvSource({
    "unattested, dev-python/whimbrel-tools/attestations.toml",
    "identity-changed, dev-python/egret-cache/attestations.toml"
  })
  void commits_what_a_human_accepted_and_shows_the_decision_first(String bump, String pin)
      throws IOException {
    overlay.stage(bump);
    assertThat(commit().code()).isEqualTo(1);
    assertThat(hooked.tool("accept", "--yes").code()).isEqualTo(3);
    assertThat(hooked.tool("accept", "--reason", "asked them").code()).isEqualTo(3);
    hooked.must(hooked.tool("accept", "--reason", "asked them", "--yes"));

    CommandResult said = commit();

    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(hooked.committed(pin)).contains("reason = \"asked them\"");
    String report = said.all().replaceAll("\\s+", " ");
    assertThat(report).contains("asked them", "Sample Maintainer", "decision-with-change");
    assertThat(report.indexOf("asked them"))
        .isLessThan(report.indexOf(bump.equals("unattested") ? "0.3" : "2.2.0"));
    assertClean();
  }

  @Test
  void commits_nothing_that_is_never_accepted() throws IOException {
    overlay.stage("tampered");

    CommandResult said = hooked.tool("accept", "--reason", "please", "--yes");

    assertThat(said.code()).as(said.toString()).isEqualTo(1);
    assertThat(commit().code()).isEqualTo(1);
  }

  private String remoteMain() throws IOException {
    return hooked.must(hooked.git("ls-remote", "origin", "main")).out().split("\t", 2)[0];
  }

  private CommandResult commit() throws IOException {
    return hooked.git("commit", "-q", "-m", "bump");
  }

  private void assertClean() throws IOException {
    assertThat(overlay.git("status", "--porcelain")).isEmpty();
  }
}
