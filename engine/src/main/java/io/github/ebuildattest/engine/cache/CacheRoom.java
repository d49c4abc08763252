package io.github.ebuildattest.engine.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes room for one more file within the cache's bounds: what has not been used for the longest
 * time goes first. Other processes may do the same at the same time.
 */
final class CacheRoom {

  /** No download takes longer: a file older than that was left by a process that died. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private final List<CacheFolder> folders;
  private final CacheFolder incoming;
  private final CacheBounds bounds;
  private long total = -1;

  CacheRoom(List<CacheFolder> folders, CacheFolder incoming, CacheBounds bounds) {
    this.folders = folders;
    this.incoming = incoming;
    this.bounds = bounds;
  }

  /**
   * Makes room, and counts it as taken.
   *
   * @return whether there is any
   * @throws IOException where the cache cannot be looked through
   */
  synchronized boolean make(long size, Instant now) throws IOException {
    if (size > bounds.most()) {
      return false;
    }
    if (total < 0 || total + size > bounds.most()) {
      removeAbandoned(now);
      total = evict(bounds.most() - size);
    }
    // less what is coming: a file system that does not say has 0, and gets nothing
    if (incoming.path().toFile().getUsableSpace() - size < bounds.spare()) {
      return false;
    }
    total += size;
    return true;
  }

  private long evict(long most) throws IOException {
    List<CacheFolder.Kept> kept = new ArrayList<>();
    for (CacheFolder folder : folders) {
      kept.addAll(folder.files());
    }
    kept.sort(Comparator.comparing(CacheFolder.Kept::used));
    long sum = kept.stream().mapToLong(CacheFolder.Kept::size).sum();
    for (CacheFolder.Kept oldest : kept) {
      if (sum <= most) {
        break;
      }
      Files.deleteIfExists(oldest.file());
      sum -= oldest.size();
    }
    return sum;
  }

  private void removeAbandoned(Instant now) throws IOException {
    for (CacheFolder.Kept part : incoming.files()) {
      if (part.used().toInstant().isBefore(now.minus(ABANDONED))) {
        Files.deleteIfExists(part.file());
      }
    }
  }
}
