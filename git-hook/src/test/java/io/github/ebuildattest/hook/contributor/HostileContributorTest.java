package io.github.ebuildattest.hook.contributor;

import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.PLOVER;
import static io.github.ebuildattest.hook.Sample.PLOVER_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static io.github.ebuildattest.hook.Sample.egret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.PinText;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pull request whose author wants a release of their own in, and knows how pins work. */
class HostileContributorTest extends ContributorCase {

  @Test
  void cannot_edit_the_pin_to_fit_his_bump() throws IOException {
    overlay.slipIn("pin-edited");

    assertBlocked("pin-edited", "repository-recreated");
  }

  @Test
  void cannot_edit_the_pin_in_one_commit_and_bump_in_the_next() throws IOException {
    overlay.edit(EGRET_PIN, "release.yml", "publish.yml").slipIn();
    overlay.slipIn("identity-changed");

    assertBlocked("pin-edited", "workflow-changed");
  }

  @Test
  void cannot_delete_the_pin_first_and_bump_later() throws IOException {
    overlay.slipIn("pin-removed");
    overlay.slipIn("identity-changed");

    assertBlocked("pin-removed", "workflow-changed");
  }

  @Test
  void cannot_replace_the_pin_by_way_of_a_commit_without_one() throws IOException {
    overlay.slipIn("pin-removed");
    overlay.stage("identity-changed");
    overlay
        .write(
            EGRET_PIN,
            PinText.attested("egret-cache", "2.2.0", egret("2.2.0").withWorkflow("publish.yml")))
        .slipIn();

    assertBlocked("pin-edited", "workflow-changed");
  }

  @Test
  void cannot_add_a_second_identity_without_a_decision() throws IOException {
    bumpBy(STRANGER);
    String second = PinText.attested("heron-parser", "1.5.0", STRANGER);
    overlay
        .write(
            HERON_PIN,
            overlay.text(HERON_PIN)
                + second.substring(second.indexOf("\n[[attestation-identities]]")))
        .slipIn();

    assertBlocked("pin-edited", "repository-recreated");
  }

  @Test
  void cannot_have_every_file_below_his_release_forgotten() throws IOException {
    overlay.stage("attestation-lost");
    overlay.edit(HERON_PIN, "attested-since = \"1.4.0\"", "attested-since = \"9.0\"").slipIn();

    assertBlocked("pin-edited", "attestation-lost");
  }

  @Test
  void cannot_call_an_attested_package_unattested() throws IOException {
    overlay.stage("attestation-lost");
    overlay.write(HERON_PIN, PinText.unattested("heron-parser")).slipIn();

    assertBlocked("pin-edited", "attestation-lost");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void cannot_branch_off_from_before_the_pin(boolean withPinOfHisOwn) throws IOException {
    overlay.stage("first-use");
    assertThat(overlay.check("--staged", "--hook").code()).isZero();
    overlay.slipIn();
    overlay.git("checkout", "-q", "-b", "topic", base);
    GitHubIdentity stranger =
        GitHubIdentity.releasing("ploverworks/plover-text", "700999003", "700999004", "1.1");
    Distfile[] files = overlay.upload("plover-text", "1.1", stranger);
    overlay.ebuild(
        PLOVER,
        "1.1",
        EbuildText.of(
                "Text", "https://plover.example/", "https://github.com/ploverworks/plover-text")
            .text(),
        files);
    if (withPinOfHisOwn) {
      overlay.write(PLOVER_PIN, PinText.attested("plover-text", "1.1", stranger));
    }
    overlay.slipIn();

    Reported report = overlay.check("--since", "main");

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).as(report.toString()).contains("repository-recreated");
  }

  @ParameterizedTest
  @CsvSource({"dev-util/heron-parser", "dev-python/heron", "app-misc/heron-parser"})
  void cannot_shake_the_pin_off_by_moving_the_package(String elsewhere) throws IOException {
    Files.createDirectories(overlay.file(elsewhere).getParent());
    overlay.git("mv", HERON, elsewhere);
    overlay.git("rm", "-q", "-f", elsewhere + "/heron-parser-1.4.0.ebuild");
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", STRANGER);
    overlay.ebuild(
        elsewhere,
        "1.5.0",
        EbuildText.of("Parser", "https://h.example/", "https://github.com/heronry/heron-parser")
            .withProject("heron-parser")
            .text(),
        files);
    overlay
        .write(
            elsewhere + "/attestations.toml", PinText.attested("heron-parser", "1.5.0", STRANGER))
        .slipIn();

    assertBlocked("repository-recreated");
  }

  @Test
  void cannot_take_up_a_project_again_unattested_in_another_package() throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", null);
    overlay.ebuild(
        "dev-util/heron",
        "1.5.0",
        EbuildText.of("Parser", "https://h.example/", null).withProject("heron-parser").text(),
        files);
    overlay.write("dev-util/heron/attestations.toml", PinText.unattested("heron-parser")).slipIn();

    assertBlocked("attestation-lost");
  }

  @ParameterizedTest
  @CsvSource({
    "unattested, unattested, unattested = \"warn\"",
    "identity-changed, workflow-changed, workflow-change = \"warn\"",
  })
  void cannot_loosen_the_policy_that_judges_him(String bump, String finding, String key)
      throws IOException {
    overlay.stage(bump);
    overlay.write(POLICY, key + "\n").slipIn();

    assertBlocked(finding);
    assertThat(overlay.check("--since", base).ids()).contains("gate-changed");
  }

  @Test
  void is_judged_by_the_defaults_where_he_deletes_the_policy() throws IOException {
    overlay.stage("unattested");
    Files.delete(overlay.file(POLICY));
    overlay.slipIn();

    assertBlocked("unattested");
    assertThat(overlay.check("--since", base).ids()).contains("gate-changed");
  }

  @Test
  void cannot_bring_a_bump_in_by_a_merge() throws IOException {
    overlay.git("checkout", "-q", "-b", "topic");
    overlay.slipIn("identity-changed");
    overlay.git("checkout", "-q", "main");
    overlay.slipIn("unrelated");
    overlay.git("merge", "-q", "--no-verify", "--no-ff", "-m", "merge", "topic");

    assertBlocked("workflow-changed");
  }

  @Test
  void cannot_hide_a_bump_in_the_merge_commit_itself() throws IOException {
    overlay.git("checkout", "-q", "-b", "topic");
    overlay.slipIn("unchanged");
    overlay.git("checkout", "-q", "main");
    overlay.slipIn("unrelated");
    overlay.git("merge", "-q", "--no-verify", "--no-ff", "--no-commit", "topic");
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", STRANGER);
    overlay.ebuild(HERON, "1.5.0", heron(), files).slipIn();

    assertBlocked("repository-recreated");
  }

  @Test
  void has_to_leave_memory_behind() throws IOException {
    overlay.slipIn("first-use");

    assertBlocked("pin-missing");
    CommandResult text = overlay.tool().run("check", "--since", base);
    assertThat(text.out())
        .contains(
            PLOVER_PIN,
            "project = \"plover-text\"",
            "attested-since = \"1.0\"",
            "repository-id = \"700100304\"");
  }

  @Test
  void cannot_prepare_a_pin_for_a_later_release() throws IOException {
    overlay.stage("first-use");
    overlay
        .write(
            PLOVER_PIN,
            PinText.attested(
                "plover-text",
                "1.0",
                GitHubIdentity.releasing(
                    "ploverworks/plover-text", "700999003", "700999004", "1.0")))
        .slipIn();

    assertBlocked("pin-disagrees");
  }

  private static String heron() {
    return EbuildText.of("Parser", "https://h.example/", "https://github.com/heronry/heron-parser")
        .text();
  }

  private void bumpBy(GitHubIdentity identity) throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", identity);
    overlay.ebuild(HERON, "1.5.0", heron(), files);
  }
}
