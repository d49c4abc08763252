package io.github.ebuildattest.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.evidence.BytesEvidence;
import io.github.ebuildattest.engine.pypi.evidence.CachedIndex;
import io.github.ebuildattest.engine.pypi.evidence.Evidence;
import io.github.ebuildattest.engine.pypi.evidence.Source;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How much is kept, and what goes first. */
@Timeout(30)
final class CacheRoomTest {

  @TempDir private Path directory;

  /** Distfiles of 100 bytes each, told apart by a letter. */
  private static String text(char letter) {
    return String.valueOf(letter).repeat(100);
  }

  private static Source ask(CachedIndex index, char letter) {
    String text = text(letter);
    index.server.answers(CachedIndex.SDIST, Response.of(200, text));
    Manifest.Dist dist = CachedIndex.pinned("foo-1.0.tar.gz", text);
    return ((BytesEvidence.Measured) index.online().bytes(index.file, dist)).source();
  }

  private Path file(char letter) {
    return directory.resolve(
        "distfiles/" + PinnedFiles.name(CachedIndex.pinned("foo-1.0.tar.gz", text(letter))));
  }

  private void age(char letter, int hours) throws IOException {
    Files.setLastModifiedTime(
        file(letter), FileTime.from(Instant.now().minus(Duration.ofHours(hours))));
  }

  @Test
  void what_was_not_used_for_the_longest_time_makes_room() throws IOException {
    try (CachedIndex index = new CachedIndex(directory, new CacheBounds(350, 0))) {
      for (char letter : "abc".toCharArray()) {
        assertThat(ask(index, letter)).isEqualTo(Source.INDEX);
      }
      age('a', 3);
      age('b', 2);
      age('c', 1);
      assertThat(ask(index, 'a')).isEqualTo(Source.CACHE);
      assertThat(ask(index, 'd')).isEqualTo(Source.INDEX);
      assertThat(file('b')).doesNotExist();
      assertThat(ask(index, 'a')).isEqualTo(Source.CACHE);
      assertThat(ask(index, 'c')).isEqualTo(Source.CACHE);
      assertThat(ask(index, 'd')).isEqualTo(Source.CACHE);
      assertThat(CacheContents.of(directory)).isEqualTo(new CacheContents(3, 0, 0, 300, null));
    }
  }

  @Test
  void the_bound_holds_within_one_run_too() throws IOException {
    try (CachedIndex index = new CachedIndex(directory, new CacheBounds(350, 0))) {
      Evidence run = index.online();
      for (char letter = 'a'; letter <= 'z'; letter++) {
        index.server.answers(CachedIndex.SDIST, Response.of(200, text(letter)));
        run.bytes(index.file, CachedIndex.pinned("foo-1.0.tar.gz", text(letter)));
        assertThat(CacheContents.of(directory).bytes()).isLessThanOrEqualTo(350);
      }
      assertThat(file('z')).exists();
    }
  }

  @Test
  void a_file_that_alone_is_too_large_is_not_kept_and_removes_nothing() throws IOException {
    try (CachedIndex small = new CachedIndex(directory, new CacheBounds(150, 0))) {
      ask(small, 'a');
    }
    try (CachedIndex tiny = new CachedIndex(directory, new CacheBounds(99, 0))) {
      assertThat(ask(tiny, 'b')).isEqualTo(Source.INDEX);
      assertThat(ask(tiny, 'a')).isEqualTo(Source.CACHE);
    }
  }

  @Test
  void space_that_others_may_need_is_left_free() throws IOException {
    try (CachedIndex index =
        new CachedIndex(directory, new CacheBounds(1000, Long.MAX_VALUE / 2))) {
      assertThat(ask(index, 'a')).isEqualTo(Source.INDEX);
      assertThat(ask(index, 'a')).isEqualTo(Source.INDEX);
      assertThat(CacheTree.files(directory)).isEmpty();
    }
  }

  @Test
  void what_is_no_file_counts_for_nothing_and_what_is_no_folder_is_told() throws IOException {
    try (CachedIndex index = new CachedIndex(directory)) {
      ask(index, 'a');
    }
    Path folder = directory.resolve("distfiles");
    Files.createDirectory(folder.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("link"), file('a'));
    assertThat(CacheContents.of(directory)).isEqualTo(new CacheContents(1, 0, 0, 100, null));
    Files.delete(directory.resolve("pages"));
    assertThat(CacheContents.of(directory)).isEqualTo(new CacheContents(1, 0, 0, 100, null));
    Files.createSymbolicLink(directory.resolve("pages"), folder);
    assertThat(CacheContents.of(directory).problem()).contains("pages is not a directory");
  }

  @Test
  void what_a_process_that_died_left_behind_goes_after_a_day() throws IOException {
    Path incoming = Files.createDirectories(directory.resolve("incoming"));
    Path old = Files.writeString(incoming.resolve("1.part"), "x");
    Path young = Files.writeString(incoming.resolve("2.part"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofHours(23))));
    try (CachedIndex index = new CachedIndex(directory)) {
      ask(index, 'a');
    }
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }
}
