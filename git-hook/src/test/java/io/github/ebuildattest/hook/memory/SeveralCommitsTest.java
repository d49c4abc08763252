package io.github.ebuildattest.hook.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.MetadataText;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A package that is new to the overlay, commit by commit: what each of them may do, all of them may
 * do together, and be taken back.
 */
class SeveralCommitsTest extends OverlayCase {

  private static final String DUNLIN = "dev-python/dunlin";
  private static final String PIN = DUNLIN + "/attestations.toml";
  private String start = "";
  private Instant released = Instant.parse("2025-11-03T10:00:00Z");

  @BeforeEach
  void remember() throws IOException {
    start = overlay.git("rev-parse", "HEAD");
  }

  @Test
  void a_lower_version_after_the_first_one() throws IOException {
    commit("1.51", UnaryOperator.identity());
    commit("1.50", UnaryOperator.identity());

    assertPushed(start);
    assertThat(overlay.text(PIN)).contains("attested-since = \"1.51\"");
  }

  @Test
  void a_first_pin_that_says_more_than_anything_seen_is_none() throws IOException {
    commit("1.51", UnaryOperator.identity());
    overlay.edit(PIN, "\"1.51\"", "\"1.52\"");
    overlay.slipIn();

    assertThat(overlay.check("--since", start).blocking()).contains("pin-disagrees");
  }

  @Test
  void somebody_else_follows_before_the_first_push() throws IOException {
    commit("1.0", UnaryOperator.identity());
    decide("1.1", SeveralCommitsTest::fork);
    commit("1.2", SeveralCommitsTest::fork);

    assertPushed(start);
  }

  @Test
  void one_answer_is_enough_where_another_than_the_declared_one_publishes() throws IOException {
    bump("1.0", SeveralCommitsTest::fork);
    assertThat(overlay.check("--staged").blocking()).contains("upstream-mismatch");
    decide("1.0", SeveralCommitsTest::fork);
    assertThat(overlay.text(PIN))
        .contains("finding = \"upstream-mismatch\"", "was = \"GitHub, tidal/dunlin\"")
        .doesNotContain("sha256 = ");

    commit("1.1", SeveralCommitsTest::fork);

    assertPushed(start);
    assertThat(overlay.check("--all").code()).isZero();
    assertThat(overlay.tool().run("check", "--since", "HEAD^").out().replaceAll("\\s+", " "))
        .contains("write https://github.com/sandpit/dunlin");
  }

  @Test
  void an_answer_about_another_upstream_is_none_about_a_third() throws IOException {
    decide("1.0", SeveralCommitsTest::fork);
    bump("1.1", i -> i.withRepository("strand/dunlin").withIds("91", "92"));

    assertThat(overlay.check("--staged").blocking()).contains("upstream-mismatch");
    overlay.slipIn();
    assertThat(overlay.check("--since", start).blocking())
        .contains("pin-disagrees", "upstream-mismatch");
  }

  @Test
  void whoever_comes_back_in_the_same_push() throws IOException {
    commit("1.0", UnaryOperator.identity());
    decide("1.1", SeveralCommitsTest::otherWorkflow);
    decide("1.2", UnaryOperator.identity());

    assertPushed(start);
    assertThat(overlay.check("--all").code()).isZero();
  }

  @Test
  void an_upstream_that_begins_to_attest_leaves_what_was_accepted_before() throws IOException {
    decide("1.0", null);
    commit("1.1", UnaryOperator.identity());

    assertThat(overlay.text(PIN)).contains("attested = true");
    assertThat(overlay.check("--all").code()).isZero();
    assertPushed(start);
    overlay.git("rm", "-q", ebuild("1.0"));
    overlay.slipIn();
    overlay.git("checkout", "HEAD^", "--", ebuild("1.0"));
    assertThat(overlay.check("--staged").code()).isZero();
  }

  @Test
  void an_upstream_that_began_to_attest_does_so_in_every_later_upload() throws IOException {
    decide("1.0", null);
    commit("1.1", UnaryOperator.identity());

    bump("0.9", null);
    assertThat(overlay.check("--staged").blocking()).contains("unattested");
    overlay.git("reset", "-q", "--hard");
    bump("1.2", null);
    assertThat(overlay.check("--staged").blocking()).contains("attestation-lost");
  }

  @Test
  void what_was_seen_for_the_first_time_can_be_taken_back() throws IOException {
    decide("1.0", null);
    commit("1.1", UnaryOperator.identity());
    revert();
    assertThat(overlay.text(PIN)).contains("attested = false");
    assertPushed(start);
  }

  @Test
  void the_first_pin_can_be_taken_back() throws IOException {
    bump("1.0", null);
    String unpinned = overlay.slipIn();
    commit("1.1", UnaryOperator.identity());

    revert();

    assertThat(Files.exists(overlay.file(PIN))).isFalse();
    assertPushed(unpinned);
  }

  @Test
  void what_an_attested_ebuild_needs_cannot_be_taken_back() throws IOException {
    decide("1.0", null);
    String unattested = overlay.text(PIN);
    commit("1.1", UnaryOperator.identity());
    commit("1.2", UnaryOperator.identity());
    overlay.git("rm", "-q", ebuild("1.2"));
    overlay.write(PIN, unattested);
    overlay.git("add", "-A");
    assertThat(overlay.check("--staged").blocking()).contains("pin-edited");

    overlay.git("rm", "-q", "-f", PIN);
    assertThat(overlay.check("--staged").blocking()).contains("pin-removed");
  }

  @Test
  void a_package_that_comes_again_remembers_which_upstream_was_replaced() throws IOException {
    commit("1.0", UnaryOperator.identity());
    decide("1.1", SeveralCommitsTest::fork);
    overlay.git("rm", "-q", "-r", DUNLIN);
    overlay.slipIn();
    bump("1.2", SeveralCommitsTest::fork);
    String command = overlay.check("--staged").message("pin-removed");
    overlay.git(command.substring(command.indexOf("checkout ")).split(" "));

    Reported again = overlay.check("--staged");

    assertThat(again.code()).as(again.toString()).isZero();
  }

  private static GitHubIdentity fork(GitHubIdentity identity) {
    return identity.withRepository("sandpit/dunlin").withIds("81", "82");
  }

  private static GitHubIdentity otherWorkflow(GitHubIdentity identity) {
    return identity.withWorkflow("publish.yml");
  }

  private void bump(String version, @Nullable UnaryOperator<GitHubIdentity> who)
      throws IOException {
    GitHubIdentity identity = GitHubIdentity.releasing("tidal/dunlin", "71", "72", version);
    released = released.plus(Duration.ofHours(1));
    Distfile[] files =
        overlay.upload(
            "dunlin",
            version,
            Sdist.of("dunlin", version),
            who == null ? null : who.apply(identity),
            released);
    OverlayBuilder.at(overlay.root())
        .metadata(DUNLIN, MetadataText.pypi("dunlin").remoteId("github", "tidal/dunlin"));
    overlay.ebuild(
        DUNLIN,
        version,
        EbuildText.of("A wader", "https://dunlin.example/", null).text(),
        files[0]);
    overlay.git("add", "-A");
  }

  private void commit(String version, UnaryOperator<GitHubIdentity> who) throws IOException {
    bump(version, who);
    commitStaged();
  }

  private void decide(String version, @Nullable UnaryOperator<GitHubIdentity> who)
      throws IOException {
    bump(version, who);
    CommandResult done = overlay.tool().run("accept", "--reason", "looked at it", "--yes");
    assertThat(done.code()).as(done.toString()).isZero();
    commitStaged();
  }

  private void commitStaged() throws IOException {
    CommandResult hook = overlay.tool().run("check", "--staged", "--hook");
    assertThat(hook.code()).as(hook.toString()).isZero();
    overlay.slipIn();
  }

  private void revert() throws IOException {
    overlay.git("revert", "--no-commit", "HEAD");
    Reported staged = overlay.check("--staged");
    assertThat(staged.code()).as(staged.toString()).isZero();
    assertThat(staged.message("decision-undone")).contains("was seen attested, since 1.1");
    overlay.slipIn();
  }

  private void assertPushed(String old) throws IOException {
    String line =
        "refs/heads/main %s refs/heads/main %s\n".formatted(overlay.git("rev-parse", "HEAD"), old);
    CommandResult push = overlay.tool().reading(line).run("check", "--push", "--remote", "origin");
    assertThat(push.code()).as(push.toString()).isZero();
    Reported range = overlay.check("--since", old);
    assertThat(range.code()).as(range.toString()).isZero();
  }

  private static String ebuild(String version) {
    return DUNLIN + "/dunlin-" + version + ".ebuild";
  }
}
