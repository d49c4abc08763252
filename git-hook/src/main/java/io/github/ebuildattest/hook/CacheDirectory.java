package io.github.ebuildattest.hook;

import io.github.ebuildattest.engine.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What this program keeps for a user: {@code $XDG_CACHE_HOME/ebuild-attest} (XDG base directory).
 */
final class CacheDirectory {

  private CacheDirectory() {}

  /** How many bytes its files hold; 0 where it is not there. */
  static long size(Path directory) throws ConfigurationException {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    } catch (IOException e) {
      throw NamedFile.unreadable(directory, e);
    } catch (UncheckedIOException e) {
      throw NamedFile.unreadable(directory, new IOException(e));
    }
  }
}
