package io.github.ebuildattest.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole outputs, kept as files; {@code -Dsnapshots=write} writes new ones for review. */
final class Snapshot {

  private static final Path DIRECTORY =
      Path.of("src", "test", "resources", "io/github/ebuildattest/engine/report");

  private Snapshot() {}

  static void matches(String name, String output) throws IOException {
    Path file = DIRECTORY.resolve(name);
    if ("write".equals(System.getProperty("snapshots"))) {
      Files.createDirectories(DIRECTORY);
      Files.writeString(file, output);
    }
    assertThat(output).isEqualTo(Files.readString(file));
  }
}
