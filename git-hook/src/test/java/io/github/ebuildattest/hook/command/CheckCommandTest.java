package io.github.ebuildattest.hook.command;

import static io.github.ebuildattest.hook.Sample.PLOVER_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.GitRepository;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.sample.Bump;
import io.github.ebuildattest.testkit.sample.Bumps;
import io.github.ebuildattest.testkit.sample.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

  @TempDir private Path directory;
  private SampleRepository overlay;
  private GitRepository git;
  private PyPiServer index;

  @BeforeEach
  void the_sample_overlay_and_its_index() throws IOException {
    overlay = SampleRepository.create(directory.resolve("overlay"));
    git = GitRepository.existing(overlay.root());
    index = PyPiServer.start(IndexFolder.supplier(overlay.indexFolder()));
  }

  @AfterEach
  void the_index_goes() {
    index.close();
  }

  private Tool tool() {
    return Tool.in(overlay.root())
        .with("XDG_CACHE_HOME", directory.resolve("cache").toString())
        .with("EBUILD_ATTEST_INDEX", index.url().toString());
  }

  private void stage(String bump) throws IOException {
    overlay.stage(Bumps.named(bump).orElseThrow());
  }

  @Test
  void answers_every_bump_of_the_test_kit_with_its_findings_and_exit_code() throws IOException {
    for (Bump bump : Bumps.all()) {
      overlay.stage(bump);

      CommandResult result = tool().run("check", "--format", "json");

      assertThat(result.err()).as(bump.name()).isEmpty();
      assertThat(result.code()).as(bump.name()).isEqualTo(bump.passes() ? 0 : 1);
      assertThat(ids(result)).as(bump.name()).containsAll(bump.findings());
    }
  }

  @Test
  void passes_where_nothing_is_staged() {
    CommandResult result = tool().run("check");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("no bump of a PyPI ebuild");
  }

  @Test
  void says_in_text_what_blocks_and_where_to_read_more() throws IOException {
    stage("unattested");

    CommandResult result = tool().run();
    CommandResult checked = tool().run("check");

    assertThat(result.code()).isEqualTo(3);
    assertThat(checked.code()).isEqualTo(1);
    assertThat(checked.out())
        .contains("BLOCKED  dev-python/whimbrel-tools-0.3", "ebuild-attest explain unattested");
  }

  @Test
  void could_not_check_without_network_is_neither_pass_nor_attack() throws IOException {
    stage("unattested");

    CommandResult result = tool().run("check", "--offline");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("NOT-CHECKED").doesNotContain("could-not-check: ");
  }

  @Test
  void puts_off_what_could_not_be_checked_in_the_hook_alone_and_says_so() throws IOException {
    stage("unattested");

    CommandResult result = tool().run("check", "--staged", "--hook", "--offline");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("NOT-CHECKED");
    assertThat(result.err()).contains("NOT CHECKED, and committed all the same");
  }

  @Test
  void puts_nothing_off_where_the_policy_says_block() throws IOException {
    git.write(POLICY, "could-not-check = \"block\"\n");
    git.git("commit", "-q", "-a", "--message=policy");
    stage("unattested");

    CommandResult result = tool().run("check", "--staged", "--hook", "--offline");

    assertThat(result.code()).isEqualTo(2);
  }

  @Test
  void puts_nothing_off_where_the_repository_cannot_be_read() throws IOException {
    git.git("update-index", "--split-index");
    stage("attested");

    CommandResult result = tool().run("check", "--staged", "--hook");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("repository-unsupported", "--no-split-index");
  }

  @Test
  void stages_the_pin_of_a_first_use() throws IOException {
    stage("first-use");

    CommandResult result =
        tool().with("GIT_INDEX_FILE", ".git/index").run("check", "--staged", "--hook");

    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("wrote and staged " + PLOVER_PIN);
    assertThat(git.git("show", ":" + PLOVER_PIN)).contains("repository-id = \"700100304\"");
    assertThat(overlay.root().resolve(PLOVER_PIN)).exists();
    assertThat(git.git("diff", "--name-only")).isEmpty();
  }

  @Test
  void stages_no_pin_without_hook_nor_into_a_temporary_index() throws IOException {
    stage("first-use");

    CommandResult checked = tool().run("check");
    Files.copy(overlay.root().resolve(".git/index"), overlay.root().resolve(".git/next.lock"));
    CommandResult hooked =
        tool().with("GIT_INDEX_FILE", ".git/next.lock").run("check", "--staged", "--hook");

    assertThat(checked.out()).contains("the pin to commit, " + PLOVER_PIN);
    assertThat(hooked.code()).isZero();
    assertThat(hooked.err()).contains("no pin was written", "temporary index");
    assertThat(overlay.root().resolve(PLOVER_PIN)).doesNotExist();
  }

  @Test
  void stages_no_pin_beside_something_that_blocks() throws IOException {
    stage("first-use-undeclared");

    CommandResult result = tool().run("check", "--staged", "--hook");

    assertThat(result.code()).isEqualTo(1);
    assertThat(git.git("diff", "--cached", "--name-only")).doesNotContain("attestations.toml");
  }

  @Test
  void asks_for_the_missing_pin_at_push() throws IOException {
    String before = git.git("rev-parse", "HEAD");
    stage("first-use");
    git.git("commit", "-q", "--no-verify", "--message=no hook");
    String after = git.git("rev-parse", "HEAD");

    CommandResult pushed =
        tool()
            .reading("refs/heads/main " + after + " refs/heads/main " + before + "\n")
            .run("check", "--push", "--remote", "origin", "--format=json");
    CommandResult ranged = tool().run("check", "--since", before, "--format=json");

    assertThat(pushed.code()).isEqualTo(1);
    assertThat(ids(pushed)).contains("pin-missing");
    assertThat(ranged.code()).isEqualTo(1);
    assertThat(ids(ranged)).contains("pin-missing");
  }

  @Test
  void judges_the_whole_work_tree_and_single_ebuilds() throws IOException {
    CommandResult all = tool().run("check", "--all", "--format=json");
    CommandResult one = tool().run("check", "dev-python/heron-parser/heron-parser-1.4.0.ebuild");

    assertThat(all.code()).isZero();
    assertThat(one.code()).isZero();
    assertThat(one.out()).contains("attested  dev-python/heron-parser-1.4.0", "1 attested");
  }

  @Test
  void names_what_it_cannot_use_with_exit_code_3() {
    List<List<String>> wrong =
        List.of(
            List.of("check", "--since", "no-such-revision"),
            List.of("check", "dev-python/nothing/nothing-1.ebuild"),
            List.of("check", "metadata/layout.conf"),
            List.of("check", "--index", "http://example.org/"),
            List.of("check", "--trusted-root", "no-such-file"),
            List.of("check", "--trusted-root", "metadata/layout.conf"));

    for (List<String> args : wrong) {
      CommandResult result = tool().run(args.toArray(String[]::new));
      assertThat(result.code()).as(args.toString()).isEqualTo(3);
      assertThat(result.out()).as(args.toString()).isEmpty();
      assertThat(result.err().lines()).as(args.toString()).hasSize(1);
    }
  }

  private static List<String> ids(CommandResult result) {
    JsonObject report = JsonParser.parseString(result.out()).getAsJsonObject();
    List<String> ids = new ArrayList<>();
    collect(report, ids);
    report.getAsJsonArray("bumps").forEach(bump -> collect(bump.getAsJsonObject(), ids));
    return ids;
  }

  private static void collect(JsonObject holder, List<String> ids) {
    for (JsonElement finding : holder.getAsJsonArray("findings")) {
      ids.add(finding.getAsJsonObject().get("id").getAsString());
    }
  }
}
