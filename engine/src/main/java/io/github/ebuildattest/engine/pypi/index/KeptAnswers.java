package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.cache.CacheBounds;
import io.github.ebuildattest.engine.cache.CacheDirectory;
import io.github.ebuildattest.engine.cache.PinnedFiles;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.overlay.PinnedBytes;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an index answered before, and no verdict on any of it. A provenance lies under the question
 * that it answered, behind a digest of its own that is compared on every reading; one that a
 * Manifest pins lies among the files that are pinned. A page lies under its question as it is:
 * nothing here says whether it still holds, so it counts only where the index confirms these bytes
 * ({@link SimpleApi}), and never offline. Negative answers are not kept. Safe for several threads
 * and several processes.
 */
public final class KeptAnswers {

  private static final int LONGEST_ENTRY = CachedAnswer.HEAD + IntegrityApi.LONGEST;

  private final CacheDirectory cache;
  private final PinnedFiles pinned;
  private final String index;

  /**
   * The answers of one index, in a cache that is not made before there is something to keep.
   *
   * @param directory absolute; a link to it is followed
   * @param index whose answers these are: another index may answer otherwise
   * @param bounds how much the cache may take
   * @param clock tells what was used last
   */
  public KeptAnswers(Path directory, IndexHosts index, CacheBounds bounds, Clock clock) {
    this.cache = new CacheDirectory(directory, bounds, clock);
    this.pinned = new PinnedFiles(cache);
    this.index = index.toString();
  }

  /** What the same cache holds by content, whichever index served it. */
  public PinnedFiles pinned() {
    return pinned;
  }

  /** The provenance that a Manifest pins; empty where it is not here. */
  public Optional<RawDocument> provenance(Manifest.Dist dist) {
    return pinned.bytes(dist, LONGEST_ENTRY).map(RawDocument::of);
  }

  /** The provenance that the index served for a file before; empty where it is not here. */
  public Optional<RawDocument> provenance(Artifact file) {
    return cache.read(
        cache.provenances(),
        new CachedAnswer(index, file).name(),
        LONGEST_ENTRY,
        CachedAnswer::document);
  }

  /** Keeps a provenance that verified: under its digest where a Manifest pins these bytes. */
  public void keep(Artifact file, Manifest.@Nullable Dist dist, RawDocument document) {
    if (dist != null && PinnedBytes.are(dist, document.bytes())) {
      pinned.keep(document.bytes(), dist);
    } else {
      cache.keep(
          CachedAnswer.entry(document), cache.provenances(), new CachedAnswer(index, file).name());
    }
  }

  /** Forgets a provenance that proved to be of no use. */
  public void forget(Artifact file) {
    cache.provenances().remove(new CachedAnswer(index, file).name());
  }

  /** What lies here as a project's page; empty where nothing does. */
  Optional<byte[]> page(String project) {
    return cache.read(
        cache.pages(), CachedAnswer.name(index, project), SimpleApi.LONGEST, Optional::of);
  }

  /** Keeps a project's page in place of the one before. */
  void keepPage(String project, byte[] page) {
    cache.keep(page, cache.pages(), CachedAnswer.name(index, project));
  }
}
