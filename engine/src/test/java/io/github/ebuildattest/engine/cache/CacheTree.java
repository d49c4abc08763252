package io.github.ebuildattest.engine.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies below a cache's directory. */
public final class CacheTree {

  private CacheTree() {}

  /** All regular files, those on their way included. */
  public static List<Path> files(Path cache) {
    if (!Files.isDirectory(cache)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(cache)) {
      return all.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only file of a folder. */
  public static Path only(Path cache, String folder) {
    List<Path> files = files(cache.resolve(folder));
    if (files.size() != 1) {
      throw new IllegalStateException(folder + " holds " + files);
    }
    return files.get(0);
  }
}
