package io.github.ebuildattest.engine.pypi.evidence;

import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.BYTES;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.DOCUMENT;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.PROVENANCE;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.SDIST;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.digests;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.document;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.measured;
import static io.github.ebuildattest.engine.pypi.evidence.CachedIndex.pinned;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.cache.CacheBounds;
import io.github.ebuildattest.engine.cache.CacheTree;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is kept, under which name, and for whom. */
@Timeout(30)
final class CachedEvidenceTest {

  private static final Optional<Manifest.Dist> NOT_LISTED = Optional.empty();

  @TempDir private Path directory;
  private Path cache;
  private CachedIndex index;

  @BeforeEach
  void start() throws IOException {
    cache = directory.resolve("made/when/needed");
    index = new CachedIndex(cache);
  }

  @AfterEach
  void stop() {
    index.close();
  }

  @Test
  void a_download_that_the_manifest_pins_is_there_for_the_next_run() {
    assertThat(index.online().bytes(index.file, index.dist))
        .isEqualTo(measured(BYTES, Source.INDEX));
    assertThat(index.offline().bytes(index.file, index.dist))
        .isEqualTo(measured(BYTES, Source.CACHE));
    assertThat(index.online().bytes(index.file, index.dist))
        .isEqualTo(measured(BYTES, Source.CACHE));
    assertThat(index.asked(SDIST)).isEqualTo(1);
  }

  @Test
  void distdir_comes_before_the_cache(@TempDir Path distDir) throws IOException {
    index.fill(NOT_LISTED);
    Files.writeString(distDir.resolve("foo-1.0.tar.gz"), BYTES);
    assertThat(new Evidence(distDir, index.cache(), null).bytes(index.file, index.dist))
        .isEqualTo(measured(BYTES, Source.DISTDIR));
  }

  @Test
  void a_manifest_with_one_hash_alone_finds_what_it_pinned_under_that_hash() {
    for (Map<String, String> hashes :
        List.of(
            Map.of("BLAKE2B", digests(BYTES).blake2b()),
            Map.of("SHA512", digests(BYTES).sha512()))) {
      Manifest.Dist dist = pinned("foo-1.0.tar.gz", BYTES, hashes);
      assertThat(index.online().bytes(index.file, dist)).isEqualTo(measured(BYTES, Source.INDEX));
      assertThat(index.offline().bytes(index.file, dist)).isEqualTo(measured(BYTES, Source.CACHE));
    }
  }

  @Test
  void a_manifest_whose_hashes_contradict_each_other_gets_nothing_from_the_cache() {
    index.fill(NOT_LISTED);
    Manifest.Dist edited =
        pinned(
            "foo-1.0.tar.gz",
            BYTES,
            Map.of("BLAKE2B", digests(BYTES).blake2b(), "SHA512", digests("other").sha512()));
    assertThat(index.offline().bytes(index.file, edited)).isInstanceOf(BytesEvidence.Failure.class);
    assertThat(index.online().bytes(index.file, edited)).isEqualTo(measured(BYTES, Source.INDEX));
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_download_that_is_not_what_the_manifest_pins_is_not_kept() {
    index.server.answers(SDIST, Response.of(200, BYTES.replace('b', 'c')));
    assertThat(index.online().bytes(index.file, index.dist))
        .isEqualTo(measured(BYTES.replace('b', 'c'), Source.INDEX));
    index.server.answers(SDIST, Response.of(200, BYTES + "!"));
    assertThat(index.online().bytes(index.file, index.dist))
        .isEqualTo(
            new BytesEvidence.Measured(new FileDigests.LongerThan(BYTES.length()), Source.INDEX));
    index.server.answers(SDIST, Response.of(500, BYTES));
    assertThat(index.online().bytes(index.file, index.dist))
        .isInstanceOf(BytesEvidence.Failure.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void a_file_that_no_manifest_pins_is_not_kept() {
    assertThat(index.online().bytes(index.file, 100)).isEqualTo(measured(BYTES, Source.INDEX));
    assertThat(cache).doesNotExist();
  }

  @Test
  void a_provenance_is_kept_once_it_verified_and_not_before() {
    Evidence run = index.online();
    assertThat(index.provenance(run, NOT_LISTED)).isEqualTo(document(DOCUMENT, Source.INDEX));
    assertThat(cache).doesNotExist();
    index.fill(NOT_LISTED);
    assertThat(index.provenance(index.offline(), NOT_LISTED))
        .isEqualTo(document(DOCUMENT, Source.CACHE));
    assertThat(index.provenance(index.online(), NOT_LISTED))
        .isEqualTo(document(DOCUMENT, Source.CACHE));
  }

  @Test
  void a_provenance_that_verified_comes_before_somebodys_leftover(@TempDir Path distDir)
      throws IOException {
    Files.writeString(distDir.resolve("foo-1.0.tar.gz.provenance"), "{}");
    Evidence run = new Evidence(distDir, index.cache(), null);
    assertThat(index.provenance(run, NOT_LISTED)).isEqualTo(document("{}", Source.DISTDIR));
    index.fill(NOT_LISTED);
    assertThat(index.provenance(run, NOT_LISTED)).isEqualTo(document(DOCUMENT, Source.CACHE));
  }

  @Test
  void a_provenance_of_another_index_does_not_count() {
    index.fill(NOT_LISTED);
    Evidence other = new Evidence(null, index.cache("https://pypi.example"), null);
    assertThat(index.provenance(other, NOT_LISTED)).isInstanceOf(ProvenanceEvidence.Failure.class);
  }

  @Test
  void a_listed_provenance_counts_only_with_the_bytes_that_the_manifest_pins() {
    Manifest.Dist listed = pinned("foo-1.0.tar.gz.provenance", DOCUMENT);
    Manifest.Dist older = pinned("foo-1.0.tar.gz.provenance", DOCUMENT + " ");
    index.fill(NOT_LISTED);
    assertThat(index.provenance(index.offline(), Optional.of(listed)))
        .isInstanceOf(ProvenanceEvidence.Failure.class);
    index.fill(Optional.of(listed));
    assertThat(index.provenance(index.offline(), Optional.of(listed)))
        .isEqualTo(document(DOCUMENT, Source.CACHE));
    assertThat(index.provenance(index.offline(), Optional.of(older)))
        .isInstanceOf(ProvenanceEvidence.Failure.class);
    assertThat(index.provenance(index.online(), Optional.of(older)))
        .isEqualTo(document(DOCUMENT, Source.INDEX));
  }

  @Test
  void what_the_index_does_not_have_is_asked_again_every_time() {
    index.server.answers(
        PROVENANCE,
        Response.of(404, "{\"message\": \"No provenance available for foo-1.0.tar.gz\"}"));
    for (int run = 1; run <= 2; run++) {
      assertThat(index.provenance(index.online(), NOT_LISTED))
          .isInstanceOf(ProvenanceEvidence.Unattested.class);
      assertThat(index.asked(PROVENANCE)).isEqualTo(run);
    }
    assertThat(cache).doesNotExist();
  }

  @Test
  void a_cached_provenance_that_proved_useless_gives_way_to_the_indexs() {
    index.fill(NOT_LISTED);
    index.server.answers(PROVENANCE, Response.of(200, "{}"));
    Evidence run = index.online();
    ProvenanceEvidence.Document useless =
        (ProvenanceEvidence.Document) index.provenance(run, NOT_LISTED);
    assertThat(run.inPlaceOf(useless, index.file, NOT_LISTED))
        .hasValue(document("{}", Source.INDEX));
    assertThat(index.provenance(index.offline(), NOT_LISTED))
        .isInstanceOf(ProvenanceEvidence.Failure.class);
  }

  @Test
  void a_document_has_to_do_where_it_is_pinned_or_nobody_can_be_asked() {
    Optional<Manifest.Dist> listed = Optional.of(pinned("foo-1.0.tar.gz.provenance", DOCUMENT));
    index.fill(listed);
    index.fill(NOT_LISTED);
    ProvenanceEvidence.Document cached =
        (ProvenanceEvidence.Document) document(DOCUMENT, Source.CACHE);
    assertThat(index.online().inPlaceOf(cached, index.file, listed)).isEmpty();
    assertThat(index.offline().inPlaceOf(cached, index.file, NOT_LISTED)).isEmpty();
    assertThat(
            index
                .online()
                .inPlaceOf(
                    (ProvenanceEvidence.Document) document(DOCUMENT, Source.INDEX),
                    index.file,
                    NOT_LISTED))
        .isEmpty();
    assertThat(files()).hasSize(3);
  }

  @Test
  void two_threads_that_want_one_file_download_it_once() throws Exception {
    Evidence run = index.online();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<BytesEvidence>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(threads.submit(() -> run.bytes(index.file, index.dist)));
      }
      for (Future<BytesEvidence> answer : answers) {
        assertThat(answer.get()).isIn(measured(BYTES, Source.INDEX), measured(BYTES, Source.CACHE));
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(index.asked(SDIST)).isEqualTo(1);
  }

  @Test
  void a_run_that_is_cancelled_does_not_take_what_it_read_for_spoilt() throws IOException {
    String large = "x".repeat(5 << 20);
    Manifest.Dist dist = pinned("foo-1.0.tar.gz", large);
    try (CachedIndex roomy = new CachedIndex(cache, new CacheBounds(1L << 30, 0))) {
      roomy.server.answers(SDIST, Response.of(200, large));
      roomy.online().bytes(roomy.file, dist);
      Thread.currentThread().interrupt();
      BytesEvidence cancelled = roomy.offline().bytes(roomy.file, dist);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(cancelled).isInstanceOf(BytesEvidence.Failure.class);
      assertThat(roomy.offline().bytes(roomy.file, dist)).isEqualTo(measured(large, Source.CACHE));
    }
  }

  @Test
  void nobody_else_may_read_or_write_it() throws IOException {
    index.fill(NOT_LISTED);
    Files.setPosixFilePermissions(
        cache.resolve("provenance"), PosixFilePermissions.fromString("rwxrwxrwx"));
    index.fill(Optional.of(pinned("foo-1.0.tar.gz.provenance", DOCUMENT)));
    try (Stream<Path> all = Files.walk(cache)) {
      for (Path path : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .endsWith("------");
      }
    }
  }

  @Test
  void what_is_lacking_offline_is_said_with_its_place() {
    assertThat(((BytesEvidence.Failure) index.offline().bytes(index.file, index.dist)).finding())
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo(FindingId.DISTFILE_ABSENT);
              assertThat(finding.message())
                  .endsWith(
                      "it is not in DISTDIR, the cache "
                          + cache
                          + " lacks it, and this run is offline");
            });
  }

  private List<Path> files() {
    return CacheTree.files(cache);
  }
}
