package io.github.ebuildattest.hook.memory;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.egret;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A package that was deleted and comes again is bound by what was remembered of it last. */
class GoneAndBackTest extends OverlayCase {

  private String deleted = "";

  @BeforeEach
  void deleteThePackage() throws IOException {
    overlay.git("rm", "-q", "-r", EGRET);
    deleted = overlay.slipIn();
    overlay.write("README", "a line\n").slipIn();
  }

  @Test
  void it_comes_again_with_its_pin() throws IOException {
    bump(EGRET, "2.2.0", egret("2.2.0"));
    Reported without = overlay.check("--staged");
    assertThat(without.code()).as(without.toString()).isEqualTo(1);
    assertThat(without.blocking()).containsExactly("pin-removed");
    String command = "git checkout " + deleted.substring(0, 12) + "^ -- " + EGRET_PIN;
    assertThat(without.message("pin-removed")).endsWith(command);

    overlay.git(command.substring("git ".length()).split(" "));

    Reported with = overlay.check("--staged");
    assertThat(with.code()).as(with.toString()).isZero();
    assertThat(with.verdicts()).containsEntry(EGRET + "-2.2.0", "attested");
    assertThat(with.bumps().get(0).get("identity").getAsString()).isEqualTo("same");
    overlay.slipIn();
    assertThat(overlay.check("--since", "HEAD^").code()).isZero();
    assertThat(overlay.check("--all").code()).isZero();
  }

  @Test
  void somebody_else_is_somebody_else() throws IOException {
    bump(EGRET, "2.2.0", egret("2.2.0").withIds("700100999", "700200999"));

    assertThat(overlay.check("--staged").blocking())
        .contains("pin-removed", "repository-recreated", "owner-recreated");
    overlay.slipIn();
    assertThat(overlay.check("--since", "HEAD^").blocking())
        .contains("pin-removed", "repository-recreated", "owner-recreated");
  }

  @Test
  void what_was_attested_has_to_stay_so() throws IOException {
    bump(EGRET, "2.2.0", null);

    assertThat(overlay.check("--staged").blocking()).contains("attestation-lost");
  }

  @Test
  void another_name_does_not_shake_it_off() throws IOException {
    Distfile[] files = overlay.upload("egret-cache", "2.2.0", egret("2.2.0").withWorkflow("x.yml"));
    overlay.ebuild(
        "dev-libs/cache-of-egrets",
        "2.2.0",
        EbuildText.of("Cache", "https://egret.example/", null).withProject("egret-cache").text(),
        files[0]);
    overlay.git("add", "-A");

    assertThat(overlay.check("--staged").blocking()).contains("workflow-changed", "pin-removed");
  }

  @Test
  void a_deletion_that_is_pushed_together_with_the_return_changes_nothing() throws IOException {
    bump(EGRET, "2.2.0", egret("2.2.0").withWorkflow("x.yml"));
    overlay.slipIn();

    assertThat(overlay.check("--since", deleted + "^").blocking())
        .contains("workflow-changed", "pin-removed");
  }

  private void bump(String pkg, String version, @Nullable GitHubIdentity by) throws IOException {
    Distfile[] files = overlay.upload("egret-cache", version, by);
    overlay.ebuild(
        pkg, version, EbuildText.of("Cache", "https://egret.example/", null).text(), files[0]);
    overlay.git("add", "-A");
  }
}
