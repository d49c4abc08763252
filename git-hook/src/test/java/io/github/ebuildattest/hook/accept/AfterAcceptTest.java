package io.github.ebuildattest.hook.accept;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.FIRST_PIN;
import static io.github.ebuildattest.hook.Sample.PLOVER_PIN;
import static io.github.ebuildattest.hook.Sample.egret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.PinText;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a recorded answer means for the versions that follow. */
class AfterAcceptTest extends AcceptCase {

  @Test
  void lets_later_unattested_versions_through_without_asking_again() throws IOException {
    overlay.stage("unattested");
    accept("--reason", "released by hand, as ever", "--yes");
    overlay.slipIn();
    overlay.stage("unattested");

    Reported report = overlay.check("--staged");

    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.ids()).doesNotContain("decision-with-change");
  }

  @Test
  void judges_later_versions_by_the_changed_identity_alone() throws IOException {
    overlay.stage("identity-changed");
    accept("--reason", "renamed in their #12", "--yes");
    overlay.slipIn();
    overlay.stage("identity-changed");
    Reported same = overlay.check("--staged");
    assertThat(same.code()).as(same.toString()).isZero();
    assertThat(same.verdicts()).containsValue("attested");

    Distfile[] files = overlay.upload("egret-cache", "3.0.0", egret("3.0.0"));
    overlay.ebuild(
        EGRET, "3.0.0", EbuildText.of("Cache", "https://egret.example/", null).text(), files[0]);
    overlay.git("add", "-A");

    Reported back = overlay.check("--staged");
    assertThat(back.code()).as(back.toString()).isEqualTo(1);
    assertThat(back.blocking()).contains("workflow-changed");
  }

  @Test
  void turns_the_pin_true_for_good_at_the_first_attested_version() throws IOException {
    overlay.write(PLOVER_PIN, PinText.unattested("plover-text"));
    overlay.slipIn();
    overlay.stage("first-use");

    CommandResult result = overlay.tool().run("check", "--staged", "--hook");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text(PLOVER_PIN)).isEqualTo(FIRST_PIN);
    assertStaged(PLOVER_PIN);
  }
}
