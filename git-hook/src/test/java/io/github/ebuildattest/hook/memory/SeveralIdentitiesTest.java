package io.github.ebuildattest.hook.memory;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.PLOVER_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static io.github.ebuildattest.hook.Sample.egret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.sample.SampleOverlay;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Packages that several workflows publish, and packages of several projects. */
class SeveralIdentitiesTest extends OverlayCase {

  private static final Instant LOGGED = Instant.parse("2025-09-02T10:00:00Z");
  private static final String RUFF = "dev-python/ruff-bird";
  private static final String PIN = RUFF + "/attestations.toml";

  @Test
  void first_use_remembers_both_of_two_identities_in_one_bump() throws IOException {
    bump("1.0", "release.yml", "wheels.yml");

    assertThat(overlay.check("--staged", "--hook").code()).isZero();

    String pin = overlay.text(PIN);
    assertThat(pin.lines().filter("[[attestation-identities]]"::equals)).hasSize(2);
    assertThat(pin).contains("workflow = \"release.yml\"", "workflow = \"wheels.yml\"");
    overlay.slipIn();
    bump("1.1", "release.yml", "wheels.yml");
    Reported next = overlay.check("--staged");
    assertThat(next.code()).as(next.toString()).isZero();
    assertThat(next.verdicts()).containsEntry(RUFF + "-1.1", "attested");
  }

  @Test
  void a_second_identity_is_added_beside_the_first_and_not_in_its_place() throws IOException {
    pinned("release.yml", "release.yml");
    bump("1.1", "release.yml", "wheels.yml");
    Reported blocked = overlay.check("--staged");
    assertThat(blocked.blocking()).as(blocked.toString()).containsExactly("workflow-changed");

    CommandResult result = overlay.tool().run("accept", "--reason", "wheels moved out", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    String pin = overlay.text(PIN);
    assertThat(pin.lines().filter("[[attestation-identities]]"::equals)).hasSize(2);
    assertThat(pin)
        .contains(
            "finding = \"workflow-changed\"\nwas = \"nothing\"\nnow = \"GitHub, ruffs/ruff-bird");
    Reported accepted = overlay.check("--staged");
    assertThat(accepted.code()).as(accepted.toString()).isZero();
    assertThat(accepted.verdicts()).containsEntry(RUFF + "-1.1", "accepted");
    overlay.slipIn();
    bump("1.2", "wheels.yml", "release.yml");
    assertThat(overlay.check("--staged").verdicts()).containsEntry(RUFF + "-1.2", "attested");
  }

  @Test
  void an_identity_that_attests_nothing_any_more_ends() throws IOException {
    pinned("release.yml", "wheels.yml");
    bump("1.1", "release.yml", "cibuildwheel.yml");

    assertThat(overlay.tool().run("accept", "--reason", "renamed", "--yes").code()).isZero();

    String pin = overlay.text(PIN);
    // both are equally close, and one of them still attests the source distribution
    assertThat(pin)
        .contains("workflow = \"release.yml\"", "workflow = \"cibuildwheel.yml\"")
        .containsOnlyOnce("until = ")
        .contains("was = \"workflow wheels.yml\"\nnow = \"workflow cibuildwheel.yml\"");
    assertThat(overlay.check("--staged").code()).isZero();
  }

  @Test
  void one_is_changed_and_another_added_in_one_answer() throws IOException {
    pinned("release.yml", "release.yml");
    bump("1.1", "publish.yml", "wheels.yml");

    CommandResult result = overlay.tool().run("accept", "--reason", "CI rewritten", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString() + overlay.text(PIN)).isZero();
    assertThat(overlay.text(PIN))
        .contains("workflow = \"publish.yml\"", "workflow = \"wheels.yml\"")
        .containsOnlyOnce("until = ")
        .containsOnlyOnce("workflow = \"release.yml\"");
  }

  @Test
  void a_second_answer_before_the_commit_is_as_good_as_one() throws IOException {
    pinned("release.yml", "release.yml");
    bump("1.1", "publish.yml", "publish.yml");
    assertThat(overlay.tool().run("accept", "--reason", "renamed", "--yes").code()).isZero();
    bump("1.1", "deploy.yml", "deploy.yml");

    CommandResult result = overlay.tool().run("accept", "--reason", "renamed again", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString() + overlay.text(PIN)).isZero();
    assertThat(overlay.text(PIN)).contains("workflow = \"deploy.yml\"");
  }

  @Test
  void a_second_identity_prepared_without_a_decision_is_not_used() throws IOException {
    pinned("release.yml", "release.yml");
    String base = overlay.git("rev-parse", "HEAD");
    String pin = overlay.text(PIN);
    String table = pin.substring(pin.indexOf("[[attestation-identities]]"));
    bump("1.1", "release.yml", "wheels.yml");
    overlay.write(PIN, pin + "\n" + table.replace("release.yml", "wheels.yml")).slipIn();

    Reported report = overlay.check("--since", base);

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).contains("pin-edited", "workflow-changed");
  }

  @Test
  void a_second_project_is_remembered_under_its_own_name() throws IOException {
    bumpEgretWithCompanion("2.2.0", "700300301");
    Reported blocked = overlay.check("--staged");
    assertThat(blocked.blocking()).as(blocked.toString()).contains("first-use");

    CommandResult result = overlay.tool().run("accept", "--reason", "its test data", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text(EGRET_PIN)).contains("project = \"egret-eggs\"");
    Reported accepted = overlay.check("--staged");
    assertThat(accepted.code()).as(accepted.toString()).isZero();
    overlay.slipIn();
    bumpEgretWithCompanion("2.3.0", "700300301");
    Reported next = overlay.check("--staged");
    assertThat(next.code()).as(next.toString()).isZero();
    overlay.slipIn();
    bumpEgretWithCompanion("2.4.0", "700300999");
    assertThat(overlay.check("--staged").blocking()).contains("repository-recreated");
  }

  @Test
  void a_package_under_another_name_than_its_project_is_pinned_by_the_project() throws IOException {
    Distfile[] files = overlay.upload("stilt-legs", "1.0", null);
    overlay.ebuild(
        "dev-python/stilt",
        "1.0",
        EbuildText.of("Stilt", "https://stilt.example/", null).withProject("Stilt.Legs").text(),
        files[0]);
    overlay.git("add", "-A");

    CommandResult result = overlay.tool().run("accept", "--reason", "by hand", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text("dev-python/stilt/attestations.toml"))
        .startsWith("project = \"stilt-legs\"\nattested = false\n");
    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString()).isZero();
  }

  @Test
  void a_package_known_not_to_attest_turns_true_when_a_human_answers_to_its_first_use()
      throws IOException {
    overlay
        .write(POLICY, "first-use = \"ask\"\n")
        .write(PLOVER_PIN, "project = \"plover-text\"\nattested = false\n")
        .slipIn();
    overlay.stage("first-use");
    assertThat(overlay.check("--staged").blocking()).contains("first-use");

    CommandResult result = overlay.tool().run("accept", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text(PLOVER_PIN))
        .startsWith("project = \"plover-text\"\nattested = true\nattested-since = \"1.0\"\n");
    assertThat(overlay.check("--staged").code()).isZero();
  }

  private void pinned(String sdistWorkflow, String wheelWorkflow) throws IOException {
    bump("1.0", sdistWorkflow, wheelWorkflow);
    assertThat(overlay.check("--staged", "--hook").code()).isZero();
    overlay.slipIn();
  }

  private static GitHubIdentity ruff(String version, String workflow) {
    return GitHubIdentity.releasing("ruffs/ruff-bird", "700300201", "700300202", version)
        .withWorkflow(workflow);
  }

  /** A release whose source distribution and wheel come from different workflows. */
  private void bump(String version, String sdistWorkflow, String wheelWorkflow) throws IOException {
    Instant logged = LOGGED.plusSeconds(Math.round(86_400 * 10 * Double.parseDouble(version)));
    Distfile[] sdist =
        overlay.upload(
            "ruff-bird",
            version,
            Sdist.of("ruff-bird", version),
            ruff(version, sdistWorkflow),
            logged);
    String name = "ruff_bird-" + version + "-py3-none-any.whl";
    byte[] bytes = ("a wheel of " + version).getBytes(StandardCharsets.UTF_8);
    Distfile wheel = new Distfile(name, bytes);
    String provenance =
        AttestationMaker.of(
                SampleOverlay.SIGSTORE, ruff(version, wheelWorkflow), name, bytes, logged)
            .provenanceJson();
    Files.write(overlay.repository().distdir().resolve(name), bytes);
    Files.writeString(overlay.repository().distdir().resolve(name + ".provenance"), provenance);
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "ruff-bird");
    index.release("ruff-bird", version).file(name, bytes).uploaded(logged).provenance(provenance);
    IndexFolder.write(index, overlay.repository().indexFolder());
    overlay.ebuild(
        RUFF,
        version,
        EbuildText.of("Ruff", "https://ruff.example/", "https://github.com/ruffs/ruff-bird")
            .withLines("SRC_URI+=\" $(pypi_wheel_url)\"")
            .text(),
        sdist[0],
        sdist[1],
        wheel);
    overlay.git("add", "-A");
  }

  /** A bump of a pinned package that fetches its test data from another project. */
  private void bumpEgretWithCompanion(String version, String repositoryId) throws IOException {
    Distfile[] own = overlay.upload("egret-cache", version, egret(version));
    Distfile[] other =
        overlay.upload(
            "egret-eggs",
            version,
            GitHubIdentity.releasing("nests/egret-eggs", repositoryId, "700300302", version));
    overlay.ebuild(
        EGRET,
        version,
        EbuildText.of("Cache", "https://egret.example/", null)
            .withLines("SRC_URI+=\" $(pypi_sdist_url egret-eggs)\"")
            .text(),
        own[0],
        other[0]);
    overlay.git("add", "-A");
  }
}
