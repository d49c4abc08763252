package io.github.ebuildattest.engine.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where Portage keeps distfiles on this machine: make.conf(5), else Portage's own default. */
final class MakeConf {

  private static final List<Path> FILES =
      List.of(Path.of("/etc/portage/make.conf"), Path.of("/etc/make.conf"));
  private static final Path DEFAULT = Path.of("/var/cache/distfiles");
  private static final Pattern DISTDIR =
      Pattern.compile("(?m)^\\s*DISTDIR=(?:\"([^\"$]*)\"|'([^']*)'|([^\\s\"'$#]+))");

  private MakeConf() {}

  /** DISTDIR, or empty where this machine has none. */
  static Optional<Path> distdir() {
    for (Path file : FILES) {
      if (Files.isRegularFile(file)) {
        Optional<Path> found = read(file);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Files.isDirectory(DEFAULT) ? Optional.of(DEFAULT) : Optional.empty();
  }

  private static Optional<Path> read(Path file) {
    try {
      Matcher matcher = DISTDIR.matcher(Files.readString(file));
      String last = null;
      while (matcher.find()) {
        for (int group = 1; group <= 3; group++) {
          last = matcher.group(group) == null ? last : matcher.group(group);
        }
      }
      return Optional.ofNullable(last).map(Path::of);
    } catch (IOException e) {
      // not readable by this user: as if it were absent
      return Optional.empty();
    }
  }
}
