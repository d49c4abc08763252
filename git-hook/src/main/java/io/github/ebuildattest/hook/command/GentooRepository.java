package io.github.ebuildattest.hook.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where this machine keeps Gentoo's own repository: portage(5), repos.conf, else the places where
 * it is by default.
 */
final class GentooRepository {

  private static final List<String> CONFIGURED =
      List.of("usr/share/portage/config/repos.conf", "etc/portage/repos.conf");
  private static final List<String> DEFAULTS = List.of("var/db/repos/gentoo", "usr/portage");

  private GentooRepository() {}

  /**
   * Its directory.
   *
   * @param root of the system, {@code /}
   * @return empty where there is none, as on most machines that are no Gentoo
   */
  static Optional<Path> on(Path root) {
    List<String> places = new ArrayList<>();
    for (String file : CONFIGURED) {
      files(root.resolve(file)).forEach(f -> location(f).ifPresent(l -> places.add(0, l)));
    }
    places.addAll(DEFAULTS);
    return places.stream()
        .map(place -> root.resolve(place.replaceFirst("^/+", "")))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** A file, or the files of a directory of that name in their order; the last one wins. */
  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return Files.isRegularFile(path) ? List.of(path) : List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      // another user's configuration: as good as none, the defaults follow
      return List.of();
    }
  }

  private static Optional<String> location(Path file) {
    boolean gentoo = false;
    Optional<String> location = Optional.empty();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String text = line.strip();
        if (text.startsWith("[")) {
          gentoo = text.equals("[gentoo]");
        } else if (gentoo && text.matches("location\\s*=.*")) {
          location = Optional.of(text.replaceFirst("location\\s*=\\s*", ""));
        }
      }
    } catch (IOException e) {
      // likewise
      return Optional.empty();
    }
    return location;
  }
}
