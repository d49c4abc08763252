package io.github.ebuildattest.hook.memory;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static io.github.ebuildattest.hook.Sample.egret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bump and its decision are taken back, or decided twice, and the gate lets people do so. */
class GoingBackTest extends OverlayCase {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "identity-changed",
        "repository-renamed",
        "repository-transferred",
        "other-repository",
        "attestation-lost",
        "ref-changed"
      })
  void a_reverted_bump_passes_with_a_word(String bump) throws IOException {
    String before = overlay.git("rev-parse", "HEAD");
    overlay.stage(bump);
    accept("--reason", "looked at it", "--yes");
    overlay.slipIn();
    String decided = overlay.git("rev-parse", "HEAD");
    overlay.git("revert", "--no-commit", "HEAD");

    Reported staged = overlay.check("--staged");

    assertThat(staged.code()).as(staged.toString()).isZero();
    assertThat(staged.ids()).contains("decision-undone").doesNotContain("pin-edited");
    overlay.slipIn();
    assertThat(overlay.git("diff", "--name-only", before, "HEAD")).isEmpty();
    Reported range = overlay.check("--since", decided);
    assertThat(range.code()).as(range.toString()).isZero();
    assertThat(range.ids()).contains("decision-undone");
    assertThat(pushed(decided).code()).isZero();
    String text = overlay.tool().run("check", "--since", decided).out().replaceAll("\\s+", " ");
    assertThat(text).contains("undone: ", "looked at it", "Sample Maintainer");
    assertThat(overlay.check("--all").code()).isZero();
  }

  @Test
  void several_decisions_can_be_undone_at_once() throws IOException {
    decide("identity-changed");
    String first = overlay.git("rev-parse", "HEAD");
    decide("attestation-lost-of-egret");
    overlay.git("checkout", "-q", first + "^", "--", EGRET);
    overlay.git("rm", "-q", "--cached", EGRET + "/egret-cache-2.2.0.ebuild");
    overlay.git("rm", "-q", "--cached", EGRET + "/egret-cache-2.3.0.ebuild");
    overlay.git("clean", "-qfd");

    Reported staged = overlay.check("--staged");

    assertThat(staged.code()).as(staged.toString()).isZero();
    assertThat(staged.message("decision-undone")).contains("workflow-changed", "attestation-lost");
  }

  @Test
  void a_decision_that_an_ebuild_still_needs_cannot_be_undone() throws IOException {
    decide("identity-changed");
    overlay.git("checkout", "-q", "HEAD^", "--", EGRET_PIN);

    Reported staged = overlay.check("--staged");

    assertThat(staged.code()).as(staged.toString()).isEqualTo(1);
    assertThat(staged.blocking()).contains("pin-edited");
    assertThat(staged.ids()).doesNotContain("decision-undone");
  }

  @Test
  void a_decision_about_a_file_that_is_still_there_cannot_be_undone() throws IOException {
    decide("attestation-lost");
    overlay.git("checkout", "-q", "HEAD^", "--", HERON_PIN);

    assertThat(overlay.check("--staged").blocking()).contains("pin-edited");
  }

  @Test
  void history_is_no_licence() throws IOException {
    decide("identity-changed");
    String trusted = overlay.text(EGRET_PIN);
    overlay.git("revert", "--no-edit", "HEAD");
    String base = overlay.git("rev-parse", "HEAD");
    String withoutDecision = trusted.substring(0, trusted.indexOf("[[decision]]"));
    bump("2.4.0", "publish.yml");
    overlay.write(EGRET_PIN, withoutDecision);
    overlay.slipIn();

    Reported range = overlay.check("--since", base);

    assertThat(range.blocking()).as(range.toString()).contains("pin-edited", "workflow-changed");
  }

  @Test
  void more_than_the_last_decisions_is_not_undone() throws IOException {
    decide("identity-changed");
    overlay.git("revert", "--no-commit", "HEAD");
    overlay.edit(EGRET_PIN, "workflow = \"release.yml\"", "workflow = \"other.yml\"");
    overlay.git("add", "-A");

    assertThat(overlay.check("--staged").blocking()).contains("pin-edited");
  }

  @Test
  void undoing_comes_first_too_where_decisions_do() throws IOException {
    decide("identity-changed");
    overlay.write(POLICY, "decisions = \"separate\"\n").slipIn();
    overlay.git("revert", "--no-commit", "HEAD~1");

    Reported staged = overlay.check("--staged");

    assertThat(staged.code()).as(staged.toString()).isEqualTo(1);
    assertThat(staged.blocking()).containsExactly("decision-undone");
  }

  @Test
  void after_going_back_the_former_identity_goes_on() throws IOException {
    decide("identity-changed");
    overlay.git("revert", "--no-edit", "HEAD");

    bump("2.3.0", "release.yml");
    Reported same = overlay.check("--staged");

    assertThat(same.code()).as(same.toString()).isZero();
    assertThat(same.verdicts()).containsEntry(EGRET + "-2.3.0", "attested");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ours", "theirs"})
  void two_maintainers_who_accept_the_same_bump_can_merge_either_way(String side)
      throws IOException {
    String start = overlay.git("rev-parse", "HEAD");
    overlay.stage("identity-changed");
    accept("--reason", "renamed, as their changelog says", "--yes");
    overlay.slipIn();
    String mine = overlay.git("rev-parse", "HEAD");
    overlay.git("checkout", "-q", "-b", "other", start);
    overlay.stage("identity-changed");
    accept("--reason", "saw the commit that renamed it", "--yes");
    overlay.slipIn();
    String theirs = overlay.git("rev-parse", "HEAD");
    overlay.git("checkout", "-q", "main");
    merge(theirs);
    overlay.git("checkout", "--" + side, "--", EGRET_PIN);
    overlay.git("add", "-A");

    Reported commit = overlay.check("--staged");

    assertThat(commit.code()).as(commit.toString()).isZero();
    overlay.git("-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", "merge");
    for (String old : new String[] {mine, theirs}) {
      Reported range = overlay.check("--since", old);
      assertThat(range.code()).as(range.toString()).isZero();
      assertThat(pushed(old).code()).isZero();
    }
  }

  @Test
  void a_merge_forgets_nothing_of_what_is_merged() throws IOException {
    String start = overlay.git("rev-parse", "HEAD");
    overlay.git("checkout", "-q", "-b", "other", start);
    decide("identity-changed");
    String theirs = overlay.git("rev-parse", "HEAD");
    overlay.git("checkout", "-q", "main");
    overlay.write("README", "a line\n").slipIn();
    merge(theirs);
    String pin = overlay.text(EGRET_PIN);
    overlay.write(EGRET_PIN, pin.replaceAll("until = .*\n", ""));
    overlay.git("add", "-A");

    Reported commit = overlay.check("--staged");

    assertThat(commit.code()).as(commit.toString()).isEqualTo(1);
    assertThat(commit.blocking()).contains("pin-edited");
  }

  private void merge(String commit) {
    try {
      overlay.git(
          "-c", "core.hooksPath=/dev/null", "merge", "-q", "--no-commit", "--no-ff", commit);
    } catch (IOException | IllegalStateException e) {
      // the pin has conflicts, which the test resolves
      assertThat(overlay.file(".git/MERGE_HEAD")).exists();
    }
  }

  private void decide(String bump) throws IOException {
    if (bump.equals("attestation-lost-of-egret")) {
      bump("2.3.0", null);
    } else {
      overlay.stage(bump);
    }
    accept("--reason", "looked at it", "--yes");
    overlay.slipIn();
  }

  private void bump(String version, String workflow) throws IOException {
    Distfile[] files =
        overlay.upload(
            "egret-cache",
            version,
            workflow == null ? null : egret(version).withWorkflow(workflow));
    overlay.ebuild(
        EGRET, version, EbuildText.of("Cache", "https://egret.example/", null).text(), files[0]);
    overlay.git("add", "-A");
  }

  private CommandResult pushed(String old) throws IOException {
    String line =
        "refs/heads/main %s refs/heads/main %s\n".formatted(overlay.git("rev-parse", "HEAD"), old);
    return overlay.tool().reading(line).run("check", "--push", "--remote", "origin");
  }

  private void accept(String... arguments) {
    CommandResult result = overlay.tool().run("accept", arguments);
    assertThat(result.code()).as(result.toString()).isZero();
  }
}
