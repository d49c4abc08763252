package io.github.ebuildattest.hook.network;

import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** Judges what is staged with a cache; each test has its own. */
abstract class CacheCase extends OverlayCase {

  Path cache;

  @BeforeEach
  void nameACache() {
    cache = directory.resolve("cache");
  }

  /** {@code check --staged} with the cache, its report in JSON. */
  Reported check(String... options) {
    Tool tool = overlay.tool().with("EBUILD_ATTEST_CACHE", cache.toString());
    return overlay.check(
        tool, Stream.concat(Stream.of("--staged"), Stream.of(options)).toArray(String[]::new));
  }

  void emptyDistdir() throws IOException {
    for (Path file : files(overlay.repository().distdir())) {
      Files.delete(file);
    }
  }

  static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
