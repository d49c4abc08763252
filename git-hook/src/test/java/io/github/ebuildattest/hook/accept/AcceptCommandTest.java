package io.github.ebuildattest.hook.accept;

import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.WHIMBREL;
import static io.github.ebuildattest.hook.Sample.WHIMBREL_PIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Sha256Hex;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A human answers, and exactly that is recorded. */
class AcceptCommandTest extends AcceptCase {

  @Test
  void records_that_a_package_is_known_not_to_attest() throws IOException {
    overlay.stage("unattested");

    CommandResult result = accept("--reason", "released by hand, as ever", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text(WHIMBREL_PIN))
        .isEqualTo(
            """
            project = "whimbrel-tools"
            attested = false

            [[decision]]
            date = %s
            finding = "unattested"
            was = "nothing"
            now = "attested = false"
            reason = "released by hand, as ever"
            """
                .formatted(today()));
    assertStaged(WHIMBREL_PIN);
    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.verdicts()).containsEntry("dev-python/whimbrel-tools-0.3", "unattested");
    assertShownFirst("released by hand, as ever");
  }

  @Test
  void ends_the_former_identity_with_the_first_file_of_the_new_one() throws IOException {
    overlay
        .edit(EGRET_PIN, "workflow = \"release.yml\"", "workflow = \"release.yml\" # since 2.0")
        .slipIn();
    overlay.stage("identity-changed");
    String before = overlay.text(EGRET_PIN);

    CommandResult result = accept("--reason", "renamed in their #12", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text(EGRET_PIN))
        .isEqualTo(
            before
                + """
                until = 2025-09-01T10:00:00Z

                [[attestation-identities]]
                kind = "GitHub"
                repository = "egret-lab/egret-cache"
                workflow = "publish.yml"
                environment = ""
                repository-id = "700100102"
                owner-id = "700200102"
                ref = "refs/tags/v{version}"
                trigger = "release"
                runner = "github-hosted"

                [[decision]]
                date = %s
                finding = "workflow-changed"
                was = "workflow release.yml"
                now = "workflow publish.yml"
                reason = "renamed in their #12"
                """
                    .formatted(today()));
    assertStaged(EGRET_PIN);
    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.verdicts()).containsEntry("dev-python/egret-cache-2.2.0", "accepted");
    assertShownFirst("renamed in their #12");
  }

  @Test
  void names_a_transferred_repository_by_what_a_rename_cannot_change() throws IOException {
    overlay.stage("repository-transferred");

    accept("--reason", "announced on their blog", "--yes");

    assertThat(overlay.text("dev-python/bittern-mesh/attestations.toml"))
        .contains(
            "repository = \"reedbed/bittern-mesh\"\n",
            "owner-id = \"700200669\"\n",
            "finding = \"repository-transferred\"\n",
            "was = \"bittern/bittern-mesh, repository 700100103, owner 700200103\"\n",
            "now = \"reedbed/bittern-mesh, repository 700100103, owner 700200669\"\n");
  }

  @Test
  void covers_a_lost_attestation_for_that_files_digest_alone() throws IOException {
    overlay.stage("attestation-lost");
    String before = overlay.text(HERON_PIN);

    CommandResult result = accept("--reason", "their CI was down", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text(HERON_PIN))
        .isEqualTo(
            before
                + """

                [[decision]]
                date = %s
                finding = "attestation-lost"
                version = "1.8.0"
                sha256 = "%s"
                reason = "their CI was down"
                """
                    .formatted(
                        today(),
                        Sha256Hex.of(
                            overlay.repository().distdir().resolve("heron_parser-1.8.0.tar.gz"))));
    assertThat(overlay.check("--staged").code()).isZero();
    overlay.slipIn();

    overlay.stage("attestation-lost");
    Reported next = overlay.check("--staged");
    assertThat(next.code()).as(next.toString()).isEqualTo(1);
    assertThat(next.blocking()).contains("attestation-lost");
  }

  @Test
  void records_a_first_identity_that_nothing_declares() throws IOException {
    overlay.stage("first-use-undeclared");

    CommandResult result = accept("--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text("dev-python/snipe-index/attestations.toml"))
        .isEqualTo(
            """
            project = "snipe-index"
            attested = true
            attested-since = "0.1"

            [[attestation-identities]]
            kind = "GitHub"
            repository = "snipe-dev/snipe-index"
            workflow = "release.yml"
            environment = ""
            repository-id = "700100305"
            owner-id = "700200305"
            ref = "refs/tags/v{version}"
            trigger = "release"
            runner = "github-hosted"
            """);
    assertThat(overlay.check("--staged").code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repository-renamed",
        "repository-transferred",
        "repository-recreated",
        "publisher-changed",
        "publisher-changed-circleci",
        "environment-changed",
        "ref-changed",
        "trigger-changed",
        "runner-changed",
        "other-repository",
        "old-release-renumbered",
        "source-left-pypi",
        "look-alike",
        "pin-edited"
      })
  void answers_what_may_be_answered_so_that_the_bump_passes(String bump) throws IOException {
    overlay.stage(bump);

    CommandResult result = accept("--reason", "looked at it", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.ids()).contains("decision-with-change");
    assertShownFirst("looked at it");
  }

  @Test
  void shows_what_was_found_before_it_asks() throws IOException {
    overlay.stage("identity-changed");

    CommandResult result =
        overlay.tool().onATerminal().reading("yes\n").run("accept", "--reason", "renamed");

    assertThat(result.code()).as(result.toString()).isZero();
    String out = result.out().replaceAll("\u001b\\[[0-9;]*m", "");
    assertThat(out.indexOf("workflow-changed")).isNotNegative();
    assertThat(out.indexOf("publish.yml")).isLessThan(out.indexOf("Record this?"));
  }

  @Test
  void answers_the_named_packages_alone() throws IOException {
    overlay.stage("unattested");
    String pin = overlay.text(EGRET_PIN);
    overlay.edit(EGRET_PIN, "release.yml", "other.yml");
    overlay.git("add", "-A");

    CommandResult result = accept(WHIMBREL, "--reason", "released by hand", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertStaged(WHIMBREL_PIN);
    assertThat(overlay.text(EGRET_PIN)).isEqualTo(pin.replace("release.yml", "other.yml"));
    assertThat(overlay.check("--staged").blocking()).contains("pin-edited");
  }

  @Test
  void keeps_a_reason_with_quotes_and_line_feeds_in_one_string() throws IOException {
    overlay.stage("unattested");
    String reason = "say \"no\"\nattested = true\n[[decision]] \\ é";

    assertThat(accept("--reason", reason, "--yes").code()).isZero();

    assertThat(overlay.text(WHIMBREL_PIN))
        .startsWith("project = \"whimbrel-tools\"\nattested = false\n");
    assertThat(overlay.text(WHIMBREL_PIN).lines().filter("[[decision]]"::equals)).hasSize(1);
    assertThat(overlay.check("--staged").code()).isZero();
  }

  /** Asserts that the report shows the decision, with author and reason, before any bump. */
  private void assertShownFirst(String reason) {
    String out = overlay.tool().run("check", "--staged").out().replaceAll("\\s+", " ");
    assertThat(out).contains(reason, "Sample Maintainer");
    assertThat(out.indexOf("Sample Maintainer"))
        .isLessThan(out.indexOf("dev-python/", out.indexOf(reason)));
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
