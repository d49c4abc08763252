package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.cache.CacheBounds;
import io.github.ebuildattest.engine.cache.CacheContents;
import io.github.ebuildattest.engine.cache.CacheFolder;
import io.github.ebuildattest.engine.cache.CacheRoom;
import io.github.ebuildattest.engine.cache.Incoming;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.overlay.PinnedBytes;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that an index served before: distfiles, provenance documents and projects' pages, and no
 * verdict on any. What a Manifest pins lies under that digest; any other provenance lies under the
 * question that it answered, with a digest of its own. Both are compared on every reading, and what
 * differs is removed: a spoilt cache costs a download and never lets anything pass. A page lies
 * under its question too, and as it is: nothing here says whether it still holds, so that it counts
 * only where the index confirms these bytes ({@link SimpleApi}), and never offline. Negative
 * answers are not kept. Safe for several threads and several processes.
 *
 * <p>Where the cache cannot be used, everything goes on without it.
 */
public final class KeptAnswers {

  private final Path directory;
  private final String index;
  private final Clock clock;
  private final CacheFolder distfiles;
  private final CacheFolder provenance;
  private final CacheFolder pages;
  private final CacheFolder incoming;
  private final CacheRoom room;

  /**
   * A cache, which is not made before there is something to keep.
   *
   * @param directory absolute; a link to it is followed
   * @param index whose answers it keeps: another index may answer otherwise
   * @param bounds how much it may take
   * @param clock tells what was used last
   */
  public KeptAnswers(Path directory, IndexHosts index, CacheBounds bounds, Clock clock) {
    this.directory = directory;
    this.index = index.toString();
    this.clock = clock;
    this.distfiles = new CacheFolder(directory, CacheContents.DISTFILES);
    this.provenance = new CacheFolder(directory, CacheContents.PROVENANCE);
    this.pages = new CacheFolder(directory, CacheContents.PAGES);
    this.incoming = new CacheFolder(directory, "incoming");
    this.room = new CacheRoom(List.of(distfiles, provenance, pages), incoming, bounds);
  }

  /** Why something is not to be had from here, in words. */
  public String lacks() {
    boolean usable = !Files.exists(directory) || Files.isReadable(directory.resolve("."));
    return "the cache " + directory + (usable ? " lacks it" : " is no directory that can be read");
  }

  /** The digests of a distfile, taken just now; empty where it is not here. */
  public Optional<FileDigests.Measured> distfile(Manifest.Dist dist) {
    String name = PinnedBytes.name(dist);
    Optional<InputStream> opened = distfiles.open(name);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = opened.get()) {
      FileDigests.Measured measured = FileDigests.of(in, dist.size());
      if (PinnedBytes.are(dist, measured)) {
        distfiles.used(name, clock.instant());
        return Optional.of(measured);
      }
    } catch (IOException e) {
      // the disk cannot read it, or the run was cancelled: what is fetched instead takes its place
      return Optional.empty();
    }
    distfiles.remove(name);
    return Optional.empty();
  }

  /**
   * Begins a file that may be kept later.
   *
   * @param size in bytes, at most
   * @return null where there is no room, or the cache cannot be used
   */
  public @Nullable Incoming incoming(long size) {
    try {
      distfiles.prepare();
      provenance.prepare();
      pages.prepare();
      incoming.prepare();
      return room.make(size, clock.instant()) ? Incoming.in(incoming.path()) : null;
    } catch (IOException | UnsupportedOperationException e) {
      // `status` says that the cache cannot be used; bytes come from the index then
      return null;
    }
  }

  /** Keeps a distfile, which was found to be what a Manifest pins. */
  public void keep(Incoming file, Manifest.Dist dist) {
    keep(file, distfiles, PinnedBytes.name(dist));
  }

  private static void keep(Incoming file, CacheFolder folder, String name) {
    try {
      file.keep(folder, name);
    } catch (IOException e) {
      // the disk is full, or something that is no file lies there: the next run downloads again
      return;
    }
  }

  /** The provenance that a Manifest pins; empty where it is not here. */
  public Optional<RawDocument> provenance(Manifest.Dist dist) {
    return checked(
        distfiles,
        PinnedBytes.name(dist),
        bytes ->
            PinnedBytes.are(dist, bytes) ? Optional.of(RawDocument.of(bytes)) : Optional.empty());
  }

  /** The provenance that the index served for a file before; empty where it is not here. */
  public Optional<RawDocument> provenance(Artifact file) {
    return checked(provenance, new CachedAnswer(index, file).name(), CachedAnswer::document);
  }

  private Optional<RawDocument> checked(
      CacheFolder folder, String name, Function<byte[], Optional<RawDocument>> check) {
    Optional<byte[]> bytes = folder.read(name, CachedAnswer.HEAD + IntegrityApi.LONGEST);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    Optional<RawDocument> document = check.apply(bytes.get());
    if (document.isPresent()) {
      folder.used(name, clock.instant());
    } else {
      folder.remove(name);
    }
    return document;
  }

  /** Keeps a provenance, which verified: under its digest where a Manifest pins these bytes. */
  public void keep(Artifact file, Manifest.@Nullable Dist dist, RawDocument document) {
    boolean pinned = dist != null && PinnedBytes.are(dist, document.bytes());
    CacheFolder folder = pinned ? distfiles : provenance;
    String name =
        pinned && dist != null ? PinnedBytes.name(dist) : new CachedAnswer(index, file).name();
    keep(pinned ? document.bytes() : CachedAnswer.entry(document), folder, name);
  }

  private void keep(byte[] bytes, CacheFolder folder, String name) {
    try (Incoming written = incoming(bytes.length)) {
      if (written != null) {
        written.begin();
        written.write(ByteBuffer.wrap(bytes));
        keep(written, folder, name);
      }
    }
  }

  /** Forgets a provenance that proved to be of no use. */
  public void forget(Artifact file) {
    provenance.remove(new CachedAnswer(index, file).name());
  }

  /** What lies here as a project's page; empty where nothing does. */
  Optional<byte[]> page(String project) {
    String name = CachedAnswer.name(index, project);
    Optional<byte[]> page = pages.read(name, SimpleApi.LONGEST);
    page.ifPresent(bytes -> pages.used(name, clock.instant()));
    return page;
  }

  /** Keeps a project's page in place of the one before. */
  void keepPage(String project, byte[] page) {
    keep(page, pages, CachedAnswer.name(index, project));
  }
}
