package io.github.ebuildattest.hook.contributor;

import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.PLOVER;
import static io.github.ebuildattest.hook.Sample.PLOVER_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.PinText;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A contributor who takes several steps, each of which looks harmless: what the report on one range
 * says of them, and what is still remembered at the next.
 */
class PatientContributorTest extends ContributorCase {

  @Test
  void is_stopped_at_a_second_identity_that_nothing_uses_yet() throws IOException {
    addSecondIdentity("");

    assertBlocked("pin-edited");
  }

  @Test
  void is_stopped_at_a_second_identity_that_an_earlier_commit_brought() throws IOException {
    addSecondIdentity("");
    bumpByStranger();

    assertBlocked("pin-edited", "repository-recreated");
  }

  @Test
  void is_named_where_he_decides_on_a_second_identity_for_later() throws IOException {
    overlay.git("config", "user.name", "Mallory Heronsbane");
    addSecondIdentity(secondIdentityDecision());

    CommandResult first = overlay.tool().run("check", "--since", base);
    assertThat(Replay.flat(first))
        .contains("Mallory Heronsbane", "we shall need it", "repository 700999001");
    base = overlay.git("rev-parse", "HEAD");
    bumpByStranger();

    CommandResult later = overlay.tool().run("check", "--since", base);

    assertThat(Replay.flat(later))
        .contains("attested " + HERON + "-1.5.0", "who attests was changed", "we shall need it")
        .doesNotContain("the same identity since");
  }

  @Test
  void cannot_decide_on_a_second_identity_where_decisions_come_separately() throws IOException {
    overlay.write(POLICY, "decisions = \"separate\"\n");
    base = overlay.slipIn();
    addSecondIdentity(secondIdentityDecision());
    bumpByStranger();

    assertBlocked("decision-with-change", "repository-recreated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"as it was", "under the new version"})
  void cannot_reuse_an_accepted_loss_for_the_next_version(String how) throws IOException {
    overlay.stage("attestation-lost");
    CommandResult accepted = overlay.tool().run("accept", "--reason", "their CI was down", "--yes");
    assertThat(accepted.code()).as(accepted.toString()).isZero();
    overlay.slipIn();
    assertThat(overlay.check("--since", base).code()).isZero();
    base = overlay.git("rev-parse", "HEAD");
    overlay.stage("attestation-lost");
    if (how.equals("under the new version")) {
      String pin = overlay.text(HERON_PIN);
      String decision = pin.substring(pin.indexOf("\n[[decision]]"));
      overlay.write(HERON_PIN, pin + decision.replace("\"1.8.0\"", "\"1.8.1\""));
    }
    overlay.slipIn();

    assertBlocked("attestation-lost");
  }

  @Test
  void cannot_leave_no_memory_ten_times_and_then_be_somebody_else() throws IOException {
    for (int minor = 0; minor < 10; minor++) {
      String before = overlay.git("rev-parse", "HEAD");
      bumpPlover("1." + minor, "ploverworks/plover-text", "700100304");
      Reported report = overlay.check("--since", before);
      assertThat(report.code()).as(report.toString()).isEqualTo(1);
      assertThat(report.blocking()).containsExactly("pin-missing");
    }
    String tenth = overlay.git("rev-parse", "HEAD");
    bumpPlover("2.0", "sandworks/plover-text", "700100777");

    assertBlocked("pin-missing");
    base = tenth;
    assertBlocked("upstream-conflict");
  }

  @Test
  void cannot_pin_the_last_of_several_identities_that_a_range_brings() throws IOException {
    bumpPlover("1.0", "ploverworks/plover-text", "700100304");
    bumpPlover("2.0", "ploverworks/plover-text", "700100777");
    overlay
        .write(
            PLOVER_PIN,
            PinText.attested(
                "plover-text",
                "2.0",
                GitHubIdentity.releasing(
                    "ploverworks/plover-text", "700100777", "700200304", "2.0")))
        .slipIn();

    assertBlocked("pin-disagrees");
  }

  @ParameterizedTest
  @CsvSource({"identity-changed, workflow-changed", "attestation-lost, attestation-lost"})
  void cannot_change_the_rules_parameters_along_with_the_bump(String bump, String finding)
      throws IOException {
    overlay.write("pom.xml", pom("<scope>range</scope>"));
    base = overlay.slipIn();
    overlay.stage(bump);
    overlay
        .write("pom.xml", pom("<index>http://127.0.0.1:9/</index><scope>staged</scope>"))
        .slipIn();

    assertBlocked(finding);
    assertThat(overlay.check("--since", base).message("gate-changed")).contains("pom.xml");
    assertThat(Replay.flat(overlay.tool().run("check", "--since", base))).contains("gate-changed");
  }

  @Test
  void cannot_give_an_old_attested_file_the_name_of_a_new_one() throws IOException {
    Distfile old = Sdist.of("heron-parser", "1.4.0");
    String uri = "https://files.pythonhosted.org/packages/source/h/heron-parser/" + old.name();
    String text =
        EbuildText.of("Parser", "https://h.example/", null)
            .withLines("SRC_URI=\"" + uri + " -> heron_parser-1.5.0.tar.gz\"")
            .text();
    Distfile renamed = new Distfile("heron_parser-1.5.0.tar.gz", old.bytes());
    Files.write(overlay.repository().distdir().resolve(renamed.name()), renamed.bytes());
    overlay.ebuild(HERON, "1.5.0", text, renamed).slipIn();

    assertBlocked("version-mismatch");
  }

  @ParameterizedTest
  @CsvSource({
    "SRC_URI=\"$(pypi_sdist_url heron-parser 1.4.0)\", version-mismatch",
    "SRC_URI=\"$(curl https://heronry.example)\", ebuild-not-evaluated",
    "SRC_URI=\"https://heronry.example/heron.tar.gz\", source-left-pypi",
  })
  void cannot_copy_an_ebuild_whose_sources_were_accepted_for_one_version(
      String line, String finding) throws IOException {
    String text = EbuildText.of("Parser", "https://h.example/", null).withLines(line).text();
    Distfile elsewhere = new Distfile("heron.tar.gz", new byte[] {1, 2, 3});
    overlay.ebuild(HERON, "1.5.0", text, elsewhere);
    overlay.git("add", "-A");
    CommandResult accepted = overlay.tool().run("accept", "--reason", "just this once", "--yes");
    assertThat(accepted.code()).as(accepted.toString()).isZero();
    overlay.slipIn();
    Reported once = overlay.check("--since", base);
    assertThat(once.code()).as(once.toString()).isZero();
    base = overlay.git("rev-parse", "HEAD");
    overlay.ebuild(HERON, "1.6.0", text).slipIn();

    assertBlocked(finding);
  }

  @Test
  void cannot_loosen_the_policy_first_where_one_push_brings_both() throws IOException {
    overlay.write(POLICY, "unattested = \"warn\"\n").slipIn();
    overlay.slipIn("unattested");
    String line =
        "refs/heads/main %s refs/heads/main %s\n".formatted(overlay.git("rev-parse", "HEAD"), base);

    CommandResult push = overlay.tool().reading(line).run("check", "--push", "--remote", "origin");

    assertThat(push.code()).as(push.toString()).isEqualTo(1);
    assertThat(Replay.flat(push))
        .contains("BLOCKED dev-python/whimbrel-tools-0.3", "unattested", "gate-changed");
  }

  @Test
  void cannot_have_a_merge_made_elsewhere_carry_what_each_side_would_not() throws IOException {
    overlay.git("checkout", "-q", "-b", "topic");
    addSecondIdentity("");
    overlay.git("checkout", "-q", "main");
    overlay.slipIn("unrelated");
    overlay.git("merge", "-q", "--no-verify", "--no-ff", "-m", "merge", "topic");
    bumpByStranger();

    assertBlocked("pin-edited", "repository-recreated");
  }

  private void addSecondIdentity(String decision) throws IOException {
    String second = PinText.attested("heron-parser", "1.5.0", STRANGER);
    String identity = second.substring(second.indexOf("\n[[attestation-identities]]"));
    overlay.write(HERON_PIN, overlay.text(HERON_PIN) + identity + decision).slipIn();
  }

  private static String secondIdentityDecision() {
    return """

    [[decision]]
    date = 2026-11-21
    finding = "repository-recreated"
    was = "nothing"
    now = "GitHub, heronry/heron-parser, repository 700999001, owner 700999002, \
    workflow release.yml, environment pypi, ref refs/tags/v{version}, trigger release, \
    runner github-hosted"
    reason = "we shall need it"
    """;
  }

  private void bumpByStranger() throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", STRANGER);
    String text =
        EbuildText.of("Parser", "https://h.example/", "https://github.com/heronry/heron-parser")
            .text();
    overlay.ebuild(HERON, "1.5.0", text, files).slipIn();
  }

  private void bumpPlover(String version, String repository, String id) throws IOException {
    Distfile[] files =
        overlay.upload(
            "plover-text", version, GitHubIdentity.releasing(repository, id, "700200304", version));
    String text =
        EbuildText.of("Text", "https://p.example/", "https://github.com/" + repository).text();
    overlay.ebuild(PLOVER, version, text, files).slipIn();
  }

  private static String pom(String configuration) {
    return """
    <project>
      <attestedBumps>%s</attestedBumps>
    </project>
    """
        .formatted(configuration);
  }
}
