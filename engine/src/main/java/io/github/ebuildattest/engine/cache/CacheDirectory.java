package io.github.ebuildattest.engine.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a cache, with room for more as far as its bounds go. Whatever is read from it is
 * checked by whoever reads it, and what does not pass is removed: a spoilt cache costs a download
 * and never lets anything pass. Safe for several threads and several processes.
 *
 * <p>Where it cannot be used, everything goes on without it.
 */
public final class CacheDirectory {

  private final Path directory;
  private final Clock clock;
  private final CacheFolder distfiles;
  private final CacheFolder provenances;
  private final CacheFolder pages;
  private final CacheFolder incoming;
  private final CacheRoom room;

  /**
   * A cache, which is not made before there is something to keep.
   *
   * @param directory absolute; a link to it is followed
   * @param bounds how much it may take
   * @param clock tells what was used last
   */
  public CacheDirectory(Path directory, CacheBounds bounds, Clock clock) {
    this.directory = directory;
    this.clock = clock;
    this.distfiles = new CacheFolder(directory, CacheContents.DISTFILES);
    this.provenances = new CacheFolder(directory, CacheContents.PROVENANCE);
    this.pages = new CacheFolder(directory, CacheContents.PAGES);
    this.incoming = new CacheFolder(directory, "incoming");
    this.room = new CacheRoom(List.of(distfiles, provenances, pages), incoming, bounds);
  }

  /** Files that a Manifest pins, by content. */
  CacheFolder distfiles() {
    return distfiles;
  }

  /** Provenances that no Manifest pins. */
  public CacheFolder provenances() {
    return provenances;
  }

  /** Projects' pages. */
  public CacheFolder pages() {
    return pages;
  }

  /** Why something is not to be had from here, in words. */
  String lacks() {
    boolean usable = !Files.exists(directory) || Files.isReadable(directory.resolve("."));
    return "the cache " + directory + (usable ? " lacks it" : " is no directory that can be read");
  }

  /**
   * What the bytes under a name stand for.
   *
   * @param longest in bytes; a longer file is removed
   * @param check empty where they are not what was kept: then they are removed
   */
  public <T> Optional<T> read(
      CacheFolder folder, String name, int longest, Function<byte[], Optional<T>> check) {
    Optional<byte[]> bytes = folder.read(name, longest);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> value = check.apply(bytes.get());
    if (value.isPresent()) {
      used(folder, name);
    } else {
      folder.remove(name);
    }
    return value;
  }

  /** Notes that a file was of use just now. */
  void used(CacheFolder folder, String name) {
    folder.used(name, clock.instant());
  }

  /**
   * Begins a file that may be kept later.
   *
   * @param size in bytes, at most
   * @return null where there is no room, or the cache cannot be used
   */
  @Nullable Incoming incoming(long size) {
    try {
      distfiles.prepare();
      provenances.prepare();
      pages.prepare();
      incoming.prepare();
      return room.make(size, clock.instant()) ? Incoming.in(incoming.path()) : null;
    } catch (IOException | UnsupportedOperationException e) {
      // `status` says that the cache cannot be used; bytes come from the index then
      return null;
    }
  }

  /** Keeps bytes under a name, in place of what lies there. */
  public void keep(byte[] bytes, CacheFolder folder, String name) {
    try (Incoming written = incoming(bytes.length)) {
      if (written != null) {
        written.begin();
        written.write(ByteBuffer.wrap(bytes));
        keep(written, folder, name);
      }
    }
  }

  /** Keeps a file that was begun here. */
  static void keep(Incoming file, CacheFolder folder, String name) {
    try {
      file.keep(folder, name);
    } catch (IOException e) {
      // the disk is full, or something that is not a file lies there: the next run downloads again
      return;
    }
  }
}
