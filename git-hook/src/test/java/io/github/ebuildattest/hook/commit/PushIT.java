package io.github.ebuildattest.hook.commit;

import static io.github.ebuildattest.hook.Sample.PLOVER_PIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commits that no commit hook has seen are judged before they are pushed. */
class PushIT extends HookedCase {

  @BeforeEach
  void addRemote() throws IOException {
    hooked.remote("origin");
  }

  @Test
  void catches_a_blocked_bump_that_came_by_cherry_pick() throws IOException {
    overlay.git("checkout", "-q", "-b", "topic");
    overlay.slipIn("identity-changed");
    overlay.git("checkout", "-q", "main");
    hooked.must(hooked.git("cherry-pick", "topic"));

    CommandResult said = push("main");

    assertThat(said.code()).as(said.toString()).isNotZero();
    assertThat(said.all()).contains("workflow-changed");
    assertThat(remote("main")).isNotEqualTo(hooked.rev("HEAD"));
  }

  @Test
  void lets_an_attested_bump_leave() throws IOException {
    overlay.slipIn("attested");

    assertPushed("main");
  }

  @Test
  void asks_for_the_pin_of_a_verified_bump_prints_it_and_is_content_with_it() throws IOException {
    overlay.git("checkout", "-q", "-b", "topic");
    overlay.slipIn("first-use");
    overlay.git("checkout", "-q", "main");
    hooked.must(hooked.git("cherry-pick", "topic"));

    CommandResult said = push("main");
    assertThat(said.code()).as(said.toString()).isNotZero();
    assertThat(said.all()).contains("pin-missing", PLOVER_PIN);

    overlay.write(PLOVER_PIN, printed(said.out() + said.err()));
    overlay.git("add", "-A");
    hooked.must(hooked.git("commit", "-q", "-m", "pin"));
    assertPushed("main");
  }

  @Test
  void judges_a_new_branch_from_what_the_remote_has() throws IOException {
    overlay.git("checkout", "-q", "-b", "topic");
    overlay.slipIn("attested");
    assertPushed("topic");

    overlay.git("checkout", "-q", "-b", "another", "main");
    overlay.slipIn("other-repository");
    CommandResult said = push("another");
    assertThat(said.code()).as(said.toString()).isNotZero();
    assertThat(said.all()).contains("upstream-mismatch").doesNotContain("egret-cache-2.0.0");
    assertThat(remote("another")).isEmpty();
  }

  @Test
  void lets_refs_be_deleted() throws IOException {
    overlay.git("checkout", "-q", "-b", "topic");
    overlay.slipIn("attested");
    assertPushed("topic");

    CommandResult said = hooked.git("push", "-q", "origin", ":topic");

    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(remote("topic")).isEmpty();
  }

  @Test
  void judges_what_a_tag_would_carry_out() throws IOException {
    overlay.git("tag", "-a", "-m", "good", "good");
    CommandResult good = push("good");
    assertThat(good.code()).as(good.toString()).isZero();

    overlay.slipIn("tampered");
    overlay.git("tag", "-a", "-m", "bad", "bad");
    CommandResult bad = push("bad");
    assertThat(bad.code()).as(bad.toString()).isNotZero();
    assertThat(bad.all()).contains("digest-mismatch");
  }

  @Test
  void judges_every_ref_of_one_push() throws IOException {
    overlay.git("checkout", "-q", "-b", "good");
    overlay.slipIn("attested");
    overlay.git("checkout", "-q", "-b", "bad", "main");
    overlay.slipIn("identity-changed");

    CommandResult said = hooked.git("push", "-q", "origin", "good", "bad");

    assertThat(said.code()).as(said.toString()).isNotZero();
    assertThat(said.all()).contains("workflow-changed", "1.5.0");
  }

  @Test
  void remembers_the_remotes_tip_even_where_history_is_rewritten() throws IOException {
    overlay.stage("first-use");
    hooked.must(hooked.git("commit", "-q", "-m", "bump"));
    assertPushed("main");
    overlay.git("reset", "-q", "--hard", "HEAD~1");
    overlay.slipIn("first-use");

    CommandResult said = hooked.git("push", "-q", "--force", "origin", "main");

    assertThat(said.code()).as(said.toString()).isNotZero();
    assertThat(said.all()).contains("pin-removed");
  }

  @Test
  void says_how_to_go_on_where_the_other_side_stands_at_a_commit_unknown_here() throws IOException {
    Path other = directory.resolve("other");
    hooked.must(
        hooked.git("clone", "-q", directory.resolve("origin.git").toString(), other.toString()));
    hooked.must(hooked.gitIn(other, "config", "user.name", "Other"));
    hooked.must(hooked.gitIn(other, "config", "user.email", "other@overlay.example"));
    hooked.must(hooked.gitIn(other, "commit", "-q", "--allow-empty", "-m", "elsewhere"));
    hooked.must(hooked.gitIn(other, "push", "-q", "origin", "main"));
    overlay.slipIn("unrelated");

    CommandResult said = hooked.git("push", "-q", "--force", "origin", "main");

    assertThat(said.code()).as(said.toString()).isNotZero();
    assertThat(said.all()).contains("repository-unsupported", "git fetch");
  }

  @Test
  void judges_everything_where_a_remote_is_named_by_its_url_alone() throws IOException {
    Path bare = directory.resolve("unknown.git");
    hooked.must(hooked.git("init", "-q", "--bare", bare.toString()));
    overlay.slipIn("identity-changed");

    CommandResult said = hooked.git("push", "-q", bare.toString(), "main");

    assertThat(said.code()).as(said.toString()).isNotZero();
    assertThat(said.all()).contains("egret-cache");
    assertThat(hooked.must(hooked.git("ls-remote", bare.toString())).out()).isEmpty();
  }

  @Test
  void waits_out_the_cooldown_at_the_push_and_announces_it_at_the_commit() throws IOException {
    overlay.stage("too-young");
    CommandResult commit = hooked.git("commit", "-q", "-m", "bump");
    assertThat(commit.code()).as(commit.toString()).isZero();
    assertThat(commit.all()).contains("too-young");

    CommandResult said = push("main");

    assertThat(said.code()).as(said.toString()).isNotZero();
    assertThat(said.all()).contains("too-young");
  }

  /** The pin that a report prints, without its indentation. */
  private static String printed(String report) {
    StringBuilder pin = new StringBuilder();
    boolean inside = false;
    for (String line : report.lines().toList()) {
      String text = line.strip();
      inside |= text.equals("project = \"plover-text\"");
      if (inside) {
        if (!(text.isEmpty() || text.startsWith("[[") || text.matches("[a-z_-]+ = .*"))) {
          break;
        }
        pin.append(text).append('\n');
      }
    }
    return pin.toString().stripTrailing() + "\n";
  }

  private CommandResult push(String ref) throws IOException {
    return hooked.git("push", "-q", "origin", ref);
  }

  private String remote(String branch) throws IOException {
    return hooked
        .must(hooked.git("ls-remote", "origin", "refs/heads/" + branch))
        .out()
        .split("\\s", 2)[0];
  }

  private void assertPushed(String branch) throws IOException {
    CommandResult said = push(branch);
    assertThat(said.code()).as(said.toString()).isZero();
    assertThat(remote(branch)).isEqualTo(hooked.rev(branch));
  }
}
