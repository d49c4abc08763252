package io.github.ebuildattest.hook.contributor;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static io.github.ebuildattest.hook.Sample.WHIMBREL_PIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Sha256Hex;
import io.github.ebuildattest.testkit.overlay.PinText;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pull request whose author adds decisions in their own favour. */
class DecidingContributorTest extends ContributorCase {

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
    overlay.write(WHIMBREL_PIN, PinText.unattested("whimbrel-tools")).slipIn();

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
    decideAboutHeron(
        "attestation-lost",
        "1.8.0",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "the digest of something else");

    assertBlocked("attestation-lost");
  }

  @ParameterizedTest
  @ValueSource(strings = {"digest-mismatch", "subject-mismatch", "signature-invalid"})
  void cannot_decide_about_what_is_never_accepted(String finding) throws IOException {
    overlay.stage("tampered");
    String sha256 =
        Sha256Hex.of(overlay.repository().distdir().resolve("heron_parser-1.20.0.tar.gz"));
    decideAboutHeron(finding, "1.20.0", sha256, "looks fine");

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

  /** A changed identity, with a decision by the contributor. */
  private void decideAboutHeron(String finding, String version, String sha256, String reason)
      throws IOException {
    overlay
        .write(
            HERON_PIN,
            overlay.text(HERON_PIN)
                + """

                [[decision]]
                date = 2026-11-21
                finding = "%s"
                version = "%s"
                sha256 = "%s"
                reason = "%s"
                """
                    .formatted(finding, version, sha256, reason))
        .slipIn();
  }

  private void decideAboutEgret() throws IOException {
    overlay.git("config", "user.name", "Mallory Heronsbane");
    overlay.stage("identity-changed");
    CommandResult result = overlay.tool().run("accept", "--reason", "because I say so", "--yes");
    assertThat(result.code()).as(result.toString()).isZero();
    overlay.slipIn();
    overlay.git("config", "user.name", "Sample Maintainer");
  }
}
