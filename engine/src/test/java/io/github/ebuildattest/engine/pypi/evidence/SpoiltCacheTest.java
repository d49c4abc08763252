package io.github.ebuildattest.engine.pypi.evidence;

import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.BYTES;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.DOCUMENT;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.document;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.measured;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.pinned;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.cache.CacheBounds;
import io.github.ebuildattest.engine.cache.CacheContents;
import io.github.ebuildattest.engine.cache.CacheTree;
import io.github.ebuildattest.engine.cache.SmallDisk;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cache in which anything may have happened: it is never believed, nothing waits for it, and at
 * worst the bytes are fetched again.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SpoiltCacheTest {

  /** What may lie in the cache, and how to ask for it. */
  private enum Entry {
    DISTFILE("distfiles"),
    LISTED_PROVENANCE("distfiles"),
    PROVENANCE("provenance");

    private final String folder;

    Entry(String folder) {
      this.folder = folder;
    }

    private Optional<Manifest.Dist> listed() {
      return this == LISTED_PROVENANCE
          ? Optional.of(pinned("foo-1.0.tar.gz.provenance", DOCUMENT))
          : Optional.empty();
    }

    void fill(CachedIndex index) {
      Evidence run = index.online();
      if (this == DISTFILE) {
        run.bytes(index.file, index.dist);
      } else if (index.provenance(run, listed()) instanceof ProvenanceEvidence.Document document) {
        run.keep(document, index.file, listed());
      }
    }

    Object ask(CachedIndex index, Evidence run) {
      return this == DISTFILE ? run.bytes(index.file, index.dist) : index.provenance(run, listed());
    }

    Object good(Source source) {
      return this == DISTFILE ? measured(BYTES, source) : document(DOCUMENT, source);
    }
  }

  @TempDir private Path directory;
  private CachedIndex index;

  @BeforeEach
  void start() throws IOException {
    index = new CachedIndex(directory.resolve("cache"));
  }

  @AfterEach
  void stop() {
    index.close();
  }

  /** Offline there is nothing then; online the bytes come from the index and are kept anew. */
  private void assertFetchedAgain(Entry entry, String what) {
    Object offline = entry.ask(index, index.offline());
    assertThat(
            offline instanceof BytesEvidence.Failure
                || offline instanceof ProvenanceEvidence.Failure)
        .as(what + " gave " + offline)
        .isTrue();
    assertThat(entry.ask(index, index.online())).as(what).isEqualTo(entry.good(Source.INDEX));
  }

  private void assertMended(Entry entry, String what) {
    entry.fill(index);
    assertThat(entry.ask(index, index.offline())).as(what).isEqualTo(entry.good(Source.CACHE));
  }

  @Test
  void any_bit_of_any_byte_that_is_flipped_is_found() throws IOException {
    for (Entry entry : Entry.values()) {
      entry.fill(index);
      Path file = CacheTree.only(index.directory, entry.folder);
      byte[] good = Files.readAllBytes(file);
      for (int bit = 0; bit < good.length * Byte.SIZE; bit += bit < 64 ? 1 : 7) {
        byte[] bad = good.clone();
        bad[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        Files.write(file, bad);
        assertThat(entry.ask(index, index.offline()))
            .as(entry + ", bit " + bit)
            .isNotEqualTo(entry.good(Source.CACHE));
        assertThat(file).doesNotExist();
      }
      assertFetchedAgain(entry, entry + " flipped");
      assertMended(entry, entry + " flipped");
      Files.delete(file);
    }
  }

  @Test
  void a_file_cut_anywhere_or_continued_is_found() throws IOException {
    for (Entry entry : Entry.values()) {
      entry.fill(index);
      Path file = CacheTree.only(index.directory, entry.folder);
      byte[] good = Files.readAllBytes(file);
      for (int length = 0; length <= good.length + 1; length++) {
        if (length != good.length) {
          Files.write(file, Arrays.copyOf(good, length));
          assertThat(entry.ask(index, index.offline()))
              .as(entry + " of " + length)
              .isNotEqualTo(entry.good(Source.CACHE));
        }
      }
      assertFetchedAgain(entry, entry + " cut");
      assertMended(entry, entry + " cut");
      Files.delete(file);
    }
  }

  @Test
  void a_link_is_not_followed_and_a_pipe_not_waited_for() throws Exception {
    for (Entry entry : Entry.values()) {
      entry.fill(index);
      Path file = CacheTree.only(index.directory, entry.folder);
      Path elsewhere = directory.resolve("elsewhere");
      Files.move(file, elsewhere);
      Files.createSymbolicLink(file, elsewhere);
      assertFetchedAgain(entry, entry + " as a link");
      assertMended(entry, entry + " as a link");
      Files.delete(file);
      Process mkfifo = new ProcessBuilder("mkfifo", file.toString()).start();
      assertThat(mkfifo.waitFor()).isZero();
      assertFetchedAgain(entry, entry + " as a pipe");
      assertMended(entry, entry + " as a pipe");
      assertThat(elsewhere).exists();
      Files.delete(elsewhere);
      Files.delete(file);
    }
  }

  @Test
  void a_directory_in_the_place_of_a_file_costs_a_download_each_time() throws IOException {
    for (Entry entry : Entry.values()) {
      entry.fill(index);
      Path file = CacheTree.only(index.directory, entry.folder);
      Files.delete(file);
      Files.createDirectory(file);
      assertFetchedAgain(entry, entry + " as an empty directory");
      assertMended(entry, entry + " as an empty directory");
      Files.delete(file);
      Files.createDirectories(file.resolve("below"));
      for (int run = 0; run < 2; run++) {
        entry.fill(index);
        assertFetchedAgain(entry, entry + " as a directory");
      }
      Files.delete(file.resolve("below"));
      Files.delete(file);
    }
    assertThat(CacheTree.files(index.directory)).isEmpty();
  }

  @Test
  void a_file_or_a_link_in_the_place_of_a_folder_is_left_alone() throws IOException {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    for (String folder : List.of(".", "distfiles", "provenance", "pages", "incoming")) {
      for (boolean link : List.of(true, false)) {
        Path place = index.directory.resolve(folder).normalize();
        if (link && !folder.equals(".")) {
          Files.createDirectories(index.directory);
          Files.createSymbolicLink(place, outside);
        } else {
          Files.createDirectories(place.getParent());
          Files.writeString(place, "not a directory");
        }
        for (Entry entry : Entry.values()) {
          entry.fill(index);
          assertFetchedAgain(entry, entry + " without " + folder);
        }
        Files.delete(place);
        assertThat(CacheTree.files(outside)).isEmpty();
      }
    }
  }

  @Test
  void a_cache_behind_a_link_is_one(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(index.directory, elsewhere);
    for (Entry entry : Entry.values()) {
      assertMended(entry, entry + " behind a link");
    }
    assertThat(CacheTree.files(elsewhere)).hasSize(3);
  }

  @Test
  void a_disk_that_is_full_keeps_what_fits_and_stops_nothing() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 64);
        CachedIndex full = new CachedIndex(disk.path().resolve("cache"))) {
      Path ballast = disk.path().resolve("ballast");
      for (int spare : List.of(0, 1, 4096, 3 * 4096)) {
        disk.fillUpTo(ballast, spare);
        for (Entry entry : Entry.values()) {
          entry.fill(full);
          assertThat(entry.ask(full, full.online()))
              .isIn(entry.good(Source.CACHE), entry.good(Source.INDEX));
        }
      }
      Files.delete(ballast);
      for (Entry entry : Entry.values()) {
        entry.fill(full);
        assertThat(entry.ask(full, full.offline())).isEqualTo(entry.good(Source.CACHE));
      }
      assertThat(CacheTree.files(full.directory)).hasSize(3);
    }
  }

  @Test
  void a_download_larger_than_the_disk_is_measured_all_the_same() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 64);
        // which believes that there is room, as where another process takes it meanwhile
        CachedIndex full =
            new CachedIndex(disk.path().resolve("cache"), new CacheBounds(1L << 30, -(1L << 30)))) {
      String large = "x".repeat(300_000);
      Manifest.Dist dist = pinned("foo-1.0.tar.gz", large);
      full.server.answers(CachedIndex.SDIST, LoopbackIndex.Response.of(200, large));
      assertThat(full.online().bytes(full.file, dist)).isEqualTo(measured(large, Source.INDEX));
      assertThat(CacheTree.files(full.directory)).isEmpty();
    }
  }

  @Test
  void a_cache_that_cannot_be_written_is_read_and_otherwise_done_without() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 64);
        CachedIndex readOnly = new CachedIndex(disk.path().resolve("cache"))) {
      Entry.DISTFILE.fill(readOnly);
      disk.makeReadOnly();
      assertThat(Entry.DISTFILE.ask(readOnly, readOnly.offline()))
          .isEqualTo(Entry.DISTFILE.good(Source.CACHE));
      Entry.PROVENANCE.fill(readOnly);
      assertThat(Entry.PROVENANCE.ask(readOnly, readOnly.online()))
          .isEqualTo(Entry.PROVENANCE.good(Source.INDEX));
      assertThat(CacheContents.of(readOnly.directory).problem()).isEqualTo("it cannot be written");
      Manifest.Dist other = pinned("foo-1.0.tar.gz", "other bytes");
      readOnly.server.answers(CachedIndex.SDIST, LoopbackIndex.Response.of(200, "other bytes"));
      assertThat(readOnly.online().bytes(readOnly.file, other))
          .isEqualTo(measured("other bytes", Source.INDEX));
    }
  }
}
