package io.github.ebuildattest.hook.memory;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Sample;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.GitLabIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an identity is made of: who signs, from which ref, in which environment. */
class SignersAndRefsTest extends OverlayCase {

  private static final String SHARED = "evil-corp/shared/.github/workflows/publish.yml";
  private static final String DUNLIN = "dev-python/dunlin";
  private static final String DUNLIN_PIN = DUNLIN + "/attestations.toml";
  private static final Instant START = Instant.parse("2025-06-01T10:00:00Z");

  private int days;

  @ParameterizedTest
  @ValueSource(
      strings = {
        SHARED + "@refs/heads/main",
        SHARED + "@refs/tags/v2.2.0",
        "egret-lab/egret-cache/.github/workflows/reusable.yml@refs/tags/v2.2.0",
        "egret-lab/.github/.github/workflows/release.yml@refs/tags/v2.2.0"
      })
  void another_signer_is_refused_where_none_is_pinned(String signer) throws IOException {
    bump("egret-cache", "2.2.0", Sample.egret("2.2.0").withSigner(signer));

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).containsExactly("signer-changed");
    assertThat(report.message("signer-changed"))
        .contains(signer.substring(0, signer.indexOf('@')), "release.yml itself");
    assertThat(report.bumps().get(0).get("identity").getAsString()).isEqualTo("another");
  }

  @Test
  void a_signer_that_was_accepted_is_pinned_and_compared_without_its_ref() throws IOException {
    bump("egret-cache", "2.2.0", Sample.egret("2.2.0").withSigner(SHARED + "@refs/heads/main"));
    accept("moved to their shared workflow");
    assertThat(overlay.text(EGRET_PIN)).contains("signer = \"" + SHARED + "\"");
    overlay.slipIn();

    bump("egret-cache", "2.3.0", Sample.egret("2.3.0").withSigner(SHARED + "@refs/heads/next"));
    Reported same = overlay.check("--staged");
    assertThat(same.code()).as(same.toString()).isZero();
    overlay.slipIn();

    bump("egret-cache", "2.4.0", Sample.egret("2.4.0"));
    assertThat(overlay.check("--staged").blocking()).containsExactly("signer-changed");
  }

  @Test
  void a_signer_is_remembered_from_the_first_use_on() throws IOException {
    bump("dunlin", "1.0", dunlin("1.0").withSigner(SHARED + "@refs/heads/main"));
    assertThat(overlay.check("--staged", "--hook").code()).isZero();
    assertThat(overlay.text(DUNLIN_PIN)).contains("signer = \"" + SHARED + "\"");
    overlay.slipIn();

    bump("dunlin", "1.1", dunlin("1.1").withSigner("other/x/.github/workflows/a.yml@refs/heads/m"));

    assertThat(overlay.check("--staged").blocking()).containsExactly("signer-changed");
  }

  @ParameterizedTest
  @CsvSource({"pypi, PyPI", "PyPI, pypi", "PYPI, pypi"})
  void the_case_of_an_environment_says_nothing_on_github(String was, String now)
      throws IOException {
    firstUse("1.0", dunlin("1.0").withEnvironment(was));

    bump("dunlin", "1.1", dunlin("1.1").withEnvironment(now));

    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.verdicts()).containsEntry(DUNLIN + "-1.1", "attested");
  }

  @Test
  void a_file_of_before_the_claim_says_nothing_of_its_environment() throws IOException {
    firstUse("1.0", dunlin("1.0").withEnvironment("pypi"));

    bump("dunlin", "0.9", dunlin("0.9"));

    assertThat(overlay.check("--staged").blocking()).doesNotContain("environment-changed");
    overlay.git("reset", "-q", "--hard");
    bump("dunlin", "1.1", dunlin("1.1").withEnvironment("staging"));
    assertThat(overlay.check("--staged").blocking()).containsExactly("environment-changed");
  }

  @ParameterizedTest
  @CsvSource({
    "refs/tags/rel_1_0_0, refs/tags/rel_1_1_0",
    "refs/tags/release-1-0-0, refs/tags/release-1-1-0",
    "refs/tags/v1.0.0+build5, refs/tags/v1.1.0+build7",
    "refs/tags/V1_0_0, refs/tags/V1_1_0"
  })
  void other_separators_in_a_tag_are_understood(String was, String now) throws IOException {
    firstUse("1.0.0", dunlin("1.0.0").withRef(was));

    bump("dunlin", "1.1.0", dunlin("1.1.0").withRef(now));

    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report + overlay.text(DUNLIN_PIN)).isZero();
    overlay.slipIn();
    bump("dunlin", "1.2.0", dunlin("1.2.0").withRef(now));
    assertThat(overlay.check("--staged").blocking()).containsExactly("ref-changed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"refs/tags/build-5831", "refs/tags/stable", "refs/tags/2025-06-01"})
  void a_literal_tag_serves_one_release_and_a_human_is_told(String tag) throws IOException {
    bump("dunlin", "1.0.0", dunlin("1.0.0").withRef(tag));
    CommandResult hook = overlay.tool().run("check", "--staged", "--hook");
    assertThat(hook.code()).as(hook.toString()).isZero();
    assertThat(hook.out().replaceAll("\\s+", " ")).contains(tag, "names no version");
    overlay.slipIn();
    assertThat(overlay.check("--all").code()).isZero();

    bump("dunlin", "1.1.0", dunlin("1.1.0").withRef(tag));

    Reported again = overlay.check("--staged");
    assertThat(again.blocking()).as(again.toString()).containsExactly("ref-changed");
    assertThat(again.message("ref-changed")).contains(tag + " again", "1.0.0");
    accept("they move that tag");
    overlay.slipIn();
    Reported all = overlay.check("--all");
    assertThat(all.code()).as(all + overlay.text(DUNLIN_PIN)).isZero();
  }

  @Test
  void a_tag_that_an_older_pin_has_literally_serves_the_release_that_it_names() throws IOException {
    firstUse("1.0.0", dunlin("1.0.0").withRef("refs/tags/rel_1_0_0"));
    overlay.edit(DUNLIN_PIN, "rel_{version}", "rel_1_0_0").slipIn();
    assertThat(overlay.check("--all").code()).isZero();

    bump("dunlin", "1.3.0", dunlin("1.3.0").withRef("refs/tags/rel_1_0_0"));

    assertThat(overlay.check("--staged").blocking()).containsExactly("ref-changed");
  }

  @Test
  void a_literal_branch_serves_every_release() throws IOException {
    firstUse("1.0.0", dunlin("1.0.0").withRef("refs/heads/main"));

    bump("dunlin", "1.1.0", dunlin("1.1.0").withRef("refs/heads/main"));

    assertThat(overlay.check("--staged").code()).isZero();
  }

  @Test
  void a_project_that_moves_between_subgroups_of_gitlab_is_transferred_and_no_more()
      throws IOException {
    firstUse("1.0.0", gitLab("waders/old/dunlin", "700400002", "1.0.0"));

    bump("dunlin", "1.1.0", gitLab("waders/new/dunlin", "700400003", "1.1.0"));

    Reported report = overlay.check("--staged");
    assertThat(report.blocking())
        .as(report.toString())
        .contains("repository-transferred")
        .doesNotContain("owner-recreated");
  }

  @Test
  void another_publisher_is_called_another_before_a_human_answers() throws IOException {
    overlay.stage("other-repository");

    Reported report = overlay.check("--staged");

    assertThat(report.bumps().get(0).get("identity").getAsString()).isEqualTo("another");
    assertThat(report.bumps().get(0).get("continuity").getAsString())
        .startsWith("another identity");
    assertThat(report.bumps().get(0).getAsJsonArray("identity-changes")).isNotEmpty();
  }

  private void firstUse(String version, Identity by) throws IOException {
    bump("dunlin", version, by);
    if (overlay.check("--staged", "--hook").code() != 0) {
      accept("looked at it");
    }
    overlay.slipIn();
  }

  private static GitHubIdentity dunlin(String version) {
    return GitHubIdentity.releasing("waders/dunlin", "700400001", "700400002", version);
  }

  private static Identity gitLab(String path, String namespace, String version) {
    return new GitLabIdentity(
        path,
        ".gitlab-ci.yml",
        null,
        "700400001",
        namespace,
        "refs/tags/v" + version,
        "push",
        "gitlab-hosted");
  }

  private void accept(String reason) {
    CommandResult result = overlay.tool().run("accept", "--reason", reason, "--yes");
    assertThat(result.code()).as(result.toString()).isZero();
  }

  private void bump(String project, String version, Identity by) throws IOException {
    Distfile sdist = Sdist.of(project, version);
    Instant logged = START.plusSeconds(86_400L * days++);
    Distfile[] files = overlay.upload(project, version, sdist, by, logged);
    String declared = project.equals("dunlin") ? "https://github.com/waders/dunlin" : null;
    boolean onGitHub = by instanceof GitHubIdentity;
    overlay.ebuild(
        project.equals("dunlin") ? DUNLIN : EGRET,
        version,
        EbuildText.of("Wader", "https://wader.example/", onGitHub ? declared : null).text(),
        onGitHub && declared != null ? files : new Distfile[] {files[0]});
    overlay.git("add", "-A");
  }
}
