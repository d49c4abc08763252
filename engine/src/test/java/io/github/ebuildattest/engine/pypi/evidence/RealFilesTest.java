package io.github.ebuildattest.engine.pypi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.distribution.DistributionFileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as PyPI serves them, kept outside the project; skipped where they are not at hand. */
final class RealFilesTest {

  @ParameterizedTest
  @CsvSource({
    "pypi_attestation_models-0.0.4a2.tar.gz, 0.0.4a2,"
        + " c9709ce6fd5b67b59b4a28758cf14d3f411803c4b89b6068b1f1a8e4ee94c8ef",
    "pypi_attestations-0.0.19.tar.gz, 0.0.19,"
        + " 9bb1add04b1b4e182be6b0b80931593f7a291eb49d69b4fd728a5d4cbcdc4bd3",
  })
  void a_real_file_has_the_digest_that_was_attested(String file, String version, String sha256)
      throws IOException {
    Path path = github().resolve(file);
    assertThat(FileDigests.of(path, Files.size(path)))
        .isInstanceOfSatisfying(
            FileDigests.Complete.class,
            complete -> assertThat(complete.digests().sha256()).isEqualTo(sha256));
    assertThat(DistributionFileName.parse(file).orElseThrow().version()).hasToString(version);
  }

  @Test
  void every_real_name_is_read() throws IOException {
    try (Stream<Path> files = Files.list(github())) {
      List<String> names =
          files
              .map(path -> path.getFileName().toString())
              .filter(name -> name.endsWith(".whl") || name.endsWith(".tar.gz"))
              .toList();
      assertThat(names)
          .isNotEmpty()
          .allSatisfy(name -> assertThat(DistributionFileName.parse(name)).isPresent());
    }
  }

  private static Path github() {
    Path found = null;
    for (Path up = Path.of("").toAbsolutePath(); up != null && found == null; up = up.getParent()) {
      Path candidate = up.resolveSibling("shared/data/attestations/github");
      found = Files.isDirectory(candidate) ? candidate : null;
    }
    assumeTrue(found != null, "the real files are not at hand");
    return found;
  }
}
