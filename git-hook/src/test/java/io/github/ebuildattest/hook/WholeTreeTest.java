package io.github.ebuildattest.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.sample.AdoptedOverlay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An overlay that was adopted some time ago is judged as a whole, with its distfiles and without a
 * network. {@code benchmarks/check-all} measures how long that takes at full size.
 */
class WholeTreeTest {

  @TempDir Path directory;
  private AdoptedOverlay adopted;

  @BeforeEach
  void an_adopted_overlay() throws Exception {
    adopted = AdoptedOverlay.create(directory.resolve("overlay"), 20, 4_000_000, 2);
  }

  @Test
  void passes_offline_with_every_package_as_it_is_pinned() {
    CommandResult result = Tool.in(adopted.root()).run("check", "--all", "--offline");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.out()).endsWith("\n4 attested, 16 unattested\n");
    assertThat(result.out().lines().filter(line -> line.startsWith("attested  ")))
        .hasSize(4)
        .isSorted();
  }

  @Test
  void finds_the_one_distfile_that_was_changed() throws Exception {
    Path file;
    try (Stream<Path> distfiles = Files.list(adopted.distdir())) {
      Path provenance =
          distfiles.filter(f -> f.toString().endsWith(".provenance")).sorted().findFirst().get();
      file = Path.of(provenance.toString().replace(".provenance", ""));
    }
    String bump =
        "dev-python/" + file.getFileName().toString().replace('_', '-').replace(".tar.gz", "");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    Reported report =
        Reported.of(Tool.in(adopted.root()).run("check", "--all", "--offline", "--format", "json"));

    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.blocking()).containsExactlyInAnyOrder("digest-mismatch", "manifest-mismatch");
    assertThat(report.verdicts()).hasSize(20).containsEntry(bump, "blocked");
    assertThat(report.verdicts().values().stream().filter("attested"::equals)).hasSize(3);
  }
}
