package io.github.ebuildattest.engine.pypi.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.index.LoopbackIndex.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers in the shapes of the Integrity API, and in others.
 *
 * @see <a href="https://docs.pypi.org/api/integrity/">PyPI, Integrity API: media type, 200, 403,
 *     404 and 406</a>
 */
final class IntegrityApiTest {

  private static final String PATH = "/integrity/foo-bar/1.0/foo_bar-1.0.tar.gz/provenance";

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
  void a_provenance_arrives_byte_for_byte() {
    byte[] document = {'{', (byte) 0xe2, (byte) 0x80, (byte) 0x94, (byte) 0xff, 0, '}'};
    server.answers(PATH, Response.of(200, document));
    assertThat(ask())
        .isInstanceOfSatisfying(
            IntegrityAnswer.Document.class,
            d -> assertThat(d.provenance().bytes()).isEqualTo(document));
  }

  @Test
  void the_tool_says_who_it_is_and_what_it_wants() {
    server.answers(PATH, Response.of(200, "{}"));
    ask();
    var headers = server.asked.get(0).headers();
    assertThat(headers.get("User-agent"))
        .isEqualTo(
            List.of("ebuild-attest/0.1-test (+https://github.com/ebuildattest/ebuild-attest)"));
    assertThat(headers.get("Accept")).isEqualTo(List.of("application/vnd.pypi.integrity.v1+json"));
    assertThat(headers.get("Accept-encoding")).isEqualTo(List.of("identity"));
  }

  @Test
  void the_index_says_itself_that_a_file_is_unattested() {
    server.answers(
        PATH,
        Response.of(404, "{\"message\": \"No provenance available for foo_bar-1.0.tar.gz\"}"));
    assertThat(ask()).isInstanceOf(IntegrityAnswer.Unattested.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>404</html>",
        "{}",
        "[]",
        "null",
        "{\"message\": \"Not Found\"}",
        "{\"message\": \"No provenance available for foo_bar-1.1.tar.gz\"}",
        "{\"message\": \"No provenance available for \"}",
        "{\"message\": [\"No provenance available for foo_bar-1.0.tar.gz\"]}",
        "{\"message\": \"x\", \"message\": \"No provenance available for foo_bar-1.0.tar.gz\"}",
        "{\"message\": \"No provenance available for foo_bar-1.0.tar.gz\"} x",
        "{'message': 'No provenance available for foo_bar-1.0.tar.gz'}",
        "No provenance available for foo_bar-1.0.tar.gz",
      })
  void any_other_404_means_no_such_file(String body) {
    server.answers(PATH, Response.of(404, body));
    assertThat(ask()).isInstanceOf(IntegrityAnswer.NoSuchFile.class);
  }

  @ParameterizedTest
  @CsvSource({
    "403, ATTESTATIONS_DISABLED",
    "406, INDEX_ERROR",
    "410, INDEX_ERROR",
    "401, INDEX_ERROR",
    "204, INDEX_ERROR",
    "500, INDEX_ERROR",
    "503, INDEX_ERROR",
    "429, INDEX_ERROR",
  })
  void other_answers_are_failures(int status, FindingId finding) {
    server.answers(PATH, Response.of(status, ""));
    assertThat(failure()).isEqualTo(finding);
  }

  @Test
  void a_provenance_that_is_too_large_is_not_kept() {
    server.answers(PATH, Response.of(200, new byte[IntegrityApi.LONGEST + 1]));
    assertThat(failure()).isEqualTo(FindingId.PROVENANCE_NOT_JSON);
  }

  @Test
  void a_packed_answer_is_not_unpacked() {
    server.answers(PATH, Response.of(200, "{}").with("Content-Encoding", "gzip"));
    assertThat(failure()).isEqualTo(FindingId.INDEX_ERROR);
  }

  @Test
  void the_project_is_asked_for_by_its_normalised_name() {
    server.answers(PATH, Response.of(200, "{}"));
    server.index().integrity("Foo._Bar", "1.0", "foo_bar-1.0.tar.gz");
    assertThat(server.asked).extracting(LoopbackIndex.Asked::path).containsExactly(PATH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../foo-1.0.zip", "foo/foo-1.0.zip", "foo-1.0.zip?", "", "..", "a%2f"})
  void nothing_but_a_plain_name_gets_into_a_url(String fileName) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.index().integrity("foo", "1.0", fileName));
    assertThat(server.asked).isEmpty();
  }

  private IntegrityAnswer ask() {
    return server.index().integrity("foo-bar", "1.0", "foo_bar-1.0.tar.gz");
  }

  private FindingId failure() {
    return ((IntegrityAnswer.Failure) ask()).finding().id();
  }
}
