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
 * Finds Gentoo's own repository on this machine: where repos.conf says (portage(5)), else in the
 * default places.
 */
final class GentooRepository {

  private static final List<String> CONFIGURED =
      List.of("usr/share/portage/config/repos.conf", "etc/portage/repos.conf");
  private static final List<String> DEFAULTS = List.of("var/db/repos/gentoo", "usr/portage");

  private GentooRepository() {}

  /**
   * The repository's directory.
   *
   * @param root the root of the file system, {@code /}
   * @return empty where there is none, as on most machines that do not run Gentoo
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

  /** The file of that name, or the files of such a directory in order; the last one wins. */
  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return Files.isRegularFile(path) ? List.of(path) : List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      // configuration that this user may not read counts as none, and the defaults follow
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
      // as above
      return Optional.empty();
    }
    return location;
  }
}
