package io.github.ebuildattest.hook.release;

import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tree;
import java.io.IOException;
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

    assertThat(range.code()).as(range.toString()).isEqualTo(1);
    assertThat(range.blocking()).containsExactly("too-young");
    Matcher times =
        Pattern.compile("logged at (\\S+); it is old enough at (\\S+)$")
            .matcher(range.message("too-young"));
    assertThat(times.find()).isTrue();
    Instant logged = Instant.parse(times.group(1));
    assertThat(Instant.parse(times.group(2))).isEqualTo(logged.plus(Duration.ofDays(1)));
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
