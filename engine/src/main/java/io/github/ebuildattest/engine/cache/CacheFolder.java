package io.github.ebuildattest.engine.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One folder of the cache: plain files under names that this program chose, for their owner alone.
 * A file appears whole or not at all. Only regular files are ever opened, and no link below the
 * cache is followed. Nothing is forced to the disk: every file is checked when it is read, so what
 * a crash leaves half written is fetched again.
 */
public final class CacheFolder {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** One file, and when it was last of use. */
  record Kept(Path file, long size, FileTime used) {}

  private final Path cache;
  private final Path folder;

  public CacheFolder(Path cache, String name) {
    this.cache = cache;
    this.folder = cache.resolve(name);
  }

  /** Where it is. */
  Path path() {
    return folder;
  }

  /**
   * Creates it where it is missing, and shuts others out.
   *
   * @throws IOException where it cannot be used
   */
  void prepare() throws IOException {
    if (!Files.isDirectory(cache)) {
      Files.createDirectories(cache, OWNER_ONLY);
    }
    try {
      Files.createDirectory(folder, OWNER_ONLY);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      // this also proves that it is ours: nobody else may do it
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /**
   * All files, in no order; none where the folder was never made. Another process may remove some
   * meanwhile.
   *
   * @throws IOException where it cannot be looked through
   */
  List<Kept> files() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(folder + " is not a directory");
      }
      return List.of();
    }
    List<Kept> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path file : entries) {
        try {
          BasicFileAttributes attributes =
              Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
          if (attributes.isRegularFile()) {
            files.add(new Kept(file, attributes.size(), attributes.lastModifiedTime()));
          }
        } catch (NoSuchFileException e) {
          // another process made room
        }
      }
    }
    return files;
  }

  /** Opens a file; empty where there is none that could be read. */
  Optional<InputStream> open(String name) {
    Path file = folder.resolve(name);
    try {
      if (Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isRegularFile()) {
        return Optional.of(
            Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
      }
      remove(name);
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      // a cache that cannot be read holds nothing: what is missing is fetched again
      return Optional.empty();
    }
  }

  /** All of a file; empty where there is none that could be read, or it is longer than any. */
  Optional<byte[]> read(String name, int longest) {
    Optional<InputStream> opened = open(name);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = opened.get()) {
      byte[] bytes = in.readNBytes(longest + 1);
      if (bytes.length <= longest) {
        return Optional.of(bytes);
      }
    } catch (IOException e) {
      // the disk cannot read it, or the run was cancelled: what is fetched instead takes its place
      return Optional.empty();
    }
    remove(name);
    return Optional.empty();
  }

  /** Notes that a file was of use, so that others go first. */
  void used(String name, Instant now) {
    BasicFileAttributeView view =
        Files.getFileAttributeView(
            folder.resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    FileTime time = FileTime.from(now);
    try {
      view.setTimes(time, null, null);
    } catch (IOException e) {
      // read-only, or just removed by another process: then it counts as older than it is
      return;
    }
  }

  /** Removes what lies under a name, unless it is a folder that is not empty. */
  public void remove(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      // it stays, and is refused again by whoever reads it
      return;
    }
  }

  /**
   * Puts a finished file of the same file system in place.
   *
   * @throws IOException where that cannot be
   */
  void take(Path finished, String name) throws IOException {
    Files.move(finished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
