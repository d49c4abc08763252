package io.github.ebuildattest.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedSampleTest {

  @TempDir private Path directory;

  @Test
  void the_committed_sample_overlay_is_what_the_testkit_writes() throws IOException {
    SampleOverlay.writeTo(directory);

    assertThat(digests(Path.of("..", "sample-overlay"))).isEqualTo(digests(directory));
  }

  private static Map<String, Integer> digests(Path root) throws IOException {
    Map<String, Integer> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (!name.startsWith("target")) {
          digests.put(name, java.util.Arrays.hashCode(Files.readAllBytes(file)));
        }
      }
    }
    return digests;
  }
}
