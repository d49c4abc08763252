package io.github.ebuildattest.hook.release;

import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tree;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release that is too young is announced at commit and judged later; accept overrides it. */
class CooldownTest extends OverlayCase {

  private String base = "";

  @BeforeEach
  void create() throws IOException {
    base = overlay.git("rev-parse", "HEAD");
  }

  @Test
  void is_announced_at_commit_and_blocks_in_a_range_until_the_hour_it_names() throws IOException {
    overlay.stage("too-young");
    Reported commit = overlay.check("--staged", "--hook");
    assertThat(commit.code()).as(commit.toString()).isZero();
    assertThat(commit.ids()).contains("too-young");
    overlay.slipIn();

    Reported range = overlay.check("--since", base);

    assertThat(range.code()).as(range.toString()).isEqualTo(4);
    assertThat(range.blocking()).containsExactly("too-young");
    assertThat(range.verdicts()).containsEntry(HERON + "-1.6.0", "waiting");
    Matcher times =
        Pattern.compile("uploaded at (\\S+); it is old enough at (\\S+)$")
            .matcher(range.message("too-young"));
    assertThat(times.find()).isTrue();
    Instant uploaded = Instant.parse(times.group(1));
    assertThat(Instant.parse(times.group(2))).isEqualTo(uploaded.plus(Duration.ofDays(1)));
  }

  @Test
  void alone_it_makes_a_run_wait_and_names_the_commit_that_can_go_before() throws IOException {
    overlay.write("README", "a line\n");
    String before = overlay.slipIn();
    overlay.slipIn("too-young");
    overlay.write("README", "another line\n").slipIn();

    CommandResult text = overlay.tool().run("check", "--since", base);
    Reported range = overlay.check("--since", base);

    assertThat(text.code()).as(text.toString()).isEqualTo(4);
    assertThat(text.out().replaceAll("\\s+", " "))
        .contains(
            "WAITING " + HERON + "-1.6.0",
            "waiting: nothing but the age of files stands in the way; all are old enough at ",
            "what can go before ends with commit " + before.substring(0, 12),
            "1 waiting");
    assertThat(range.json().getAsJsonObject("waiting").get("newest-before").getAsString())
        .isEqualTo(before.substring(0, 12));
    assertThat(
            overlay
                .tool()
                .at(Instant.now().plus(Duration.ofDays(2)))
                .run("check", "--since", base)
                .code())
        .isZero();
    Reported pushed =
        overlay.check(
            overlay
                .tool()
                .reading(
                    "refs/heads/main %s refs/heads/main %s\n"
                        .formatted(overlay.git("rev-parse", "HEAD"), base)),
            "--push",
            "--remote",
            "origin");
    assertThat(pushed.code()).as(pushed.toString()).isEqualTo(4);
  }

  @Test
  void what_else_stands_in_the_way_comes_first() throws IOException {
    overlay.slipIn("too-young");
    overlay.slipIn("unattested");

    Reported range = overlay.check("--since", base);

    assertThat(range.code()).as(range.toString()).isEqualTo(1);
    assertThat(range.verdicts()).containsEntry(HERON + "-1.6.0", "waiting");
    assertThat(range.json().get("waiting").isJsonNull()).isTrue();
  }

  @Test
  void counts_from_the_upload_where_nothing_attests() throws IOException {
    Instant now = Instant.parse("2026-02-01T12:00:00Z");
    Replay tools = Replay.of(overlay, "whimbrel-feet", null).at(now.toString());
    tools.bump("1.0", null, now.minusSeconds(60)).accepted("by hand, as ever");
    Reported staged = tools.staged();
    assertThat(staged.ids()).as(staged.toString()).contains("too-young");
    overlay.slipIn();

    Reported range = tools.inCi();

    assertThat(range.code()).as(range.toString()).isEqualTo(4);
    assertThat(range.message("too-young")).contains("was uploaded at 2026-02-01T11:59:00Z");
    assertThat(tools.at("2026-02-02T11:59:01Z").inCi().code()).isZero();
  }

  @Test
  void counts_from_the_upload_of_what_was_attested_long_before() throws IOException {
    Instant now = Instant.parse("2026-02-01T12:00:00Z");
    Replay tools = Replay.of(overlay, "whimbrel-feet", "whimbrels/feet").at(now.toString());
    Distfile sdist = Sdist.of("whimbrel-feet", "1.0");
    GitHubIdentity by = GitHubIdentity.releasing("whimbrels/feet", "700500001", "700500002", "1.0");
    Distfile[] files =
        overlay.upload("whimbrel-feet", "1.0", sdist, by, now.minus(Duration.ofDays(90)));
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "whimbrel-feet");
    index
        .release("whimbrel-feet", "1.0")
        .file(sdist.name(), sdist.bytes())
        .provenance(new String(files[1].bytes(), StandardCharsets.UTF_8))
        .uploaded(now.minusSeconds(60));
    IndexFolder.write(index, overlay.repository().indexFolder());
    tools.stage("1.0", sdist).committed();

    Reported range = tools.inCi();

    assertThat(range.code()).as(range.toString()).isEqualTo(4);
    assertThat(range.message("too-young")).contains("was uploaded at 2026-02-01T11:59:00Z");
  }

  @Test
  void is_set_for_packages_by_their_names() throws IOException {
    overlay.write(
        POLICY,
        """
        minimum-age = "2d"

        [[cooldown]]
        package = "dev-python/heron-*"
        minimum-age = "0m"

        [[cooldown]]
        package = "dev-python/*"
        minimum-age = "7d"
        """);
    base = overlay.slipIn();
    overlay.slipIn("too-young");

    assertThat(overlay.check("--since", base).code()).isZero();
    overlay.edit(POLICY, "heron-*", "egret-*");
    base = overlay.slipIn();
    overlay.git("revert", "--no-edit", "HEAD~1");
    base = overlay.git("rev-parse", "HEAD");
    overlay.slipIn("too-young");
    Reported range = overlay.check("--since", base);
    assertThat(range.code()).as(range.toString()).isEqualTo(4);
    Instant until =
        Instant.parse(range.json().getAsJsonObject("waiting").get("until").getAsString());
    assertThat(until).isAfter(Instant.now().plus(Duration.ofDays(5)));
  }

  @Test
  void is_judged_by_the_remembered_age() throws IOException {
    overlay.write(POLICY, "minimum-age = \"0m\"\n");
    base = overlay.slipIn();
    overlay.slipIn("too-young");

    assertThat(overlay.check("--since", base).code()).isZero();
  }

  @Test
  void is_overridden_for_that_file_alone_with_a_reason() throws IOException {
    overlay.stage("too-young");
    assertThat(overlay.tool().run("accept", HERON, "--yes").code()).isEqualTo(3);

    CommandResult result =
        overlay.tool().run("accept", HERON, "--reason", "closes a hole in use", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text(HERON_PIN))
        .contains("finding = \"too-young\"", "version = \"1.6.0\"", "sha256 = \"");
    overlay.slipIn();
    Reported range = overlay.check("--since", base);
    assertThat(range.code()).as(range.toString()).isZero();
    assertThat(range.verdicts()).containsEntry(HERON + "-1.6.0", "accepted");
    String urgent = overlay.git("rev-parse", "HEAD");
    overlay.slipIn("too-young");
    assertThat(overlay.check("--since", urgent).blocking()).containsExactly("too-young");
  }

  @Test
  void is_not_asked_about_where_nobody_named_the_package() throws IOException {
    overlay.stage("too-young");
    Tree before = Tree.of(overlay.root());

    CommandResult result = overlay.tool().run("accept", "--reason", "in a hurry", "--yes");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.err()).contains("nothing waits for a decision");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
  }

  @Test
  void an_override_is_not_asked_for_twice() throws IOException {
    overlay.stage("too-young");
    overlay.tool().run("accept", HERON, "--reason", "closes a hole in use", "--yes");
    String pin = overlay.text(HERON_PIN);

    CommandResult again = overlay.tool().run("accept", HERON, "--reason", "again", "--yes");

    assertThat(again.err()).contains("nothing waits for a decision");
    assertThat(overlay.text(HERON_PIN)).isEqualTo(pin);
    assertThat(overlay.check("--staged").verdicts()).containsEntry(HERON + "-1.6.0", "accepted");
  }
}
