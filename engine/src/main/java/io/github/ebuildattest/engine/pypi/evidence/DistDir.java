package io.github.ebuildattest.engine.pypi.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Portage's DISTDIR, read only. Links are followed as Portage does, which keeps a read-only DISTDIR
 * behind links, but only to regular files: a pipe or a device is never opened.
 */
final class DistDir {

  /** What lies under a distfile's name. */
  sealed interface Entry {}

  /** Nothing. */
  record Absent() implements Entry {}

  /**
   * A regular file.
   *
   * @param path where
   */
  record Present(Path path) implements Entry {}

  /**
   * Something that is not read.
   *
   * @param why one clause
   */
  record Unusable(String why) implements Entry {}

  private final Path directory;

  DistDir(Path directory) {
    this.directory = directory;
  }

  Entry entry(String distfile) {
    if (distfile.isEmpty()
        || distfile.equals(".")
        || distfile.equals("..")
        || distfile.indexOf('/') >= 0
        || distfile.indexOf('\\') >= 0
        || distfile.indexOf('\0') >= 0) {
      return new Unusable("the name " + distfile + " is not a plain file name");
    }
    Path path = directory.resolve(distfile);
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()
          ? new Present(path)
          : new Unusable(path + " is not a regular file");
    } catch (NoSuchFileException e) {
      return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
          ? new Unusable(path + " is a link to nothing")
          : new Absent();
    } catch (IOException e) {
      return new Unusable(path + " cannot be read: " + e);
    }
  }
}
