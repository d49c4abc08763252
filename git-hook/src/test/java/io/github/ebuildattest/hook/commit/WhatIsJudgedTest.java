package io.github.ebuildattest.hook.commit;

import static io.github.ebuildattest.hook.Sample.HERON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.testkit.sample.SampleOverlay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an entry point judges, against what memory, and that no input is not good news. */
class WhatIsJudgedTest extends OverlayCase {

  private static final String ZEROS = "0".repeat(40);

  @TempDir private Path around;
  private String base = "";

  @BeforeEach
  void remember() throws IOException {
    base = overlay.git("rev-parse", "HEAD");
    overlay.git("remote", "add", "origin", "https://overlay.example/");
    overlay.git("update-ref", "refs/remotes/origin/main", base);
  }

  private String badBump() throws IOException {
    overlay.slipIn("unattested");
    return overlay.git("rev-parse", "HEAD");
  }

  private static void assertConfiguration(CommandResult result, String... words) {
    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(result.err()).contains(words);
  }

  private Tool preCommit(String from, String to) {
    return overlay
        .tool()
        .with("PRE_COMMIT_FROM_REF", from)
        .with("PRE_COMMIT_TO_REF", to)
        .with("PRE_COMMIT_REMOTE_NAME", "origin")
        .with("PRE_COMMIT_REMOTE_URL", "https://overlay.example/")
        .with("PRE_COMMIT_REMOTE_BRANCH", "refs/heads/main")
        .with("PRE_COMMIT_LOCAL_BRANCH", "refs/heads/main");
  }

  @Test
  void a_push_of_which_nothing_is_said_is_not_a_clean_one() throws IOException {
    badBump();

    assertConfiguration(overlay.tool().run("check", "--push"), "use_stdin", "pre-commit");
    assertConfiguration(overlay.tool().run("check", "--push", "--remote", " "), "--remote");
    assertConfiguration(overlay.tool().reading("a b\n").run("check", "--push"), "a b");
  }

  @Test
  void git_may_push_nothing_and_one_line_says_so() {
    CommandResult result = overlay.tool().run("check", "--push", "--remote", "origin");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.out()).contains("judged: push to origin: git names no ref");
  }

  @Test
  void a_deleted_branch_brings_nothing_and_one_line_says_so() {
    CommandResult result =
        overlay
            .tool()
            .reading("(delete) " + ZEROS + " refs/heads/old " + base + "\n")
            .run("check", "--push", "--remote", "origin");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.out()).contains("judged: push of refs/heads/old to origin: it is deleted");
  }

  @Test
  void pre_commits_variables_tell_of_a_push() throws IOException {
    String bad = badBump();

    Reported report = overlay.check(preCommit(base, bad), "--push");

    assertThat(report.blocking()).as(report.toString()).contains("unattested");
    assertThat(report.json().getAsJsonArray("judged").toString())
        .contains("others of the same push were not seen");
  }

  @Test
  void pre_commits_from_has_to_be_what_the_remote_holds() throws IOException {
    String bad = badBump();
    overlay.write("README", "x\n");
    String harmless = overlay.slipIn();

    // as if the remote held the bad bump already
    Reported claimed = overlay.check(preCommit(bad, harmless), "--push");
    assertThat(claimed.code()).as(claimed.toString()).isNotZero();
    assertThat(claimed.ids()).contains("repository-unsupported");

    // as pre-commit calls it where only a newer part is said to be new
    overlay.git("update-ref", "refs/remotes/origin/main", bad);
    assertThat(overlay.check(preCommit(bad, harmless), "--push").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FROM_REF", "TO_REF", "REMOTE_NAME", "REMOTE_URL", "REMOTE_BRANCH"})
  void half_of_pre_commits_variables_are_none(String name) throws IOException {
    Tool tool = preCommit(base, badBump()).without("PRE_COMMIT_" + name);

    assertConfiguration(tool.run("check", "--push"), "PRE_COMMIT_");
  }

  @Test
  void a_branch_that_is_forced_back_to_a_bump_is_judged_for_what_it_brings_back()
      throws IOException {
    String bad = badBump();
    overlay.git("revert", "--no-edit", "HEAD");
    String reverted = overlay.git("rev-parse", "HEAD");
    overlay.git("update-ref", "refs/remotes/origin/main", reverted);
    String line = "refs/heads/main " + bad + " refs/heads/main " + reverted + "\n";

    Reported forced = overlay.check(overlay.tool().reading(line), "--push", "--remote", "origin");
    assertThat(forced.blocking()).as(forced.toString()).contains("unattested");

    overlay.git("checkout", "-q", "-b", "side", bad);
    overlay.write("README", "x\n");
    overlay.slipIn();
    Reported side = overlay.check("--since", reverted);
    assertThat(side.blocking()).as(side.toString()).contains("unattested");
  }

  @Test
  void a_branch_that_is_merely_behind_brings_nothing_back() throws IOException {
    overlay.git("checkout", "-q", "-b", "side");
    overlay.write("README", "x\n");
    overlay.slipIn();
    overlay.git("checkout", "-q", "main");
    overlay.slipIn("attested");
    String ahead = overlay.git("rev-parse", "HEAD");
    overlay.git("checkout", "-q", "side");

    Reported report = overlay.check("--since", ahead);
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.bumps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refs/tags/origin/main", "refs/heads/origin/main", "refs/origin/main"})
  void a_name_with_two_meanings_is_refused(String ref) throws IOException {
    overlay.git("update-ref", ref, badBump());

    for (String name : new String[] {"origin/main", "origin/main~0", "origin/main^{commit}"}) {
      assertConfiguration(
          overlay.tool().run("check", "--since", name), "ambiguous", ref, "refs/remotes/origin");
    }
    assertThat(overlay.check("--since", "refs/remotes/origin/main").code()).isEqualTo(1);
  }

  @Test
  void a_branch_that_looks_like_an_object_is_refused() throws IOException {
    String bad = badBump();
    overlay.git("branch", base.substring(0, 10), bad);

    assertConfiguration(
        overlay.tool().run("check", "--since", base.substring(0, 10)), "ambiguous", "object");
    assertThat(overlay.check("--since", base.substring(0, 12)).code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--all", "--staged", "--since=HEAD~0", "--push"})
  void another_repository_than_the_overlays_is_refused(String scope) throws IOException {
    Path elsewhere = Files.createDirectory(around.resolve("elsewhere"));
    overlay.repository().git().run("init", "-q", elsewhere.toString());
    overlay.git("config", "ebuild-attest.offline", "true");

    CommandResult result =
        overlay.tool().with("GIT_DIR", elsewhere.resolve(".git").toString()).run("check", scope);

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(overlay.server().requests()).isEmpty();
  }

  @Test
  void settings_count_as_git_reads_them() throws IOException {
    Path included =
        Files.writeString(around.resolve("more"), "[ebuild-attest]\n\tindex = nonsense\n");
    overlay.git("config", "--unset", "ebuild-attest.index");
    overlay.git("config", "includeIf.gitdir:" + overlay.root() + "/.path", included.toString());
    assertConfiguration(overlay.tool().run("check", "--all"), "nonsense");

    overlay.git("config", "--unset", "includeIf.gitdir:" + overlay.root() + "/.path");
    assertConfiguration(
        overlay
            .tool()
            .with("GIT_CONFIG_COUNT", "1")
            .with("GIT_CONFIG_KEY_0", "ebuild-attest.index")
            .with("GIT_CONFIG_VALUE_0", "otherwise")
            .run("check", "--all"),
        "otherwise");
  }

  @Test
  void a_setting_that_a_commit_could_make_is_ignored_and_named() throws IOException {
    badBump();
    overlay.write(".gitconfig", "[ebuild-attest]\n\toffline = true\n").slipIn();
    overlay.git("config", "include.path", "../.gitconfig");

    Reported report = overlay.check("--since", base);

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.json().getAsJsonArray("remarks").toString())
        .contains("ignored, since a commit could set it", "ebuild-attest.offline", ".gitconfig");
  }

  @Test
  void a_setting_that_is_empty_or_unknown_is_not_passed_over() throws IOException {
    assertConfiguration(
        overlay.tool().with("EBUILD_ATTEST_INDEX", "").run("check"), "EBUILD_ATTEST_INDEX");
    assertConfiguration(
        overlay.tool().with("EBUILD_ATTEST_OFFLINE", "maybe").run("check"), "maybe");
    assertThat(overlay.tool().with("EBUILD_ATTEST_OFLINE", "1").run("check").out())
        .contains("there is no variable EBUILD_ATTEST_OFLINE");
  }

  @Test
  void a_git_directory_beside_the_overlay_does_not_hide_it() throws IOException {
    Path root = Files.createDirectory(around.resolve("o"));
    SampleOverlay.writeTo(root);
    var git = overlay.repository().git();
    git.run(
        "init", "-q", "--separate-git-dir", around.resolve("o.repo").toString(), root.toString());
    String where = root.toString();
    git.run("-C", where, "config", "ebuild-attest.index", overlay.server().url().toString());
    git.run(
        "-C",
        where,
        "config",
        "ebuild-attest.trustedRoot",
        root.resolve("trusted_root.json").toString());
    git.run("-C", where, "add", "-A");
    git.run("-C", where, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x");
    Path ebuild = root.resolve(HERON + "/heron-parser-1.4.0.ebuild");
    Files.writeString(
        ebuild, Files.readString(ebuild).replace("SLOT=", "SRC_URI=https://a.example/x\nSLOT="));
    git.run("-C", where, "add", "-A");

    CommandResult staged = Tool.in(root).run("check", "--staged");
    assertThat(staged.code()).as(staged.toString()).isEqualTo(1);
    assertThat(staged.out()).contains("source-left-pypi");
  }

  @Test
  void an_overlay_that_no_commit_holds_is_not_judged_by_the_repository_around_it()
      throws IOException {
    Path outer = Files.createDirectory(around.resolve("outer"));
    var git = overlay.repository().git();
    git.run("init", "-q", outer.toString());
    Files.writeString(outer.resolve("README"), "x\n");
    git.run("-C", outer.toString(), "add", "-A");
    git.run(
        "-C", outer.toString(), "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x");
    Files.writeString(outer.resolve("README"), "y\n");
    git.run(
        "-C", outer.toString(), "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qam", "y");
    Path root = Files.createDirectory(outer.resolve("overlay"));
    SampleOverlay.writeTo(root);

    assertConfiguration(Tool.in(root).run("check", "--since", "HEAD^"), "repo_name");
    assertConfiguration(Tool.in(root).run("check", "--staged"), "repo_name");
  }

  @Test
  void what_another_remote_has_is_no_news_to_a_fork_whose_refs_are_unknown() throws IOException {
    overlay.git("update-ref", "refs/remotes/origin/main", overlay.git("rev-parse", "HEAD"));
    overlay.slipIn("attested");

    Reported first = pushedToFork();

    assertThat(first.code()).as(first.toString()).isZero();
    assertThat(first.verdicts().values()).containsOnlyOnce("attested");
    assertThat(first.json().getAsJsonArray("judged").toString())
        .contains("another remote, since no ref of fork is known here (git fetch fork)");
    overlay.git("update-ref", "-d", "refs/remotes/origin/main");
    Reported everything = pushedToFork();
    assertThat(everything.verdicts().values().stream().filter("attested"::equals).count())
        .isGreaterThan(1);
    assertThat(everything.json().getAsJsonArray("judged").toString())
        .contains("nothing: no ref of fork is known here (git fetch fork)");
  }

  private Reported pushedToFork() throws IOException {
    String line =
        "refs/heads/main %s refs/heads/topic %s\n"
            .formatted(overlay.git("rev-parse", "HEAD"), "0".repeat(40));
    return overlay.check(overlay.tool().reading(line), "--push", "--remote", "fork");
  }

  @Test
  void each_entry_point_says_what_it_judged_against_what_memory() throws IOException {
    String head = base.substring(0, 12);
    overlay.stage("attested");
    assertThat(overlay.tool().run("check").out())
        .contains("judged: what is staged, ", "; memory: HEAD " + head);
    overlay.slipIn();
    assertThat(overlay.tool().run("check", "--since", "origin/main").out())
        .contains("judged: HEAD ", " since origin/main, ", "; memory: origin/main " + head);
    assertThat(overlay.tool().run("check", "--all").out())
        .contains("judged: the whole work tree; memory: its own pins and policy: an audit");
  }
}
