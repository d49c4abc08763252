package io.github.ebuildattest.engine.pypi.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.cache.CacheBounds;
import io.github.ebuildattest.engine.cache.CacheContents;
import io.github.ebuildattest.engine.cache.CacheTree;
import io.github.ebuildattest.engine.digest.Digester;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.ShapeException;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex.Asked;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex.Response;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A project's page that an earlier run kept: asked about in each run, used where the index says
 * that it still holds, and otherwise as if it were not there.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2">RFC 9110 §13.1.2,
 *     If-None-Match; §15.4.5, 304; §8.8.3, ETag</a>
 * @see <a href="https://peps.python.org/pep-0691/#project-detail">PEP 691</a>
 * @see <a href="https://peps.python.org/pep-0592/">PEP 592, yanked</a>
 * @see <a href="https://peps.python.org/pep-0792/">PEP 792, quarantined</a>
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KeptPageTest {

  private static final String PATH = "/simple/foo/";
  private static final String PAGE = page("active", file("false"));
  private static final String YANKED = page("active", file("\"broken\""));
  private static final String QUARANTINED = page("quarantined", "");

  @TempDir private Path directory;
  private Path cache;
  private LoopbackIndex server;

  @BeforeEach
  void start() throws IOException {
    cache = directory.resolve("cache");
    server = new LoopbackIndex();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String page(String status, String file) {
    return """
    {"meta": {"api-version": "1.4"}, "name": "foo", "project-status": {"status": "%s"},
     "files": [%s]}\
    """
        .formatted(status, file);
  }

  private static String file(String yanked) {
    return "{\"filename\": \"foo-1.0.tar.gz\", \"hashes\": {}, \"yanked\": " + yanked + "}";
  }

  private static Response ok(String page) {
    return Response.of(200, page).tagged();
  }

  private static String tag(String page) {
    return EntityTag.of(page.getBytes(UTF_8));
  }

  /** The page as it reads. */
  private static SimpleAnswer found(String page) {
    try {
      return new SimpleAnswer.Found(ProjectPageReader.read(page.getBytes(UTF_8), "foo"));
    } catch (NotJsonException | ShapeException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private KeptAnswers cacheOf(String url) throws IndexUrlException {
    return new KeptAnswers(
        cache, IndexHosts.replacedBy(url), new CacheBounds(1L << 30, 0), Clock.systemUTC());
  }

  /** A new run. */
  private SimpleAnswer ask() throws IndexUrlException {
    return server.index(cacheOf(server.url())).simple("foo");
  }

  private FindingId failure() throws IndexUrlException {
    return ((SimpleAnswer.Failure) ask()).finding().id();
  }

  /** Lets a run keep a page, and forgets what it asked. */
  private Path kept(String page) throws Exception {
    server.answers(PATH, ok(page));
    assertThat(ask()).isEqualTo(found(page));
    server.asked.clear();
    return CacheTree.only(cache, "pages");
  }

  private List<String> had() {
    return server.asked.stream().map(Asked::have).toList();
  }

  private List<Integer> statuses() {
    return server.asked.stream().map(Asked::status).toList();
  }

  @Test
  void a_page_that_still_holds_is_not_sent_again() throws Exception {
    server.answers(PATH, ok(PAGE));
    SimpleAnswer first = ask();
    assertThat(ask()).isEqualTo(first).isEqualTo(found(PAGE));
    assertThat(server.index(cacheOf(server.url())).simple("Foo")).isEqualTo(first);
    assertThat(statuses()).containsExactly(200, 304, 304);
    assertThat(had()).containsExactly(null, tag(PAGE), tag(PAGE));
  }

  @Test
  void what_was_yanked_or_quarantined_since_is_told_at_once() throws Exception {
    kept(PAGE);
    for (String now : List.of(YANKED, QUARANTINED, PAGE)) {
      server.answers(PATH, ok(now));
      assertThat(ask()).isEqualTo(found(now));
      assertThat(ask()).isEqualTo(found(now));
    }
    assertThat(statuses()).containsExactly(200, 304, 200, 304, 200, 304);
    assertThat(CacheTree.files(cache)).hasSize(1);
  }

  @Test
  void a_project_that_is_gone_and_an_index_that_is_down_are_told_at_once() throws Exception {
    kept(PAGE);
    server.answers(PATH, Response.of(404, "{\"message\": \"Not Found\"}"));
    assertThat(ask()).isInstanceOf(SimpleAnswer.NoSuchProject.class);
    server.answers(PATH, Response.of(500, ""));
    assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
    server.close();
    assertThat(failure()).isEqualTo(FindingId.NETWORK_UNREACHABLE);
  }

  @Test
  void a_run_without_a_cache_keeps_nothing_and_asks_for_all_of_it() throws Exception {
    kept(PAGE);
    assertThat(server.index().simple("foo")).isEqualTo(found(PAGE));
    assertThat(had()).containsOnlyNulls();
  }

  @Test
  void the_page_of_another_index_or_project_is_not_asked_about() throws Exception {
    kept(PAGE);
    server.answers("/simple/foo-x/", ok(PAGE.replace("\"foo\"", "\"foo-x\"")));
    server.index(cacheOf(server.url())).simple("foo-x");
    server.index(cacheOf("https://pypi.example")).simple("foo");
    assertThat(had()).containsOnlyNulls();
    assertThat(CacheTree.files(cache)).hasSize(3);
  }

  @Test
  void every_byte_may_be_another() throws Exception {
    Path file = kept(PAGE);
    byte[] good = Files.readAllBytes(file);
    for (int place = 0; place < good.length; place++) {
      byte[] bad = good.clone();
      bad[place] ^= 1;
      Files.write(file, bad);
      assertThat(ask()).as("byte %s", place).isEqualTo(found(PAGE));
      assertThat(file).hasBinaryContent(good);
    }
    assertThat(statuses()).containsOnly(200);
    assertThat(had()).doesNotContainNull().doesNotContain(tag(PAGE)).doesNotHaveDuplicates();
  }

  @Test
  void a_page_cut_anywhere_or_continued_is_asked_for_again() throws Exception {
    Path file = kept(PAGE);
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length <= good.length + 1; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThat(ask()).as("%s bytes", length).isEqualTo(found(PAGE));
    }
    assertThat(statuses()).hasSize(good.length + 2).containsOnlyOnce(304);
  }

  @Test
  void a_page_that_somebody_made_up_is_not_read() throws Exception {
    Path file = kept(QUARANTINED);
    Files.writeString(file, PAGE);
    assertThat(ask()).isEqualTo(found(QUARANTINED));
    assertThat(had()).containsExactly(tag(PAGE));
    assertThat(statuses()).containsExactly(200);
    assertThat(file).hasContent(QUARANTINED);
  }

  @Test
  void what_is_no_file_or_no_page_is_not_waited_for() throws Exception {
    Path file = kept(PAGE);
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), PAGE);
    Files.delete(file);
    Files.createSymbolicLink(file, elsewhere);
    assertThat(ask()).isEqualTo(found(PAGE));
    assertThat(file).isRegularFile();
    Files.delete(file);
    assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
    assertThat(ask()).isEqualTo(found(PAGE));
    Files.delete(file);
    Files.createDirectories(file.resolve("below"));
    assertThat(ask()).isEqualTo(found(PAGE));
    Files.delete(file.resolve("below"));
    assertThat(ask()).isEqualTo(found(PAGE));
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(SimpleApi.LONGEST + 1L);
    }
    assertThat(ask()).isEqualTo(found(PAGE));
    assertThat(had()).containsOnlyNulls();
    assertThat(file).hasContent(PAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hex", "W/%s", "%s, %s", "\"%s\"", "\"1\"", "", "*"})
  void a_page_under_a_tag_of_another_kind_is_not_kept(String form) throws Exception {
    String hex = "\"" + HexFormat.of().formatHex(md5(PAGE)) + "\"";
    String tag = form.equals("hex") ? hex : form.replace("%s", tag(PAGE));
    server.answers(PATH, Response.of(200, PAGE).with("ETag", tag));
    assertThat(ask()).isEqualTo(found(PAGE));
    assertThat(ask()).isEqualTo(found(PAGE));
    assertThat(had()).hasSize(2).containsOnlyNulls();
    assertThat(CacheTree.files(cache)).isEmpty();
  }

  @Test
  void a_page_without_a_tag_or_with_that_of_other_bytes_is_not_kept() throws Exception {
    server.answers(PATH, Response.of(200, PAGE), ok(PAGE).with("ETag", tag(YANKED)));
    assertThat(ask()).isEqualTo(found(PAGE));
    assertThat(ask()).isEqualTo(found(PAGE));
    assertThat(CacheTree.files(cache)).isEmpty();
  }

  @Test
  void what_is_no_page_is_not_kept() throws Exception {
    server.answers(PATH, ok("{}"), ok(PAGE.replace("1.4", "2.0")), ok("<!DOCTYPE html>"));
    for (int run = 0; run < 3; run++) {
      assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
    }
    assertThat(CacheTree.files(cache)).isEmpty();
  }

  @Test
  void a_kept_page_that_cannot_be_read_is_an_error_of_the_index_that_confirms_it()
      throws Exception {
    Path file = kept(PAGE);
    String unread = PAGE.replace("1.4", "2.0");
    Files.writeString(file, unread);
    server.answers(PATH, ok(unread));
    assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
    assertThat(statuses()).containsExactly(304);
  }

  @Test
  void a_304_that_nobody_asked_for_is_no_answer() throws Exception {
    server.answers(PATH, Response.of(304, "").with("ETag", tag(PAGE)));
    assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
    assertThat(server.asked).hasSize(1);
  }

  @Test
  void a_304_of_something_else_is_asked_again_in_full_and_once() throws Exception {
    kept(PAGE);
    for (Response unclear :
        List.of(
            Response.of(304, ""),
            Response.of(304, "").with("ETag", tag(YANKED)),
            Response.of(304, "").with("ETag", "W/" + tag(PAGE)))) {
      server.asked.clear();
      server.answers(PATH, unclear, Response.of(200, YANKED));
      assertThat(ask()).isEqualTo(found(YANKED));
      server.answers(PATH, unclear);
      assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
      assertThat(had()).containsExactly(tag(PAGE), null, tag(PAGE), null);
    }
  }

  @Test
  void a_redirect_takes_the_tag_along_and_a_304_behind_it_counts() throws Exception {
    kept(PAGE);
    server.answers(PATH, Response.of(301, "").with("Location", "/simple/Foo/"));
    server.answers("/simple/Foo/", ok(PAGE), ok(YANKED));
    assertThat(ask()).isEqualTo(found(PAGE));
    assertThat(ask()).isEqualTo(found(YANKED));
    assertThat(statuses()).containsExactly(301, 304, 301, 200);
    assertThat(had()).containsOnly(tag(PAGE));
  }

  @Test
  void a_trouble_that_passes_forgets_no_tag() throws Exception {
    kept(PAGE);
    server.answers(PATH, Response.of(503, ""), ok(PAGE));
    assertThat(ask()).isEqualTo(found(PAGE));
    assertThat(statuses()).containsExactly(503, 304);
  }

  @Test
  void pages_are_counted_and_make_room_like_everything_else() throws Exception {
    kept(PAGE);
    assertThat(CacheContents.of(cache)).isEqualTo(new CacheContents(0, 0, 1, PAGE.length(), null));
    KeptAnswers small =
        new KeptAnswers(
            cache,
            IndexHosts.replacedBy(server.url()),
            new CacheBounds(PAGE.length() + 10, 0),
            Clock.systemUTC());
    server.answers("/simple/foo-x/", ok(PAGE.replace("\"foo\"", "\"foo-x\"")));
    server.index(small).simple("foo-x");
    assertThat(CacheContents.of(cache).pages()).isEqualTo(1);
    server.asked.clear();
    ask();
    assertThat(had()).containsOnlyNulls();
  }

  @Test
  void a_page_that_is_asked_about_counts_as_used() throws Exception {
    Path file = kept(PAGE);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    ask();
    assertThat(Files.getLastModifiedTime(file).toInstant())
        .isAfter(Instant.now().minus(Duration.ofHours(1)));
  }

  private static byte[] md5(String text) {
    Digester digester = Digester.md5();
    byte[] bytes = text.getBytes(UTF_8);
    digester.update(bytes, 0, bytes.length);
    return digester.digest();
  }
}
