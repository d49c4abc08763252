package io.github.ebuildattest.engine.cache;

import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.overlay.PinnedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files that a Manifest pins, distfiles and provenances alike, each under the digest of its line.
 * They are compared with the line on every reading, so that it does not matter who put them here.
 */
public final class PinnedFiles {

  private final CacheDirectory cache;
  private final CacheFolder folder;

  public PinnedFiles(CacheDirectory cache) {
    this.cache = cache;
    this.folder = cache.distfiles();
  }

  /** A file name that says what the bytes must hash to: BLAKE2B where the line has it. */
  public static String name(Manifest.Dist dist) {
    return dist.blake2b()
        .map(hex -> "blake2b-" + hex)
        .or(() -> dist.sha512().map(hex -> "sha512-" + hex))
        .orElseThrow(() -> new IllegalArgumentException("no hash in " + dist.text()));
  }

  /** Why something is not to be had from here, in words. */
  public String lacks() {
    return cache.lacks();
  }

  /** The digests of a file, taken just now; empty where it is not here. */
  public Optional<FileDigests.Measured> digests(Manifest.Dist dist) {
    String name = name(dist);
    Optional<InputStream> opened = folder.open(name);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = opened.get()) {
      FileDigests.Measured measured = FileDigests.of(in, dist.size());
      if (PinnedBytes.are(dist, measured)) {
        cache.used(folder, name);
        return Optional.of(measured);
      }
    } catch (IOException e) {
      // the disk cannot read it, or the run was cancelled: what is fetched instead takes its place
      return Optional.empty();
    }
    folder.remove(name);
    return Optional.empty();
  }

  /**
   * All of a file; empty where it is not here.
   *
   * @param longest in bytes; a longer file is removed
   */
  public Optional<byte[]> bytes(Manifest.Dist dist, int longest) {
    return cache.read(
        folder,
        name(dist),
        longest,
        bytes -> PinnedBytes.are(dist, bytes) ? Optional.of(bytes) : Optional.empty());
  }

  /** Begins a file of the line's size; null where there is no room, or no cache to use. */
  public @Nullable Incoming incoming(Manifest.Dist dist) {
    return cache.incoming(dist.size());
  }

  /** Keeps a file that was found to be what the line pins. */
  public void keep(Incoming file, Manifest.Dist dist) {
    CacheDirectory.keep(file, folder, name(dist));
  }

  /** Keeps bytes that were found to be what the line pins. */
  public void keep(byte[] bytes, Manifest.Dist dist) {
    cache.keep(bytes, folder, name(dist));
  }
}
