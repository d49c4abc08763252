package io.github.ebuildattest.hook.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What has happened to projects on PyPI, played back under invented names: releases that lost their
 * attestation, never had one, or had one that was worth little.
 */
class IncidentsTest extends OverlayCase {

  private static final String SANDERLING = "sanderling-vision";
  private static final String REPOSITORY = "sanderlings/sanderling-vision";
  private static final Instant EARLY = Instant.parse("2025-03-01T10:00:00Z");
  private static final Instant LATE = Instant.parse("2025-12-07T01:41:00Z");

  @Test
  void a_valid_attestation_of_a_poisoned_pipeline_passes_and_is_held_by_the_cooldown()
      throws IOException {
    Replay vision = attestedBefore();
    Instant logged = Instant.parse("2025-12-04T20:51:00Z");
    String acceptable = "it is old enough at 2025-12-05T20:51:00Z";
    vision.at("2025-12-04T21:30:00Z").bump("8.3.41", upstream("8.3.41"), logged);

    CommandResult commit = vision.tool().run("check", "--staged", "--hook");

    assertThat(commit.code()).as(commit.toString()).isZero();
    assertThat(Replay.flat(commit))
        .contains("attested dev-python/sanderling-vision-8.3.41", "too-young", acceptable)
        .contains("This shows who built the file, not that the code is safe");
    vision.committed();
    Reported held = vision.inCi();
    assertThat(held.code()).as(held.toString()).isEqualTo(4);
    assertThat(held.blocking()).containsExactly("too-young");
    CommandResult push = vision.pushed();
    assertThat(push.code()).as(push.toString()).isEqualTo(4);
    assertThat(Replay.flat(push))
        .contains("WAITING dev-python/sanderling-vision-8.3.41", acceptable);
    assertThat(vision.at("2025-12-05T20:50:59Z").pushed().code()).isEqualTo(4);

    CommandResult next = vision.at("2025-12-05T20:51:00Z").pushed();

    assertThat(next.code()).as(next.toString()).isZero();
    assertThat(vision.inCi().ids()).isEmpty();
    assertThat(Replay.flat(next))
        .contains("continuity the same identity since 8.3.40")
        .contains("a release built by a hijacked pipeline passes")
        .contains("not covered the phases of the ebuild")
        .doesNotContainIgnoringCase("trustworthy");
  }

  @Test
  void an_urgent_release_passes_the_cooldown_by_a_decision_for_that_file() throws IOException {
    Replay vision = attestedBefore().at("2025-12-04T21:30:00Z");
    vision.bump("8.3.43", upstream("8.3.43"), Instant.parse("2025-12-04T20:51:00Z"));

    vision.tool().run("accept", vision.pkg(), "--reason", "mends a hole in use", "--yes");
    vision.committed();

    Reported report = vision.inCi();
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.verdicts()).containsEntry(vision.pkg() + "-8.3.43", "accepted");
    assertThat(Replay.flat(vision.pushed())).contains("mends a hole in use", "too-young");
    vision.bump("8.3.44", upstream("8.3.44"), Instant.parse("2025-12-04T21:00:00Z")).committed();
    assertThat(vision.inCi().blocking()).containsExactly("too-young");
  }

  @Test
  void a_token_upload_after_attested_releases_is_attestation_lost() throws IOException {
    Replay vision = attestedBefore().bump("8.3.45", null, LATE);

    vision.assertStopped(
        "8.3.45",
        List.of("attestation-lost"),
        "sanderling_vision-8.3.45.tar.gz has no attestation, and the pin knows the project as"
            + " attested since 8.3.40",
        "Stop, and do not build or install it.");

    overlay.slipIn();
    assertThat(vision.inCi().blocking()).containsExactly("attestation-lost");
    assertThat(vision.pushed().code()).isEqualTo(1);
  }

  @Test
  void a_token_upload_is_noticed_by_an_overlay_that_never_had_the_attested_releases()
      throws IOException {
    Replay vision = Replay.of(overlay, SANDERLING, REPOSITORY);
    vision.upload("1.14.0", Sdist.of(SANDERLING, "1.14.0"), upstream("1.14.0"), EARLY);
    vision.bump("1.14.1", null, LATE);

    vision.assertStopped(
        "1.14.1", List.of("attestation-lost"), "sanderling_vision-1.14.0.tar.gz", "Stop");
  }

  @Test
  void a_release_by_hand_is_accepted_for_that_file_and_the_next_one_blocks_again()
      throws IOException {
    Replay vision = attestedBefore().bump("9.0.0", null, LATE);
    vision.assertStopped("9.0.0", List.of("attestation-lost"));

    vision.accepted("their maintainer wrote that CI was down; compared with the tag");

    vision.assertPasses(
        "9.0.0", "accepted", "attestation-lost", "CI was down", "Sample Maintainer");
    vision.committed();
    assertThat(vision.inCi().code()).isZero();
    vision.bump("9.0.1", null, LATE.plusSeconds(86_400));
    vision.assertStopped("9.0.1", List.of("attestation-lost"));
  }

  @Test
  void an_accepted_version_blocks_again_with_other_bytes() throws IOException {
    Replay vision = attestedBefore().bump("9.0.0", null, LATE).accepted("compared").committed();
    Distfile other = Sdist.of(SANDERLING, "9.0.0").damaged();

    vision.stage("9.0.0", vision.upload("9.0.0", other, null, LATE));

    vision.assertStopped("9.0.0", List.of("attestation-lost"));
  }

  @Test
  void an_accepted_release_by_hand_leaves_the_memory_of_attested_ones_as_it_was()
      throws IOException {
    Replay vision = attestedBefore();
    String pin = vision.pin();
    vision.bump("9.0.0", null, LATE).accepted("compared").committed();

    assertThat(vision.pin()).startsWith(pin);
    vision.bump("9.1.0", upstream("9.1.0"), LATE);
    vision.assertPasses("9.1.0", "attested", "continuity the same identity since 8.3.40");
  }

  @Test
  void a_backport_from_a_line_that_never_attested_blocks_with_the_milder_explanation()
      throws IOException {
    Replay vision = attestedBefore().bump("7.9.3", null, LATE);

    vision.assertStopped("7.9.3", List.of("unattested"), "attestation-lost-elsewhere");

    assertThat(vision.staged().message("attestation-lost-elsewhere")).contains("8.3.40");
    vision.accepted("from their branch 7.x").committed();
    assertThat(vision.pin()).contains("attested = true\n", "attested-since = \"8.3.40\"\n");
    vision.bump("8.3.41", null, LATE);
    vision.assertStopped("8.3.41", List.of("attestation-lost"));
  }

  @Test
  void a_project_that_never_attested_is_accepted_once_and_later_bumps_pass_as_unattested()
      throws IOException {
    Replay proxy = Replay.of(overlay, "redshank-proxy", "redshanks/redshank-proxy");
    proxy.bump("1.82.6", null, EARLY);
    proxy.assertStopped("1.82.6", List.of("unattested"), "has no attestation");
    proxy.accepted("they publish with a token, as ever").committed();

    for (String version : List.of("1.82.7", "1.82.8", "1.83.0")) {
      proxy.bump(version, null, LATE);
      proxy.assertPasses(version, "unattested", "unattested");
      assertThat(proxy.staged().ids()).doesNotContain("decision-with-change");
      proxy.committed();
      assertThat(proxy.inCi().code()).isZero();
    }
  }

  @Test
  void a_move_to_a_signed_release_of_the_forge_is_accepted_and_said_to_be_portages_to_verify()
      throws IOException {
    Replay vision = attestedBefore();
    leavePyPi(vision, "9.0.0", 1);
    vision.assertStopped(
        "9.0.0", List.of("source-left-pypi"), "nothing of it is fetched from PyPI");

    vision.accepted("they sign on the forge since 9.0");

    vision.assertPasses(
        "9.0.0",
        "accepted",
        "they sign on the forge since 9.0",
        "not covered",
        "the OpenPGP signature that verify-sig has Portage check");
    vision.committed();
    assertThat(vision.inCi().code()).isZero();
    // a bump as it is usually made: the ebuild before it is copied
    leavePyPi(vision, "9.1.0", 1);
    vision.assertStopped("9.1.0", List.of("source-left-pypi"));
  }

  @Test
  void a_release_of_the_forge_that_was_accepted_blocks_again_with_other_bytes() throws IOException {
    Replay vision = attestedBefore();
    leavePyPi(vision, "9.0.0", 1);
    vision.accepted("they sign on the forge since 9.0").committed();

    leavePyPi(vision, "9.0.0", 7);

    vision.assertStopped("9.0.0", List.of("source-left-pypi"));
  }

  @Test
  void a_project_in_quarantine_blocks_and_nobody_may_accept_it() throws IOException {
    Replay vision = attestedBefore().bump("8.3.46", upstream("8.3.46"), LATE);
    Index index = IndexFolder.read(overlay.repository().indexFolder(), SANDERLING);
    index.status(SANDERLING, "quarantined");
    IndexFolder.write(index, overlay.repository().indexFolder());

    vision.assertStopped(
        "8.3.46", List.of("project-quarantined"), "the index has quarantined the project");

    CommandResult accept = vision.tool().run("accept", "--reason", "false alarm", "--yes");
    assertThat(accept.code()).as(accept.toString()).isEqualTo(1);
    assertThat(accept.out() + accept.err()).contains("never accepted");
    assertThat(vision.pin()).doesNotContain("[[decision]]");
  }

  /** A package with one attested version, pinned by the hook. */
  private Replay attestedBefore() throws IOException {
    Replay vision = Replay.of(overlay, SANDERLING, REPOSITORY);
    vision.bump("8.3.40", upstream("8.3.40"), EARLY).committed();
    assertThat(vision.pin()).contains("attested-since = \"8.3.40\"");
    return vision;
  }

  private void leavePyPi(Replay vision, String version, int content) throws IOException {
    Distfile archive =
        new Distfile(SANDERLING + "-" + version + ".gh.tar.gz", new byte[] {(byte) content, 2, 3});
    Distfile signature = new Distfile(archive.name() + ".asc", new byte[] {4, 5, 6});
    for (Distfile file : List.of(archive, signature)) {
      Files.write(overlay.repository().distdir().resolve(file.name()), file.bytes());
    }
    String uri = "https://github.com/" + REPOSITORY + "/releases/download/v${PV}/${P}.tar.gz";
    vision.stage(
        version,
        List.of(archive, signature),
        "inherit verify-sig",
        "SRC_URI=\"",
        "\t" + uri + " -> ${P}.gh.tar.gz",
        "\tverify-sig? ( " + uri + ".asc -> ${P}.gh.tar.gz.asc )",
        "\"");
  }

  private static GitHubIdentity upstream(String version) {
    return GitHubIdentity.releasing(REPOSITORY, "700300101", "700400101", version);
  }
}
