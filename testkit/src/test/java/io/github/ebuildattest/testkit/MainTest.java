package io.github.ebuildattest.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void lists_bumps_with_verdict_and_findings() {
    assertThat(run("list")).isZero();
    assertThat(text(out).lines())
        .contains(
            "attested\tpass\t",
            "unattested\tblock\tunattested",
            "attestation-lost\tblock\tattestation-lost",
            "manifest-mismatch\tblock\tmanifest-mismatch,digest-mismatch")
        .allMatch(line -> line.matches("[a-z-]+\t(pass|block)\t([a-z-]+(,[a-z-]+)*)?"));
  }

  @Test
  void makes_an_overlay_and_stages_a_bump_in_it() {
    String overlay = folder.resolve("overlay").toString();
    assertThat(run("overlay", overlay)).isZero();
    assertThat(run("bump", overlay, "attested")).isZero();
    assertThat(text(err)).isEmpty();
  }

  @Test
  void refuses_a_bump_it_does_not_know_in_one_sentence() {
    String overlay = folder.resolve("overlay").toString();
    assertThat(run("overlay", overlay)).isZero();
    assertThat(run("bump", overlay, "nonsense")).isEqualTo(3);
    assertThat(text(err).lines()).hasSize(1);
  }

  @Test
  void refuses_a_directory_that_holds_something_else() {
    assertThat(run("overlay", folder.toString())).isZero();
    assertThat(run("overlay", folder.toString())).isEqualTo(3);
    assertThat(run("bump", folder.resolve("profiles").toString(), "attested")).isEqualTo(2);
  }

  @Test
  void shows_its_usage_for_anything_else() {
    assertThat(run()).isEqualTo(3);
    assertThat(run("dance")).isEqualTo(3);
    assertThat(text(err)).contains("usage:");
  }

  private int run(String... args) {
    return Main.run(args, print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
