package io.github.ebuildattest.hook;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.HERON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.sample.Bump;
import io.github.ebuildattest.testkit.sample.Bumps;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stops a run, its last lines name a command that works in that very state: run to the
 * letter, it leads to a pass.
 */
class WayOnTest extends OverlayCase {

  static Stream<String> stopped() {
    return Bumps.all().stream().filter(b -> !b.passes()).map(Bump::name);
  }

  @ParameterizedTest
  @MethodSource("stopped")
  void from_what_is_staged(String bump) throws IOException {
    overlay.stage(bump);

    NextSteps.follow(overlay, () -> overlay.check("--staged"), "check", "--staged");

    Reported after = overlay.check("--staged");
    assertThat(after.code()).as(after.toString()).isZero();
  }

  @ParameterizedTest
  @MethodSource("stopped")
  void from_a_range(String bump) throws IOException {
    String base = overlay.git("rev-parse", "HEAD");
    overlay.slipIn(bump);

    NextSteps.follow(overlay, () -> overlay.check("--since", base), "check", "--since", base);
    overlay.slipIn();

    Reported after = overlay.check("--since", base);
    assertThat(after.code()).as(after.toString()).isZero();
  }

  @ParameterizedTest
  @MethodSource("stopped")
  void from_the_whole_tree(String bump) throws IOException {
    overlay.slipIn(bump);
    Reported before = overlay.check("--all");
    if (before.code() == 0) {
      // an edited pin judges itself here
      return;
    }

    NextSteps.follow(overlay, () -> overlay.check("--all"), "check", "--all");
    overlay.slipIn();

    Reported after = overlay.check("--all");
    assertThat(after.code()).as(after.toString()).isZero();
  }

  @Test
  void from_a_push() throws IOException {
    String base = overlay.git("rev-parse", "HEAD");
    overlay.slipIn("identity-changed");

    NextSteps.follow(overlay, () -> pushed(base));
    overlay.slipIn();

    assertThat(pushed(base).code()).isZero();
  }

  @Test
  void from_a_first_push_of_a_pin_that_is_missing() throws IOException {
    String base = overlay.git("rev-parse", "HEAD");
    overlay.slipIn("first-use");
    Reported range = overlay.check("--since", base);
    assertThat(range.blocking()).contains("pin-missing");

    NextSteps.follow(overlay, () -> overlay.check("--since", base));
    overlay.slipIn();

    assertThat(overlay.check("--since", base).code()).isZero();
  }

  @Test
  void from_an_edited_pin_that_was_committed_already() throws IOException {
    String base = overlay.git("rev-parse", "HEAD");
    overlay.edit(EGRET_PIN, "attested-since = \"2.0.0\"", "attested-since = \"2.1.0\"").slipIn();
    assertThat(overlay.check("--since", base).blocking()).containsExactly("pin-edited");

    NextSteps.follow(overlay, () -> overlay.check("--since", base));
    overlay.slipIn();

    assertThat(overlay.check("--since", base).code()).isZero();
  }

  @Test
  void from_an_entry_that_is_not_understood() throws IOException {
    String base = overlay.git("rev-parse", "HEAD");
    overlay.write("dev-python/a.b/attestations.toml", "project = \"x\"\n").slipIn();
    assertThat(overlay.check("--since", base).blocking()).contains("pin-misplaced");

    NextSteps.follow(overlay, () -> overlay.check("--since", base));
    overlay.slipIn();

    assertThat(overlay.check("--since", base).code()).isZero();
  }

  @Test
  void from_a_policy_that_is_broken() throws IOException {
    String base = overlay.git("rev-parse", "HEAD");
    overlay.write(Sample.POLICY, "unatested = \"warn\"\n").slipIn();
    assertThat(overlay.check("--since", base).blocking()).contains("policy-malformed");

    NextSteps.follow(overlay, () -> overlay.check("--since", base));
    overlay.slipIn();

    assertThat(overlay.check("--since", base).code()).isZero();
  }

  @Test
  void a_name_that_holds_a_command_is_in_none() throws IOException {
    overlay.write("dev-python/heron-parser/heron-parser-1;touch y;.ebuild", "EAPI=8\n");
    overlay.git("add", "-A");

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    report
        .json()
        .getAsJsonArray("next-steps")
        .forEach(
            step ->
                assertThat(String.valueOf(step.getAsJsonObject().get("command")))
                    .doesNotContain(";"));
  }

  @Test
  void from_two_packages_of_which_one_cannot_be_accepted() throws IOException {
    overlay.stage("tampered");
    String tampered = overlay.git("write-tree");
    overlay.stage("identity-changed");
    overlay.git("checkout", "-q", tampered, "--", HERON);
    Reported report = overlay.check("--staged");
    assertThat(report.json().getAsJsonArray("next-steps")).hasSize(2);

    NextSteps.follow(overlay, () -> overlay.check("--staged"));

    Reported after = overlay.check("--staged");
    assertThat(after.code()).as(after.toString()).isZero();
    assertThat(after.verdicts()).containsEntry(EGRET + "-2.2.0", "accepted");
  }

  @Test
  void what_could_not_be_checked_is_checked_again() throws IOException {
    overlay.stage("attested");
    overlay.git("config", "ebuild-attest.index", "http://127.0.0.1:1/");
    overlay.git("config", "ebuild-attest.distdir", directory.toString());

    Reported report = overlay.check("--staged");

    assertThat(report.code()).isEqualTo(2);
    assertThat(report.json().getAsJsonArray("next-steps").toString())
        .contains("once the cause is gone", "ebuild-attest check");
  }

  private Reported pushed(String base) throws IOException {
    String line =
        "refs/heads/main %s refs/heads/main %s\n".formatted(overlay.git("rev-parse", "HEAD"), base);
    return overlay.check(overlay.tool().reading(line), "--push", "--remote", "origin");
  }
}
