package io.github.ebuildattest.hook.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Replaces a file atomically: a reader sees the whole new text or the whole old one. */
public final class AtomicFile {

  private AtomicFile() {}

  /**
   * Writes UTF-8 text beside the file and renames it into place. The file gets the permissions of
   * any new file, as git's own files do.
   *
   * @param executable whether everybody may also run it
   */
  static void write(Path file, String text, boolean executable) throws IOException {
    write(
        file,
        text.getBytes(StandardCharsets.UTF_8),
        temporary -> {
          if (executable && !temporary.toFile().setExecutable(true, false)) {
            throw new IOException("it cannot be made executable");
          }
        });
  }

  /** Replaces the bytes of an existing file and keeps its permissions. */
  public static void replace(Path file, byte[] bytes) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    write(file, bytes, temporary -> Files.setPosixFilePermissions(temporary, permissions));
  }

  @FunctionalInterface
  private interface Finish {
    void of(Path temporary) throws IOException;
  }

  private static void write(Path file, byte[] bytes, Finish finish) throws IOException {
    removeLeftovers(file);
    Path temporary =
        file.resolveSibling(
            ".%s.%d.tmp".formatted(file.getFileName(), ProcessHandle.current().pid()));
    try {
      Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      finish.of(temporary);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Deletes temporary files of processes that were killed while they wrote this file. */
  private static void removeLeftovers(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Pattern leftover =
        Pattern.compile(
            "\\." + Pattern.quote(String.valueOf(file.getFileName())) + "\\.([0-9]{1,18})\\.tmp");
    if (directory == null) {
      return;
    }
    List<Path> beside;
    try (Stream<Path> names = Files.list(directory)) {
      beside = names.toList();
    }
    for (Path other : beside) {
      Matcher matcher = leftover.matcher(String.valueOf(other.getFileName()));
      if (matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
        Files.deleteIfExists(other);
      }
    }
  }
}
