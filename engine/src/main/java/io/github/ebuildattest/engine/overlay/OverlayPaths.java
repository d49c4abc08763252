package io.github.ebuildattest.engine.overlay;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Maps paths given on a command line to files of the overlay. */
public final class OverlayPaths {

  private OverlayPaths() {}

  /**
   * The ebuild of an overlay that a path names.
   *
   * @throws ConfigurationException where there is no such file, or it is not an ebuild of the
   *     overlay
   */
  public static EbuildFile ebuild(Path overlay, Path file) throws ConfigurationException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigurationException(file + " is no file that can be read");
    }
    Path root = overlay.toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    if (absolute.startsWith(root) && root.relativize(absolute).getNameCount() == 3) {
      Path inside = root.relativize(absolute);
      Optional<EbuildFile> ebuild =
          PackageName.of(inside.getName(0).toString(), inside.getName(1).toString())
              .flatMap(name -> EbuildFile.of(name, inside.getName(2).toString()));
      if (ebuild.isPresent()) {
        return ebuild.get();
      }
    }
    throw new ConfigurationException(file + " is no ebuild of the overlay " + overlay);
  }
}
