package io.github.ebuildattest.engine.pypi.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex.Response;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages in the shapes of the Simple API, and in others.
 *
 * @see <a href="https://peps.python.org/pep-0691/#project-detail">PEP 691: meta.api-version, name,
 *     files, filename, url, hashes</a>
 * @see <a href="https://peps.python.org/pep-0592/">PEP 592: yanked, false, true or a reason</a>
 * @see <a href="https://peps.python.org/pep-0700/">PEP 700: versions, size, upload-time</a>
 * @see <a href="https://peps.python.org/pep-0740/#changes-to-the-json-simple-api">PEP 740:
 *     provenance</a>
 * @see <a href="https://peps.python.org/pep-0792/">PEP 792: project-status</a>
 * @see <a href="https://docs.pypi.org/api/index-api/">PyPI, Index API: meta._last-serial</a>
 */
final class SimpleApiTest {

  private static final String SHA256 = "ab".repeat(32);

  private LoopbackIndex server;

  @BeforeEach
  void start() throws IOException {
    server = new LoopbackIndex();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_page_names_files_status_and_what_is_attested() {
    server.answers(
        "/simple/foo/",
        Response.of(
            200,
            """
            {"meta": {"api-version": "1.4", "_last-serial": 7}, "name": "Foo",
             "project-status": {"status": "archived", "reason": "moved"},
             "versions": ["1.0", "1.1"],
             "files": [
              {"filename": "foo-1.0.tar.gz", "url": "https://evil.example/", "size": 12,
               "hashes": {"sha256": "%s"}, "upload-time": "2024-10-08T12:00:00.123456Z",
               "yanked": "broken", "provenance": "https://pypi.org/integrity/foo/x"},
              {"filename": "foo-1.1.tar.gz", "url": "u", "hashes": {}, "yanked": false,
               "provenance": null},
              {"filename": "foo-1.2.tar.gz", "url": "u", "hashes": {}, "yanked": true}]}
            """
                .formatted(SHA256)));
    ProjectPage page = ((SimpleAnswer.Found) server.index().simple("Foo")).page();
    assertThat(page.project()).isEqualTo("foo");
    assertThat(page.status()).isEqualTo(ProjectPage.Status.ARCHIVED);
    assertThat(page.statusReason()).isEqualTo("moved");
    assertThat(page.files())
        .containsExactly(
            new ProjectFile(
                "foo-1.0.tar.gz",
                SHA256,
                12L,
                Instant.parse("2024-10-08T12:00:00.123456Z"),
                true,
                "broken",
                "https://pypi.org/integrity/foo/x"),
            new ProjectFile("foo-1.1.tar.gz", null, null, null, false, null, null),
            new ProjectFile("foo-1.2.tar.gz", null, null, null, true, null, null));
    assertThat(page.file("foo-1.1.tar.gz")).isPresent();
    assertThat(page.file("Foo-1.1.tar.gz")).isEmpty();
  }

  @Test
  void a_quarantined_project_has_no_files() {
    server.answers(
        "/simple/foo/",
        Response.of(200, page("\"project-status\": {\"status\": \"quarantined\"}, ", "")));
    ProjectPage page = ((SimpleAnswer.Found) server.index().simple("foo")).page();
    assertThat(page.status()).isEqualTo(ProjectPage.Status.QUARANTINED);
    assertThat(page.files()).isEmpty();
  }

  @Test
  void an_unknown_project_is_no_failure() {
    assertThat(server.index().simple("foo")).isInstanceOf(SimpleAnswer.NoSuchProject.class);
  }

  @Test
  void a_page_of_another_api_version_is_refused() {
    server.answers("/simple/foo/", Response.of(200, page("", "").replace("1.4", "2.0")));
    assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
  }

  @Test
  void a_page_of_another_project_is_refused() {
    server.answers("/simple/foo/", Response.of(200, page("", "").replace("foo", "bar")));
    assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"hashes\": {}}",
        "{\"filename\": 1, \"hashes\": {}}",
        "{\"filename\": \"f\"}",
        "{\"filename\": \"f\", \"hashes\": {\"sha256\": \"AB\"}}",
        "{\"filename\": \"f\", \"hashes\": {}, \"size\": -1}",
        "{\"filename\": \"f\", \"hashes\": {}, \"size\": \"1\"}",
        "{\"filename\": \"f\", \"hashes\": {}, \"yanked\": 1}",
        "{\"filename\": \"f\", \"hashes\": {}, \"upload-time\": \"yesterday\"}",
        "{\"filename\": \"f\", \"hashes\": {}, \"provenance\": true}",
        "{\"filename\": \"f\", \"filename\": \"g\", \"hashes\": {}}",
        "[]",
      })
  void a_file_that_is_not_as_the_peps_say_makes_the_page_useless(String file) {
    server.answers("/simple/foo/", Response.of(200, page("", file)));
    assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<!DOCTYPE html>",
        "{}",
        "{\"meta\": {\"api-version\": \"1.4\"}, \"name\": \"foo\"}",
        "{\"meta\": {\"api-version\": \"1.4\"}, \"name\": \"foo\", \"files\": [],"
            + " \"project-status\": {\"status\": \"cursed\"}}",
      })
  void what_is_no_page_is_an_error_of_the_index(String body) {
    server.answers("/simple/foo/", Response.of(200, body));
    assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
  }

  @Test
  void deep_nesting_is_refused_without_a_stack_overflow() {
    server.answers("/simple/foo/", Response.of(200, "[".repeat(1_000_000)));
    assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"filename\": \"\\ud800\", \"hashes\": {}}",
        "{\"filename\": \"f\", \"hashes\": {}, \"later\": [\"\\udc00\\ud800\"]}",
        "{\"filename\": \"f\", \"hashes\": {\"\\uDFFF\": \"\"}}",
      })
  void half_a_surrogate_pair_anywhere_makes_the_page_useless(String file) {
    server.answers("/simple/foo/", Response.of(200, page("", file)));
    assertThat(finding().id()).isEqualTo(FindingId.INDEX_ERROR);
    assertThat(finding().message())
        .endsWith(" cannot be used: a text in it holds half of a surrogate pair");
  }

  @Test
  void a_whole_surrogate_pair_is_a_character_like_any_other() {
    server.answers(
        "/simple/foo/",
        Response.of(200, page("", "{\"filename\": \"\\ud83d\\ude00\", \"hashes\": {}}")));
    SimpleAnswer.Found found = (SimpleAnswer.Found) server.index().simple("foo");
    assertThat(found.page().files().get(0).fileName()).isEqualTo("\ud83d\ude00");
  }

  @Test
  void what_is_not_json_is_told_with_its_place() {
    server.answers("/simple/foo/", Response.of(200, page("", "{\"a\": 1, \"a\": 2}")));
    assertThat(finding().message())
        .endsWith("/simple/foo/ cannot be used: the key a twice at $.files[0].a");
    server.answers("/simple/foo/", Response.of(200, "{\"meta\": "));
    assertThat(finding().message()).endsWith(": End of input at line 1 column 10 path $.meta");
  }

  private FindingId failure() {
    return finding().id();
  }

  private Finding finding() {
    return ((SimpleAnswer.Failure) server.index().simple("foo")).finding();
  }

  private static String page(String status, String file) {
    return "{\"meta\": {\"api-version\": \"1.4\"}, \"name\": \"foo\", "
        + status
        + "\"files\": ["
        + file
        + "]}";
  }
}
