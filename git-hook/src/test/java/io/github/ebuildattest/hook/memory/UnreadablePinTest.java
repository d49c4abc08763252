package io.github.ebuildattest.hook.memory;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.PLOVER_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An unreadable pin of the base never counts as no pin, and only a decision can replace it. */
class UnreadablePinTest extends OverlayCase {

  private String good = "";
  private String base = "";

  @BeforeEach
  void create() throws IOException {
    good = overlay.text(EGRET_PIN);
    overlay.write(EGRET_PIN, good + "repositry-id = \"1\"\n");
    base = overlay.slipIn();
  }

  @Test
  void stops_everything_with_its_name_and_line() throws IOException {
    overlay.stage("attested");

    CommandResult result = overlay.tool().run("check", "--staged");

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(EGRET_PIN, "repositry-id", "did you mean 'repository-id'?");
  }

  @Test
  void is_told_to_machines_with_every_other_one() throws IOException {
    overlay.write(HERON_PIN, "= = =\n").slipIn();
    overlay.stage("known-unattested");

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isEqualTo(3);
    assertThat(report.ids()).containsExactly("pin-malformed", "pin-malformed");
    assertThat(report.findings().toString()).contains(EGRET_PIN, HERON_PIN);
    assertThat(report.bumps()).isEmpty();
    assertThat(report.result().err()).hasLineCount(1).contains("pin-malformed: ", "1 more like it");
  }

  @Test
  void blocks_when_it_comes_and_the_rest_is_judged_all_the_same() throws IOException {
    overlay.git("reset", "-q", "--hard", "HEAD~1");
    base = overlay.git("rev-parse", "HEAD");
    overlay.stage("unattested");
    overlay.write(EGRET_PIN, good + "repositry-id = \"1\"\n").slipIn();

    Reported report = overlay.check("--since", base);

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).containsExactlyInAnyOrder("pin-malformed", "unattested");
    assertThat(report.message("pin-malformed")).contains("repositry-id");
  }

  @Test
  void blocks_where_it_comes_to_a_package_without_ebuilds_or_with_new_ones() throws IOException {
    overlay.git("reset", "-q", "--hard", "HEAD~1");
    overlay.write("dev-python/dotterel-hills/attestations.toml", "garbage\n");
    overlay.git("add", "-A");
    assertThat(overlay.check("--staged").blocking()).containsExactly("pin-malformed");

    overlay.git("reset", "-q", "--hard");
    overlay.stage("first-use").write(PLOVER_PIN, "garbage\n");
    overlay.git("add", "-A");
    Reported report = overlay.check("--staged");
    assertThat(report.blocking()).containsExactly("pin-malformed");
    assertThat(report.json().getAsJsonObject("pins-to-commit").size()).isZero();
    CommandResult accept = overlay.tool().run("accept", "--reason", "as it is", "--yes");
    assertThat(accept.code()).as(accept.toString()).isEqualTo(1);
    assertThat(overlay.text(PLOVER_PIN)).isEqualTo("garbage\n");
  }

  static Stream<String> linesThatNoReaderFollows() {
    String version = "1" + ".1".repeat(6_000);
    return Stream.of(
        "a = " + "[".repeat(20_000) + "]".repeat(20_000),
        "a = " + "[".repeat(20_000),
        "a = " + "{a=[".repeat(20_000),
        "a = \"\"\"]\"\"\"\na = [ # ]\n" + "[\n".repeat(5_000),
        "attested-since = \"" + version + "\"");
  }

  @ParameterizedTest
  @MethodSource("linesThatNoReaderFollows")
  void blocks_when_it_comes_whatever_its_depth(String line) throws IOException {
    overlay.git("reset", "-q", "--hard", "HEAD~1");
    overlay.write(EGRET_PIN, line + "\n" + good.replaceFirst("(?m)^attested-since.*\\n", ""));
    overlay.git("add", "-A");
    assertThat(overlay.check("--staged").blocking()).containsExactly("pin-malformed");

    overlay.git("reset", "-q", "--hard");
    overlay.write(POLICY, line + "\n");
    overlay.git("add", "-A");
    assertThat(overlay.check("--staged").blocking()).containsExactly("policy-malformed");
  }

  @Test
  void is_not_one_whose_words_hold_many_brackets() throws IOException {
    overlay.git("reset", "-q", "--hard", "HEAD~1");
    String many = "[{".repeat(100);
    overlay.write(
        EGRET_PIN,
        "# "
            + many
            + "\n"
            + good
            + "[[decision]]\ndate = 2026-01-01\n"
            + "finding = \"first-use\"\nwas = '"
            + many
            + "'\nnow = \"\\\""
            + many
            + "\"\nreason = \"\"\"\n"
            + many
            + "\"\"\"\n");
    overlay.git("add", "-A");

    assertThat(overlay.check("--staged").ids()).doesNotContain("pin-malformed");
  }

  @Test
  void is_not_taken_for_none_where_a_bump_comes_with_it() throws IOException {
    overlay.git("reset", "-q", "--hard", "HEAD~1");
    overlay.stage("identity-changed").write(EGRET_PIN, "garbage\n");
    overlay.git("add", "-A");

    assertThat(overlay.check("--staged").blocking())
        .containsExactlyInAnyOrder("workflow-changed", "pin-malformed");
  }

  @Test
  void is_mended_by_the_commit_after_it_where_it_never_was_memory() throws IOException {
    overlay.git("reset", "-q", "--hard", "HEAD~1");
    base = overlay.git("rev-parse", "HEAD");
    overlay.write(EGRET_PIN, "garbage\n").slipIn();
    overlay.stage("attested").write(EGRET_PIN, good).slipIn();

    assertThat(overlay.check("--since", base).code()).isZero();
  }

  @Test
  void is_not_mended_by_good_words_alone() throws IOException {
    overlay.write(EGRET_PIN, good);
    overlay.git("add", "-A");

    CommandResult result = overlay.tool().run("check", "--staged");

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(result.err()).contains("in the base", "ebuild-attest accept " + EGRET);
  }

  @Test
  void is_not_mended_by_its_removal() throws IOException {
    Files.delete(overlay.file(EGRET_PIN));
    overlay.git("add", "-A");

    assertThat(overlay.tool().run("check", "--staged").code()).isEqualTo(3);
  }

  @Test
  void is_mended_by_a_decision_that_names_all_that_is_put_in_its_place() throws IOException {
    mend();

    Reported report = overlay.check("--staged");
    assertThat(report.code()).as(report.toString() + overlay.text(EGRET_PIN)).isZero();
    assertThat(report.ids()).contains("decision-with-change");
    assertThat(overlay.text(EGRET_PIN))
        .startsWith(good)
        .contains(
            "finding = \"pin-malformed\"",
            "was = \"a pin that cannot be read, SHA-256 ",
            "now = \"project egret-cache, attested since 2.0.0; GitHub, egret-lab/egret-cache");
    overlay.slipIn();
    assertThat(overlay.check("--since", base).code()).isZero();
    overlay.stage("identity-changed");
    assertThat(overlay.check("--staged").blocking()).contains("workflow-changed");
  }

  @Test
  void is_not_mended_by_a_decision_about_another_pin() throws IOException {
    mend();
    overlay.edit(EGRET_PIN, "workflow = \"release.yml\"", "workflow = \"other.yml\"");
    overlay.git("add", "-A");

    assertThat(overlay.tool().run("check", "--staged").code()).isEqualTo(3);
  }

  @Test
  void is_not_mended_into_somebody_elses() throws IOException {
    mend();
    overlay.edit(EGRET_PIN, "700100102", "700999001");
    overlay.git("add", "-A");

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).contains("pin-disagrees");
  }

  @Test
  void is_not_mended_by_accept_into_what_attested_nothing() throws IOException {
    overlay.write(EGRET_PIN, good.replace("700100102", "700999001"));
    overlay.git("add", "-A");
    Tree before = Tree.of(overlay.root());

    CommandResult result = overlay.tool().run("accept", EGRET, "--reason", "as it was", "--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(1);
    assertThat(result.out()).contains("pin-disagrees", "write the right one first");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
  }

  @Test
  void blocks_where_decisions_have_to_come_first() throws IOException {
    overlay.write(POLICY, "decisions = \"separate\"\n").slipIn();
    mend();

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).contains("decision-with-change");
  }

  private void mend() throws IOException {
    overlay.write(EGRET_PIN, good);
    overlay.git("add", "-A");
    CommandResult result = overlay.tool().run("accept", EGRET, "--reason", "a bad merge", "--yes");
    assertThat(result.code()).as(result.toString()).isZero();
  }
}
