package io.github.ebuildattest.engine.overlay;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files named on a command line, as the overlay's own. */
public final class OverlayPaths {

  private OverlayPaths() {}

  /**
   * The ebuild that a file is.
   *
   * @throws ConfigurationException where it is not there, or is no ebuild of the overlay
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
