package io.github.ebuildattest.hook.memory;

import static io.github.ebuildattest.hook.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tree;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy exempts packages by name. */
class ExemptionInForceTest extends OverlayCase {

  private static final String WHIMBREL = "dev-python/whimbrel-tools-0.3";

  @Test
  void lets_an_unattested_package_through_and_is_named_first() throws IOException {
    exempt("dev-python/whimbrel-*", 90);
    overlay.stage("unattested");

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.verdicts()).containsEntry(WHIMBREL, "unattested");
    assertThat(report.ids()).contains("unattested").doesNotContain("exemption-expired");
    String out = overlay.tool().run("check", "--staged").out().replaceAll("\\s+", " ");
    assertThat(out).contains("decision: " + WHIMBREL + ": unattested, covered by the exemption of");
    assertThat(out.indexOf("a project we know")).isLessThan(out.indexOf("unattested " + WHIMBREL));
  }

  @Test
  void asks_for_no_pin_and_leaves_none() throws IOException {
    exempt("dev-python/*", 90);
    overlay.stage("unattested");
    Tree before = Tree.of(overlay.root());

    assertThat(overlay.check("--staged", "--hook").code()).isZero();

    assertThat(Tree.of(overlay.root())).isEqualTo(before);
  }

  @Test
  void blocks_again_when_its_day_has_passed_and_says_so() throws IOException {
    exempt("dev-python/whimbrel-*", -1);
    overlay.stage("unattested");

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).contains("unattested", "exemption-expired");
    assertThat(report.message("exemption-expired")).contains("dev-python/whimbrel-*", day(-1));
    CommandResult accepted = overlay.tool().run("accept", "--reason", "still by hand", "--yes");
    assertThat(accepted.code()).as(accepted.toString()).isZero();
    Reported after = overlay.check("--staged");
    assertThat(after.code()).as(after.toString()).isZero();
    assertThat(after.ids()).doesNotContain("exemption-expired");
  }

  @Test
  void says_nothing_of_an_ended_one_where_it_would_have_covered_nothing() throws IOException {
    exempt("dev-python/*", -30);
    overlay.stage("attested");
    assertThat(overlay.check("--staged").ids()).doesNotContain("exemption-expired");

    overlay.stage("known-unattested");
    Reported known = overlay.check("--staged");
    assertThat(known.code()).as(known.toString()).isZero();
    assertThat(known.ids()).doesNotContain("exemption-expired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"attestation-lost", "tampered", "identity-changed", "first-use-undeclared"})
  void covers_nothing_but_a_missing_attestation_that_was_never_there(String bump)
      throws IOException {
    exempt("*/*", 90);
    overlay.stage(bump);

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
  }

  @Test
  void does_not_count_in_the_change_that_brings_it() throws IOException {
    String base = overlay.git("rev-parse", "HEAD");
    overlay.stage("unattested");
    overlay.write(POLICY, text("dev-python/whimbrel-*", day(90))).slipIn();

    Reported report = overlay.check("--since", base);

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).contains("unattested");
    assertThat(report.ids()).contains("gate-changed");
  }

  @Test
  void is_refused_with_its_line_where_it_would_last_longer_than_a_year() throws IOException {
    overlay.stage("attested");
    overlay.write(POLICY, text("dev-python/*", day(400)));
    overlay.git("add", "-A");

    CommandResult result = overlay.tool().run("check", "--staged");

    assertThat(result.code()).as(result.toString()).isEqualTo(1);
    assertThat(result.out())
        .contains("policy-malformed (", POLICY + ":4", "more than a year ahead");
  }

  private void exempt(String glob, int days) throws IOException {
    overlay.write(POLICY, text(glob, day(days))).slipIn();
  }

  private static String day(int ahead) {
    return LocalDate.now(ZoneOffset.UTC).plusDays(ahead).toString();
  }

  private static String text(String glob, String day) {
    return """
    [[exempt]]
    package = "%s"
    reason = "released by hand by a project we know"
    expires = %s
    """
        .formatted(glob, day);
  }
}
