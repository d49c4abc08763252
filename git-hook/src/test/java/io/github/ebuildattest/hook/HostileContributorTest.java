package io.github.ebuildattest.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Tool.Outcome;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.PinText;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pull request whose author wants his own release in, and knows how the gate remembers. */
class HostileContributorTest {

  private static final String HERON = "dev-python/heron-parser";
  private static final String HERON_PIN = HERON + "/attestations.toml";
  private static final String EGRET = "dev-python/egret-cache";
  private static final String EGRET_PIN = EGRET + "/attestations.toml";
  private static final String POLICY = "metadata/ebuild-attest.toml";

  /** Somebody who owns a repository of the right name, with numbers of his own. */
  private static final GitHubIdentity STRANGER =
      GitHubIdentity.releasing("heronry/heron-parser", "700999001", "700999002", "1.5.0")
          .withEnvironment("pypi");

  @TempDir Path directory;
  private Overlay overlay;
  private String base;

  @BeforeEach
  void create() throws IOException {
    overlay = Overlay.in(directory.resolve("overlay"));
    base = overlay.git("rev-parse", "HEAD");
  }

  @AfterEach
  void close() {
    overlay.close();
  }

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
            PinText.attested(
                "egret-cache",
                "2.2.0",
                GitHubIdentity.releasing("egret-lab/egret-cache", "700100102", "700200102", "2.2.0")
                    .withWorkflow("publish.yml")))
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
        "dev-python/plover-text",
        "1.1",
        EbuildText.of(
                "Text", "https://plover.example/", "https://github.com/ploverworks/plover-text")
            .text(),
        files);
    if (withPinOfHisOwn) {
      overlay.write(
          "dev-python/plover-text/attestations.toml",
          PinText.attested("plover-text", "1.1", stranger));
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

  @Test
  void cannot_switch_to_a_look_alike_that_its_own_author_attests() throws IOException {
    overlay.slipIn("look-alike");

    assertBlocked("project-changed");
  }

  @Test
  void cannot_rename_the_pins_project_along_with_a_look_alike() throws IOException {
    overlay.stage("look-alike");
    overlay
        .write(
            HERON_PIN,
            PinText.attested(
                "heron-parsers",
                "1.33.0",
                GitHubIdentity.releasing(
                    "heronries/heron-parsers", "700100672", "700200672", "1.33.0")))
        .slipIn();

    assertBlocked("project-changed", "pin-edited");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://files.pythonhosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz",
        "mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz"
      })
  void cannot_hide_by_dropping_the_eclass(String uri) throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", STRANGER);
    overlay.ebuild(HERON, "1.5.0", withoutEclass(uri), files).slipIn();

    assertBlocked("repository-recreated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://heronry.example/heron_parser-1.5.0.tar.gz",
        "http://files.pythonhosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz",
        "https://FILES.pythonhosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz",
        "https://files.pythonhosted.org:444/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz",
        "https://a@files.pythonhosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz"
      })
  void cannot_leave_pypi_or_look_as_if_he_had_not(String uri) throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", null);
    overlay.ebuild(HERON, "1.5.0", withoutEclass(uri), files).slipIn();

    Reported report = overlay.check("--since", base);

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking())
        .as(report.toString())
        .containsAnyOf("source-left-pypi", "source-disguised");
  }

  @Test
  void cannot_serve_an_old_release_under_a_new_number() throws IOException {
    overlay.slipIn("old-release-renumbered");

    assertBlocked("version-mismatch");
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
    Outcome text = overlay.tool().run("check", "--since", base);
    assertThat(text.out())
        .contains(
            "dev-python/plover-text/attestations.toml",
            "project = \"plover-text\"",
            "attested-since = \"1.0\"",
            "repository-id = \"700100304\"");
  }

  @Test
  void cannot_prepare_a_pin_for_a_later_release() throws IOException {
    overlay.stage("first-use");
    overlay
        .write(
            "dev-python/plover-text/attestations.toml",
            PinText.attested(
                "plover-text",
                "1.0",
                GitHubIdentity.releasing(
                    "ploverworks/plover-text", "700999003", "700999004", "1.0")))
        .slipIn();

    assertBlocked("pin-disagrees");
  }

  @Test
  void is_named_where_he_decides_for_himself() throws IOException {
    decideAboutEgret();

    Reported report = overlay.check("--since", base);
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.ids()).contains("decision-with-change", "workflow-changed");
    assertThat(report.verdicts()).containsEntry(EGRET + "-2.2.0", "accepted");
    String out = overlay.tool().run("check", "--since", base).out();
    assertThat(out).contains("Mallory Heronsbane", "because I say so");
    assertThat(out.indexOf("because I say so")).isLessThan(out.indexOf(EGRET + "-2.2.0"));
  }

  @Test
  void cannot_decide_for_himself_where_decisions_come_separately() throws IOException {
    overlay.write(POLICY, "decisions = \"separate\"\n");
    base = overlay.slipIn();
    decideAboutEgret();

    assertBlocked("decision-with-change", "workflow-changed");
  }

  @Test
  void cannot_call_a_new_package_unattested_where_decisions_come_separately() throws IOException {
    overlay.write(POLICY, "decisions = \"separate\"\n");
    base = overlay.slipIn();
    overlay.stage("unattested");
    overlay
        .write("dev-python/whimbrel-tools/attestations.toml", PinText.unattested("whimbrel-tools"))
        .slipIn();

    assertBlocked("unattested");
  }

  @Test
  void cannot_hide_a_decision_behind_another_email_of_the_last_commit() throws IOException {
    decideAboutEgret();
    overlay.slipIn("unrelated");

    assertThat(overlay.tool().run("check", "--since", base).out()).contains("Mallory Heronsbane");
  }

  @Test
  void cannot_reuse_a_decision_about_another_file() throws IOException {
    overlay.stage("attestation-lost");
    overlay
        .write(
            HERON_PIN,
            overlay.text(HERON_PIN)
                + """

                [[decision]]
                date = 2026-11-21
                finding = "attestation-lost"
                version = "1.8.0"
                sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                reason = "the digest of something else"
                """)
        .slipIn();

    assertBlocked("attestation-lost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest-mismatch", "subject-mismatch", "signature-invalid"})
  void cannot_decide_about_what_is_never_accepted(String finding) throws IOException {
    overlay.stage("tampered");
    String sha256 =
        Sha256Hex.of(overlay.repository().distdir().resolve("heron_parser-1.20.0.tar.gz"));
    overlay
        .write(
            HERON_PIN,
            overlay.text(HERON_PIN)
                + """

                [[decision]]
                date = 2026-11-21
                finding = "%s"
                version = "1.20.0"
                sha256 = "%s"
                reason = "looks fine"
                """
                    .formatted(finding, sha256))
        .slipIn();

    Reported report = overlay.check("--since", base);
    assertThat(report.code()).as(report.toString()).isIn(1, 3);
    if (report.code() == 1) {
      assertThat(report.blocking()).contains("digest-mismatch");
    }
  }

  @Test
  void cannot_rewrite_an_old_decision() throws IOException {
    decideAboutEgret();
    base = overlay.git("rev-parse", "HEAD");
    overlay.edit(EGRET_PIN, "because I say so", "a committee found it in order").slipIn();

    assertBlocked("pin-edited");
  }

  @Test
  void cannot_swap_the_file_in_a_revision_bump() throws IOException {
    String old = HERON + "/heron-parser-1.4.0.ebuild";
    overlay.git("mv", old, HERON + "/heron-parser-1.4.0-r1.ebuild");
    Path file = overlay.repository().distdir().resolve("heron_parser-1.4.0.tar.gz");
    Distfile damaged =
        new Distfile("heron_parser-1.4.0.tar.gz", Files.readAllBytes(file)).damaged();
    Files.write(file, damaged.bytes());
    overlay.ebuild(
        HERON, "1.4.0-r1", overlay.text(HERON + "/heron-parser-1.4.0-r1.ebuild"), damaged);
    overlay.slipIn();

    assertBlocked("digest-mismatch");
  }

  @Test
  void cannot_change_the_declared_upstream_of_a_pinned_package() throws IOException {
    overlay
        .edit(HERON + "/metadata.xml", "heronry/heron-parser", "kingfisher/heron-parser")
        .edit(
            HERON + "/heron-parser-1.4.0.ebuild",
            "https://github.com/heronry/heron-parser\n",
            "https://github.com/kingfisher/heron-parser\n")
        .slipIn();

    Reported report = overlay.check("--since", base);
    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking())
        .as(report.toString())
        .containsAnyOf("upstream-conflict", "upstream-mismatch");
  }

  @Test
  void cannot_bring_a_pypi_eclass_of_his_own() throws IOException {
    overlay
        .write("eclass/pypi.eclass", "SRC_URI=\"https://heronry.example/${P}.tar.gz\"\n")
        .slipIn();

    assertBlocked("eclass-overridden");
  }

  @Test
  void cannot_redefine_the_mirror() throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", STRANGER);
    overlay
        .write("profiles/thirdpartymirrors", "pypi https://heronry.example/\n")
        .ebuild(
            HERON,
            "1.5.0",
            withoutEclass("mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz"),
            files)
        .slipIn();

    assertBlocked("source-disguised");
  }

  @Test
  void cannot_have_git_rewrite_what_was_judged() throws IOException {
    overlay.stage("attested");
    overlay.write(HERON + "/.gitattributes", "*.ebuild filter=other\n").slipIn();

    assertBlocked("content-rewritten");
  }

  @Test
  void cannot_send_users_elsewhere_by_the_metadata_cache() throws IOException {
    overlay.stage("attested");
    overlay
        .write(
            "metadata/md5-cache/" + HERON + "-1.5.0", "EAPI=8\nSRC_URI=https://heronry.example/x\n")
        .slipIn();

    assertBlocked("metadata-cache-disagrees");
  }

  @Test
  void cannot_edit_the_metadata_cache_alone() throws IOException {
    String entry = "metadata/md5-cache/" + HERON + "-1.4.0";
    String file = "heron_parser-1.4.0.tar.gz";
    String honest =
        "SRC_URI=https://files.pythonhosted.org/packages/source/h/heron-parser/%s".formatted(file)
            + " verify-provenance? ( https://pypi.org/integrity/heron-parser/v1.4.0/%s/provenance"
                .formatted(file)
            + " -> %s.provenance )\n".formatted(file);
    overlay.write(entry, honest).slipIn();
    Reported added = overlay.check("--since", "HEAD~1");
    overlay.write(entry, honest.replace("files.pythonhosted.org", "heronry.example")).slipIn();
    Reported edited = overlay.check("--since", "HEAD~1");

    assertThat(added.code()).as(added.toString()).isZero();
    assertThat(edited.blocking()).as(edited.toString()).contains("metadata-cache-disagrees");
  }

  private static String heron() {
    return EbuildText.of("Parser", "https://h.example/", "https://github.com/heronry/heron-parser")
        .text();
  }

  private static String withoutEclass(String uri) {
    return """
    EAPI=8
    DESCRIPTION="Parser"
    HOMEPAGE="https://heronry.example/"
    SRC_URI="%s"
    LICENSE="MIT"
    SLOT="0"
    KEYWORDS="~amd64"
    """
        .formatted(uri);
  }

  private void bumpBy(GitHubIdentity identity) throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", identity);
    overlay.ebuild(HERON, "1.5.0", heron(), files);
  }

  /** A changed identity, and the contributor's own word for it. */
  private void decideAboutEgret() throws IOException {
    overlay.git("config", "user.name", "Mallory Heronsbane");
    overlay.stage("identity-changed");
    Outcome outcome = overlay.tool().run("accept", "--reason", "because I say so", "--yes");
    assertThat(outcome.code()).as(outcome.toString()).isZero();
    overlay.slipIn();
    overlay.git("config", "user.name", "Sample Maintainer");
  }

  private void assertBlocked(String... findings) {
    Reported report = overlay.check("--since", base);
    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).as(report.toString()).contains(findings);
  }
}
