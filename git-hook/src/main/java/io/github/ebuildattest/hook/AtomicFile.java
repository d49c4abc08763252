package io.github.ebuildattest.hook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file so that a reader sees all of it or what was there before. */
final class AtomicFile {

  private AtomicFile() {}

  /**
   * Writes UTF-8 text beside the file and renames it into place. Permissions are those of any new
   * file of the user's, as git's own.
   *
   * @param executable whether its owner, and all who may read it, may run it
   */
  static void write(Path file, String text, boolean executable) throws IOException {
    Path temporary =
        file.resolveSibling(
            ".%s.%d.tmp".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.writeString(
          temporary,
          text,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
      if (executable && !temporary.toFile().setExecutable(true, false)) {
        throw new IOException("it cannot be made executable");
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
