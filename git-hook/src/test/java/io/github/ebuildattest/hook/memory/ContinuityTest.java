package io.github.ebuildattest.hook.memory;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.WHIMBREL;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pypi.Answer;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.sample.SampleOverlay;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Attestations that a project had before, by version, upload or predicate, are missing now. */
class ContinuityTest extends OverlayCase {

  private static final Instant EARLY = Instant.parse("2025-03-01T10:00:00Z");
  private static final Instant MIDDLE = Instant.parse("2025-08-01T10:00:00Z");
  private static final Instant LATE = Instant.parse("2025-10-01T10:00:00Z");

  @Test
  void a_backport_from_an_old_line_blocks_as_unattested_with_the_milder_explanation()
      throws IOException {
    bump(EGRET, "1.9.1", null, LATE);

    Reported report = overlay.check("--staged");

    assertThat(report.blocking()).as(report.toString()).containsExactly("unattested");
    assertThat(report.ids()).contains("attestation-lost-elsewhere");
    assertThat(report.message("attestation-lost-elsewhere")).contains("egret_cache-2.");
  }

  @Test
  void the_pin_alone_tells_of_a_backport_where_the_index_does_not() throws IOException {
    bump(EGRET, "1.9.1", null, LATE);
    // the index serves the file, but not the project's page
    overlay.server().answer("/simple/egret-cache/", Answer.status(503));

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.message("attestation-lost-elsewhere")).contains("from 2.0.0 on");
  }

  @Test
  void a_release_from_before_the_first_attested_one_lost_nothing() throws IOException {
    bump(EGRET, "1.9.1", null, EARLY);

    Reported report = overlay.check("--staged");

    assertThat(report.blocking()).as(report.toString()).containsExactly("unattested");
    assertThat(report.ids()).doesNotContain("attestation-lost-elsewhere");
  }

  @Test
  void without_a_pin_an_earlier_upload_of_a_lower_version_tells_what_was_lost() throws IOException {
    upload("whimbrel-tools", "0.2", who("whimbrels/whimbrel-tools", "0.2"), EARLY);
    bump(WHIMBREL, "0.3", null, LATE);

    Reported report = overlay.check("--staged");

    assertThat(report.blocking()).as(report.toString()).containsExactly("attestation-lost");
    assertThat(report.message("attestation-lost")).contains("whimbrel_tools-0.2.tar.gz");
  }

  @Test
  void without_a_pin_a_later_upload_of_a_lower_version_tells_nothing() throws IOException {
    upload("whimbrel-tools", "0.2", who("whimbrels/whimbrel-tools", "0.2"), LATE);
    bump(WHIMBREL, "0.3", null, MIDDLE);

    assertThat(overlay.check("--staged").blocking()).containsExactly("unattested");
  }

  @Test
  void what_was_lost_and_accepted_without_a_pin_blocks_again_at_the_next_version()
      throws IOException {
    upload("whimbrel-tools", "0.2", who("whimbrels/whimbrel-tools", "0.2"), EARLY);
    bump(WHIMBREL, "0.3", null, MIDDLE);
    assertThat(overlay.tool().run("accept", "--reason", "their CI was down", "--yes").code())
        .isZero();
    Reported accepted = overlay.check("--staged");
    assertThat(accepted.code()).as(accepted.toString()).isZero();
    overlay.slipIn();

    bump(WHIMBREL, "0.4", null, LATE);

    Reported next = overlay.check("--staged");
    assertThat(next.code()).as(next.toString()).isEqualTo(1);
    assertThat(next.blocking()).containsExactly("attestation-lost");
  }

  @Test
  void a_package_that_a_human_gave_up_as_attested_may_stay_without() throws IOException {
    bump(EGRET, "2.2.0", null, MIDDLE);
    String pin = overlay.text(EGRET_PIN);
    overlay.write(
        EGRET_PIN,
        pin.replace("attested = true", "attested = false")
            + """

            [[decision]]
            date = 2026-11-21
            finding = "attestation-lost"
            was = "attested = true"
            now = "attested = false"
            reason = "they left trusted publishing, as their maintainers wrote"
            """);
    overlay.slipIn();
    bump(EGRET, "2.3.0", null, LATE);

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.verdicts()).containsEntry(EGRET + "-2.3.0", "unattested");
  }

  @Test
  void a_dropped_predicate_is_told_of_once() throws IOException {
    bumpWithSlsa(EGRET, "2.2.0");
    assertThat(overlay.check("--staged").ids()).doesNotContain("predicate-lost");
    overlay.slipIn();
    bump(EGRET, "2.3.0", who("egret-lab/egret-cache", "2.3.0"), MIDDLE);

    Reported lost = overlay.check("--staged");

    assertThat(lost.code()).as(lost.toString()).isZero();
    assertThat(lost.verdicts()).containsEntry(EGRET + "-2.3.0", "attested");
    assertThat(lost.message("predicate-lost")).contains("2.2.0", "https://slsa.dev/provenance/v1");
    overlay.slipIn();
    bump(EGRET, "2.4.0", who("egret-lab/egret-cache", "2.4.0"), LATE);
    assertThat(overlay.check("--staged").ids()).doesNotContain("predicate-lost");
  }

  @Test
  void a_document_that_does_not_verify_says_nothing_of_the_version_before() throws IOException {
    bumpWithSlsa(EGRET, "2.2.0");
    Path provenance = overlay.repository().distdir().resolve("egret_cache-2.2.0.tar.gz.provenance");
    String text = Files.readString(provenance);
    Files.writeString(provenance, text.replace("\"version\":1", "\"version\":2"));
    overlay.slipIn();
    bump(EGRET, "2.3.0", who("egret-lab/egret-cache", "2.3.0"), MIDDLE);

    Reported report = overlay.check("--staged", "--offline");

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.ids()).doesNotContain("predicate-lost");
  }

  @Test
  void links_both_commits_both_runs_and_upstreams_comparison() throws IOException {
    overlay.stage("identity-changed");

    Reported report = overlay.check("--staged");

    JsonObject change = change(report);
    JsonObject was = change.getAsJsonObject("was");
    JsonObject now = change.getAsJsonObject("now");
    String repository = "https://github.com/egret-lab/egret-cache";
    assertThat(was.get("version").getAsString()).isEqualTo("2.1.0");
    assertThat(now.get("version").getAsString()).isEqualTo("2.2.0");
    String from = was.get("commit").getAsString().replace(repository + "/commit/", "");
    String to = now.get("commit").getAsString().replace(repository + "/commit/", "");
    assertThat(from).matches("[0-9a-f]{40}").isNotEqualTo(to);
    assertThat(change.get("comparison").getAsString())
        .isEqualTo(repository + "/compare/" + from + "..." + to);
    assertThat(was.get("run").getAsString()).startsWith(repository + "/actions/runs/");
    assertThat(now.get("run").getAsString()).startsWith(repository + "/actions/runs/");
    String out = overlay.tool().run("check", "--staged").out();
    assertThat(out)
        .contains("    was         " + repository + "/commit/" + from)
        .contains("    compare     " + repository + "/compare/" + from + "..." + to);
  }

  @Test
  void compares_a_renamed_repository_under_its_new_name() throws IOException {
    overlay.stage("repository-renamed");

    JsonObject change = change(overlay.check("--staged"));

    assertThat(change.getAsJsonObject("was").get("repository").getAsString())
        .isEqualTo("https://github.com/bittern/bittern-mesh");
    assertThat(change.get("comparison").getAsString())
        .startsWith("https://github.com/bittern/mesh/compare/");
  }

  @Test
  void has_no_comparison_where_no_repository_has_both_commits() throws IOException {
    overlay.stage("publisher-changed");

    JsonObject change = change(overlay.check("--staged"));

    assertThat(change.get("comparison").isJsonNull()).isTrue();
    assertThat(change.getAsJsonObject("now").get("commit").getAsString())
        .startsWith("https://gitlab.com/bittern/bittern-mesh/-/commit/");
  }

  @Test
  void says_so_where_no_older_attestation_is_at_hand() throws IOException {
    Files.delete(overlay.repository().distdir().resolve("egret_cache-2.0.0.tar.gz.provenance"));
    Files.delete(overlay.repository().distdir().resolve("egret_cache-2.1.0.tar.gz.provenance"));
    overlay.stage("identity-changed");

    Reported report = overlay.check("--staged", "--offline");

    assertThat(report.blocking()).as(report.toString()).contains("workflow-changed");
    assertThat(change(report).get("was").isJsonNull()).isTrue();
    assertThat(overlay.tool().run("check", "--staged", "--offline").out())
        .contains("no attestation of an older version is at hand");
  }

  @Test
  void an_unchanged_identity_shows_no_change() throws IOException {
    overlay.stage("attested");

    Reported report = overlay.check("--staged");

    assertThat(report.bumps())
        .allSatisfy(b -> assertThat(b.getAsJsonArray("identity-changes")).isEmpty());
  }

  private static JsonObject change(Reported report) {
    for (JsonObject bump : report.bumps()) {
      for (JsonElement change : bump.getAsJsonArray("identity-changes")) {
        return change.getAsJsonObject();
      }
    }
    throw new AssertionError("no change of identity in " + report);
  }

  private static GitHubIdentity who(String repository, String version) {
    return repository.equals("egret-lab/egret-cache")
        ? GitHubIdentity.releasing(repository, "700100102", "700200102", version)
        : GitHubIdentity.releasing(repository, "700100777", "700200777", version);
  }

  private Distfile[] upload(
      String project, String version, @Nullable Identity identity, Instant time)
      throws IOException {
    Distfile[] files = overlay.upload(project, version, identity);
    Index index = IndexFolder.read(overlay.repository().indexFolder(), project);
    String provenance =
        identity == null ? null : new String(files[1].bytes(), StandardCharsets.UTF_8);
    index
        .release(project, version)
        .file(files[0].name(), files[0].bytes())
        .provenance(provenance)
        .uploaded(time);
    IndexFolder.write(index, overlay.repository().indexFolder());
    return files;
  }

  private void bump(String pkg, String version, @Nullable Identity identity, Instant time)
      throws IOException {
    String project = pkg.substring(pkg.indexOf('/') + 1);
    Distfile[] files = upload(project, version, identity, time);
    overlay.ebuild(
        pkg, version, EbuildText.of("Birds", "https://birds.example/", null).text(), files[0]);
    overlay.git("add", "-A");
  }

  /** A release with both of the predicates that PyPI accepts, in one bundle. */
  private void bumpWithSlsa(String pkg, String version) throws IOException {
    bump(pkg, version, who("egret-lab/egret-cache", version), EARLY);
    Distfile sdist = Sdist.of("egret-cache", version);
    AttestationMaker maker =
        AttestationMaker.of(
            SampleOverlay.SIGSTORE,
            who("egret-lab/egret-cache", version),
            sdist.name(),
            sdist.bytes(),
            EARLY);
    JsonObject document = JsonParser.parseString(maker.provenanceJson()).getAsJsonObject();
    document
        .getAsJsonArray("attestation_bundles")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("attestations")
        .add(maker.withPredicate(AttestationMaker.SLSA).attestation());
    Files.writeString(
        overlay.repository().distdir().resolve(sdist.name() + ".provenance"), document.toString());
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "egret-cache");
    index
        .release("egret-cache", version)
        .file(sdist.name(), sdist.bytes())
        .provenance(document.toString())
        .uploaded(EARLY);
    IndexFolder.write(index, overlay.repository().indexFolder());
  }
}
