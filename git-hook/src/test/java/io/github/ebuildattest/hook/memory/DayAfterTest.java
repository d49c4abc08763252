package io.github.ebuildattest.hook.memory;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.egret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The day after a decision about who attests: the older ebuilds of the package stay what they were,
 * and the former identity signs nothing new.
 */
class DayAfterTest extends OverlayCase {

  /** When the successor's first release, 2.2.0, was logged. */
  private static final Instant TURN = Instant.parse("2025-09-01T10:00:00Z");

  private static final Instant BEFORE = TURN.minusSeconds(86_400);
  private static final Instant AFTER = TURN.plusSeconds(30 * 86_400);

  @Test
  void a_whole_tree_with_older_ebuilds_stays_green() throws IOException {
    decide();

    Reported all = overlay.check("--all");

    assertThat(all.code()).as(all.toString()).isZero();
    assertThat(all.verdicts())
        .containsEntry(EGRET + "-2.0.0", "attested")
        .containsEntry(EGRET + "-2.1.0", "attested")
        .containsEntry(EGRET + "-2.2.0", "attested");
    assertThat(overlay.check("--all", "--offline").code()).isZero();
  }

  @Test
  void an_older_ebuild_can_be_touched_and_fits_the_former_identity() throws IOException {
    decide();
    String ebuild = overlay.text(EGRET + "/egret-cache-2.1.0.ebuild");
    Files.delete(overlay.file(EGRET + "/egret-cache-2.1.0.ebuild"));
    overlay.slipIn();
    overlay.write(EGRET + "/egret-cache-2.1.0.ebuild", ebuild);
    overlay.git("add", "-A");

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.verdicts()).containsEntry(EGRET + "-2.1.0", "attested");
    assertThat(report.bumps())
        .filteredOn(b -> b.get("version").getAsString().equals("2.1.0"))
        .allSatisfy(b -> assertThat(b.get("identity").getAsString()).isEqualTo("former"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.9.9", "2.1.1", "2.2.0.post1", "3.0.0"})
  void the_former_identity_signs_nothing_new_whatever_its_number(String version)
      throws IOException {
    decide();
    bump(version, egret(version), AFTER, AFTER);

    assertRefused(overlay.check("--staged"));
    assertRefused(overlay.check("--staged", "--offline"));
    overlay.slipIn();
    assertRefused(overlay.check("--since", "HEAD^"));
    assertRefused(overlay.check("--all"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.9.9", "2.1.1", "3.0.0"})
  void what_it_signed_long_ago_and_held_back_is_new(String version) throws IOException {
    decide();
    bump(version, egret(version), BEFORE, AFTER);

    assertRefused(overlay.check("--staged"));
  }

  @Test
  void a_backport_that_was_there_before_fits_the_former_identity() throws IOException {
    decide();
    bump("2.1.1", egret("2.1.1"), BEFORE, BEFORE);

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.verdicts()).containsEntry(EGRET + "-2.1.1", "attested");
  }

  @Test
  void a_release_by_the_former_identity_in_the_very_push_of_its_end_is_refused()
      throws IOException {
    String base = overlay.git("rev-parse", "HEAD");
    decide();
    bump("2.2.1", egret("2.2.1"), AFTER, AFTER);
    overlay.slipIn();

    assertRefused(overlay.check("--since", base));
  }

  @Test
  void both_forms_of_the_answer_are_one() throws IOException {
    overlay.stage("identity-changed");
    accept("--reason", "renamed in their #12", "--yes");
    String unnamed = overlay.text(EGRET_PIN);
    overlay.git("reset", "-q", "--hard");
    overlay.git("clean", "-qfd");
    overlay.stage("identity-changed");

    accept(EGRET, "--reason", "renamed in their #12", "--yes");

    assertThat(overlay.text(EGRET_PIN)).isEqualTo(unnamed);
    assertThat(overlay.check("--staged").code()).isZero();
  }

  @Test
  void the_answer_says_what_will_be_trusted_before_it_asks() throws IOException {
    overlay.stage("identity-changed");

    CommandResult result =
        overlay.tool().onATerminal().reading("n\n").run("accept", "--reason", "x");

    assertThat(result.out().replaceAll("\\s+", " "))
        .contains(
            "workflow publish.yml from now on; workflow release.yml for what was logged before "
                + TURN);
  }

  @Test
  void the_former_identity_goes_on_where_a_human_says_so() throws IOException {
    overlay.stage("identity-changed");
    accept("--reason", "2.x is released by the old workflow", "--yes", "--keep-former");
    overlay.slipIn();
    assertThat(overlay.text(EGRET_PIN)).doesNotContain("until");

    bump("2.1.1", egret("2.1.1"), AFTER, AFTER);

    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(overlay.check("--all").code()).isZero();
  }

  @Test
  void two_lines_in_one_change_need_that_word() throws IOException {
    bump("2.1.1", egret("2.1.1"), AFTER, AFTER);
    bump("2.2.0", egret("2.2.0").withWorkflow("publish.yml"), TURN, TURN);

    CommandResult refused = overlay.tool().run("accept", "--reason", "two lines", "--yes");

    assertThat(refused.code()).as(refused.toString()).isEqualTo(1);
    assertThat(refused.out().replaceAll("\\s+", " ")).contains("--keep-former", "2.1.1");
    accept("--reason", "two lines", "--yes", "--keep-former");
    overlay.slipIn();
    assertThat(overlay.check("--all").code()).isZero();
  }

  @Test
  void an_end_that_is_later_than_the_successors_first_file_is_refused() throws IOException {
    String base = overlay.git("rev-parse", "HEAD");
    decide();
    overlay.edit(EGRET_PIN, "until = 2025-09-01T10:00:00Z", "until = 2099-01-01T00:00:00Z");
    overlay.slipIn();

    assertThat(overlay.check("--since", base).blocking()).contains("pin-disagrees");
    assertThat(overlay.check("--since", "HEAD^").blocking()).contains("pin-edited");
  }

  @ParameterizedTest
  @ValueSource(strings = {"until = 2025-09-02T10:00:00Z", ""})
  void an_end_is_not_put_off_without_a_decision(String until) throws IOException {
    decide();
    overlay.edit(EGRET_PIN, "until = 2025-09-01T10:00:00Z", until);
    overlay.git("add", "-A");

    assertThat(overlay.check("--staged").blocking()).contains("pin-edited");
  }

  @Test
  void a_package_that_was_renamed_before_there_were_ends_costs_one_answer() throws IOException {
    // as the program wrote it before: the identity replaced in place, with its decision
    overlay.stage("identity-changed");
    overlay
        .edit(EGRET_PIN, "release.yml", "publish.yml")
        .write(
            EGRET_PIN,
            overlay.text(EGRET_PIN)
                + """

                [[decision]]
                date = 2026-01-02
                finding = "workflow-changed"
                was = "workflow release.yml"
                now = "workflow publish.yml"
                reason = "renamed"
                """);
    overlay.slipIn();
    Reported red = overlay.check("--all");
    assertThat(red.blocking()).as(red.toString()).containsOnly("workflow-changed");

    accept(EGRET, "--reason", "the releases before the rename", "--yes");

    assertThat(overlay.text(EGRET_PIN)).contains("until = " + TURN);
    Reported staged = overlay.check("--staged");
    assertThat(staged.code()).as(staged.toString()).isZero();
    overlay.slipIn();
    assertThat(overlay.check("--since", "HEAD^").code()).isZero();
    assertThat(overlay.check("--all").code()).isZero();
    bump("2.3.0", egret("2.3.0"), AFTER, AFTER);
    assertRefused(overlay.check("--staged"));
  }

  @Test
  void going_back_to_a_former_identity_is_another_decision() throws IOException {
    decide();
    bump("2.3.0", egret("2.3.0"), AFTER, AFTER);

    accept("--reason", "they moved back", "--yes");
    overlay.slipIn();

    Reported all = overlay.check("--all");
    assertThat(all.code()).as(all.toString()).isZero();
    bump("2.4.0", egret("2.4.0").withWorkflow("publish.yml"), AFTER.plusSeconds(60), AFTER);
    assertThat(overlay.check("--staged").blocking()).contains("workflow-changed");
  }

  private void decide() throws IOException {
    overlay.stage("identity-changed");
    accept("--reason", "renamed in their #12", "--yes");
    overlay.slipIn();
  }

  private void accept(String... arguments) {
    CommandResult result = overlay.tool().run("accept", arguments);
    assertThat(result.code()).as(result.toString()).isZero();
  }

  private static void assertRefused(Reported report) {
    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).contains("workflow-changed");
  }

  private void bump(String version, GitHubIdentity by, Instant logged, Instant uploaded)
      throws IOException {
    Distfile sdist = Sdist.of("egret-cache", version);
    Distfile[] files = overlay.upload("egret-cache", version, sdist, by, logged);
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "egret-cache");
    index
        .release("egret-cache", version)
        .file(sdist.name(), sdist.bytes())
        .uploaded(uploaded)
        .provenance(new String(files[1].bytes(), StandardCharsets.UTF_8));
    IndexFolder.write(index, overlay.repository().indexFolder());
    String gentoo = version.replace(".post", "_p");
    overlay.ebuild(
        EGRET, gentoo, EbuildText.of("Cache", "https://egret.example/", null).text(), files[0]);
    overlay.git("add", "-A");
  }
}
