package io.github.ebuildattest.engine.overlay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the overlay that a directory lies in (PMS 4: a repository has a profiles/repo_name). */
public final class OverlayRoot {

  private OverlayRoot() {}

  /** Whether a directory is the root of an overlay. */
  public static boolean is(Path directory) {
    return Files.isRegularFile(directory.resolve("profiles/repo_name"))
        || Files.isRegularFile(directory.resolve("metadata/layout.conf"));
  }

  /**
   * The overlay that a directory lies in: the nearest root of an overlay, the directory itself
   * included; empty where there is none.
   */
  public static Optional<Path> around(Path directory) {
    for (Path at = directory.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      if (is(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
