package io.github.ebuildattest.hook.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without a network, some things can be decided all the same; the report names the others. */
class OfflineRunTest extends OverlayCase {

  private static final String NOT_ASKED = "offline: nobody was asked whether a file is yanked";

  private Path nothingAtHand;

  @BeforeEach
  void create() throws IOException {
    nothingAtHand = Files.createDirectories(directory.resolve("empty"));
  }

  @AfterEach
  void no_index_was_asked() {
    assertThat(overlay.server().requests()).isEmpty();
  }

  @Test
  void a_bump_of_a_package_pinned_as_unattested_could_not_be_checked() throws IOException {
    overlay.stage("known-unattested");

    CommandResult result = staged("--distdir", nothingAtHand.toString());

    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.out())
        .contains("NOT-CHECKED  dev-python/dunlin-notes-0.10", "provenance-absent (");
    assertThat(Replay.flat(result)).containsOnlyOnce(NOT_ASKED);
    CommandResult hook = staged("--hook");
    assertThat(hook.code()).as(hook.toString()).isZero();
    assertThat(hook.err()).contains("NOT CHECKED, and committed all the same");
    overlay.slipIn();
    assertThat(overlay.check("--since", "HEAD~1", "--offline").code()).isEqualTo(2);
  }

  @Test
  void an_audit_says_that_nobody_was_asked_about_a_package_pinned_as_unattested()
      throws IOException {
    overlay.slipIn("known-unattested");

    Reported report = overlay.check("--all", "--offline", "--distdir", nothingAtHand.toString());

    assertThat(report.verdicts())
        .containsEntry("dev-python/dunlin-notes-0.10", "unattested")
        .containsEntry("dev-python/dunlin-notes-0.9", "unattested");
    assertThat(report.message("unattested"))
        .startsWith("the index was not asked whether dunlin_notes-0.10.tar.gz has an attestation");
  }

  @Test
  void an_audit_holds_the_bytes_at_hand_against_the_manifest_all_the_same() throws IOException {
    overlay.slipIn("known-unattested");
    String manifest = "dev-python/dunlin-notes/Manifest";
    overlay.edit(manifest, " SHA512 ", " SHA512 " + "0".repeat(8));
    overlay.write(manifest, overlay.text(manifest).replaceAll("(SHA512 \\w{128})\\w{8}", "$1"));

    Reported report = overlay.check("--all", "--offline");

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).containsOnly("manifest-mismatch");
  }

  @Test
  void a_provenance_that_the_manifest_pins_is_not_passed_over() throws IOException {
    overlay.slipIn("known-unattested");
    String manifest = "dev-python/dunlin-notes/Manifest";
    String sdist =
        overlay.text(manifest).lines().filter(l -> l.contains("0.10.tar.gz")).findFirst().get();
    overlay.write(
        manifest,
        overlay.text(manifest) + sdist.replace("0.10.tar.gz", "0.10.tar.gz.provenance") + "\n");

    Reported report = overlay.check("--all", "--offline");

    assertThat(report.code()).as(report.toString()).isEqualTo(2);
    assertThat(report.ids()).contains("provenance-absent");
  }

  @Test
  void a_declared_package_whose_manifest_pins_the_provenance_needs_no_network() throws IOException {
    overlay.stage("attested");
    assertThat(overlay.text("dev-python/heron-parser/Manifest"))
        .contains("heron_parser-1.5.0.tar.gz.provenance");

    CommandResult result = staged();

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.out()).contains("attested  dev-python/heron-parser-1.5.0");
    assertThat(Replay.flat(result)).containsOnlyOnce(NOT_ASKED);
  }

  @Test
  void a_whole_tree_at_hand_is_judged_and_the_open_questions_are_said_once() {
    Reported report = overlay.check("--all", "--offline");

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.json().getAsJsonArray("not-asked").toString())
        .isEqualTo(
            "[\"file-not-on-index\",\"release-yanked\",\"release-hidden\",\"project-quarantined\","
                + "\"project-archived\",\"late-file\",\"release-partly-attested\","
                + "\"release-inconsistent\",\"index-disagrees\"]");
    assertThat(Replay.flat(overlay.tool().run("check", "--all", "--offline")))
        .containsOnlyOnce(NOT_ASKED);
  }

  @Test
  void without_bytes_an_attested_file_could_not_be_checked_and_nobody_is_accused()
      throws IOException {
    overlay.stage("attested");

    CommandResult result = staged("--distdir", nothingAtHand.toString());

    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.out())
        .contains("NOT-CHECKED  dev-python/heron-parser-1.5.0")
        .contains("distfile-absent (could-not-check)", "provenance-absent (could-not-check)")
        .doesNotContainIgnoringCase("attack")
        .doesNotContainIgnoringCase("tamper")
        .doesNotContain("BLOCKED");
  }

  @Test
  void a_change_that_fetches_nothing_from_pypi_has_no_open_question() throws IOException {
    overlay.stage("unrelated");

    CommandResult result = staged();

    assertThat(result.code()).isZero();
    assertThat(Replay.flat(result)).doesNotContain("offline:");
    assertThat(overlay.check("--staged", "--offline").json().getAsJsonArray("not-asked")).isEmpty();
  }

  private CommandResult staged(String... more) {
    List<String> arguments = new java.util.ArrayList<>(List.of("check", "--staged", "--offline"));
    arguments.addAll(List.of(more));
    return overlay.tool().run(arguments.toArray(String[]::new));
  }
}
