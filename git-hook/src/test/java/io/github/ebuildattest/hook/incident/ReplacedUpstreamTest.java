package io.github.ebuildattest.hook.incident;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.egret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** After a rename or a move has been accepted, the overlay's own files may lag behind. */
class ReplacedUpstreamTest extends OverlayCase {

  private static final String OLD = "https://github.com/egret-lab/egret-cache";
  private static final String NEW = "https://github.com/little-egret/egret-cache";

  @Test
  void the_accepting_bump_passes_with_the_old_declaration() throws IOException {
    bump("2.2.0", moved("2.2.0"), OLD);
    assertThat(overlay.check("--staged").blocking())
        .contains("repository-transferred", "upstream-mismatch");

    accept();

    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.verdicts()).containsEntry(EGRET + "-2.2.0", "accepted");
  }

  @Test
  void the_next_bump_passes_though_ebuild_and_metadata_still_name_the_old_place()
      throws IOException {
    acceptedMove(OLD);
    bump("2.3.0", moved("2.3.0"), OLD);

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.ids()).doesNotContain("upstream-conflict", "upstream-mismatch");
    assertThat(report.verdicts()).containsEntry(EGRET + "-2.3.0", "attested");
    assertThat(report.bumps().get(0).get("continuity").getAsString())
        .contains("PYPI_VERIFY_REPO still says " + OLD, "write " + NEW);
  }

  @Test
  void metadata_alone_may_lag_behind_too() throws IOException {
    acceptedMove(null);
    bump("2.3.0", moved("2.3.0"), null);

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.bumps().get(0).get("continuity").getAsString())
        .contains("metadata.xml remote-id still says " + OLD);
  }

  @Test
  void one_place_may_be_mended_before_the_other() throws IOException {
    acceptedMove(OLD);
    bump("2.3.0", moved("2.3.0"), NEW);

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.ids()).doesNotContain("upstream-conflict", "upstream-mismatch");
  }

  @Test
  void a_third_place_is_still_a_conflict() throws IOException {
    acceptedMove(OLD);
    bump("2.3.0", moved("2.3.0"), "https://github.com/kingfisher/egret-cache");

    assertThat(overlay.check("--staged").blocking())
        .contains("upstream-conflict", "upstream-mismatch");
  }

  @Test
  void a_third_place_in_the_metadata_is_still_a_conflict() throws IOException {
    acceptedMove(OLD);
    bump("2.3.0", moved("2.3.0"), OLD);
    overlay.edit(EGRET + "/metadata.xml", "egret-lab/egret-cache", "kingfisher/egret-cache");
    overlay.git("add", "-A");

    assertThat(overlay.check("--staged").blocking()).contains("upstream-conflict");
  }

  @Test
  void an_attestation_from_the_old_place_is_stopped_though_it_is_declared() throws IOException {
    acceptedMove(OLD);
    bump(
        "2.3.0",
        GitHubIdentity.releasing("egret-lab/egret-cache", "700999001", "700999002", "2.3.0"),
        OLD);

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).contains("upstream-mismatch");
  }

  @Test
  void a_decision_that_comes_with_the_change_replaces_nothing_yet() throws IOException {
    bump("2.2.0", egret("2.2.0"), "https://github.com/kingfisher/egret-cache");
    overlay.write(
        EGRET_PIN,
        overlay.text(EGRET_PIN)
            + """

            [[decision]]
            date = 2026-11-21
            finding = "repository-renamed"
            was = "kingfisher/egret-cache, repository 1, owner 2"
            now = "egret-lab/egret-cache, repository 700100102, owner 700200102"
            reason = "an old name, they say"
            """);
    overlay.git("add", "-A");

    assertThat(overlay.check("--staged").blocking())
        .contains("upstream-conflict", "upstream-mismatch");
  }

  private void acceptedMove(@Nullable String declared) throws IOException {
    bump("2.2.0", moved("2.2.0"), declared);
    accept();
    overlay.slipIn();
  }

  private void accept() {
    assertThat(overlay.tool().run("accept", "--reason", "announced", "--yes").code()).isZero();
  }

  private static GitHubIdentity moved(String version) {
    return GitHubIdentity.releasing("little-egret/egret-cache", "700100102", "700200999", version);
  }

  private void bump(String version, GitHubIdentity identity, @Nullable String declared)
      throws IOException {
    Distfile[] files = overlay.upload("egret-cache", version, identity);
    overlay.ebuild(
        EGRET,
        version,
        EbuildText.of("Cache", "https://egret.example/", declared).text(),
        declared == null ? new Distfile[] {files[0]} : files);
    overlay.git("add", "-A");
  }
}
