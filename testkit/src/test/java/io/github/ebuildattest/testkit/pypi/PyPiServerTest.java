package io.github.ebuildattest.testkit.pypi;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyPiServerTest {

  private static final byte[] BYTES = "sdist".getBytes(StandardCharsets.UTF_8);
  private static final String INTEGRITY = "application/vnd.pypi.integrity.v1+json";
  private static final String SIMPLE = "application/vnd.pypi.simple.v1+json";

  private final HttpClient client = HttpClient.newHttpClient();
  private PyPiServer server;

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server = PyPiServer.start();
    server
        .release("Heron.Parser", "1.0")
        .file(BYTES)
        .provenance("{\"version\":1}")
        .uploaded(Instant.parse("2025-03-14T09:26:53Z"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void serves_provenance_as_it_is() throws Exception {
    HttpResponse<String> answer =
        get("/integrity/heron-parser/1.0/heron_parser-1.0.tar.gz/provenance", INTEGRITY);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"version\":1}");
    assertThat(answer.headers().firstValue("Content-Type")).contains(INTEGRITY);
  }

  @Test
  void takes_the_spellings_of_name_and_version_that_the_eclass_uses() throws Exception {
    assertThat(
            get("/integrity/Heron.Parser/v1.0.0/heron_parser-1.0.tar.gz/provenance", INTEGRITY)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void tells_an_unattested_file_from_one_that_does_not_exist() throws Exception {
    server.release("heron-parser", "1.1").file(BYTES);
    HttpResponse<String> unattested =
        get("/integrity/heron-parser/1.1/heron_parser-1.1.tar.gz/provenance", INTEGRITY);
    HttpResponse<String> absent =
        get("/integrity/heron-parser/1.2/heron_parser-1.2.tar.gz/provenance", INTEGRITY);
    assertThat(unattested.statusCode()).isEqualTo(404);
    assertThat(unattested.body())
        .isEqualTo("{\"message\":\"No provenance available for heron_parser-1.1.tar.gz\"}");
    assertThat(absent.statusCode()).isEqualTo(404);
    assertThat(absent.body()).doesNotContain("No provenance");
  }

  @Test
  void answers_403_while_attestations_are_disabled() throws Exception {
    server.index().attestationsDisabled(true);
    assertThat(
            get("/integrity/heron-parser/1.0/heron_parser-1.0.tar.gz/provenance", INTEGRITY)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void refuses_media_types_it_does_not_have() throws Exception {
    assertThat(
            get("/integrity/heron-parser/1.0/heron_parser-1.0.tar.gz/provenance", "text/html")
                .statusCode())
        .isEqualTo(406);
    assertThat(get("/simple/heron-parser/", "text/html").statusCode()).isEqualTo(406);
  }

  @Test
  void lists_files_with_digest_time_and_provenance() throws Exception {
    server.release("heron-parser", "1.1").file(BYTES).yanked("broken");
    server.index().status("heron-parser", "archived");
    JsonObject page =
        JsonParser.parseString(get("/simple/heron-parser/", SIMPLE).body()).getAsJsonObject();
    JsonObject first = page.getAsJsonArray("files").get(0).getAsJsonObject();
    JsonObject second = page.getAsJsonArray("files").get(1).getAsJsonObject();
    assertThat(page.getAsJsonObject("project-status").get("status").getAsString())
        .isEqualTo("archived");
    assertThat(first.get("upload-time").getAsString()).isEqualTo("2025-03-14T09:26:53.000000Z");
    assertThat(first.get("provenance").getAsString()).startsWith(server.url() + "/integrity/");
    assertThat(first.get("size").getAsInt()).isEqualTo(BYTES.length);
    assertThat(second.get("provenance").isJsonNull()).isTrue();
    assertThat(second.get("yanked").getAsString()).isEqualTo("broken");
  }

  @Test
  void offers_no_file_of_a_quarantined_project() throws Exception {
    server.index().status("heron-parser", "quarantined");
    assertThat(get("/simple/heron-parser/", SIMPLE).body()).contains("\"files\":[]");
  }

  @Test
  void redirects_to_the_normalised_name() throws Exception {
    HttpResponse<String> answer = get("/simple/Heron_Parser/", SIMPLE);
    assertThat(answer.statusCode()).isEqualTo(301);
    assertThat(answer.headers().firstValue("Location")).contains("/simple/heron-parser/");
  }

  @Test
  void answers_304_to_an_etag_that_still_holds_and_repeats_it() throws Exception {
    String etag = etag(get("/simple/heron-parser/", SIMPLE));
    HttpResponse<String> unchanged = getUnless(etag);
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(etag(unchanged)).isEqualTo(etag);
    server.release("heron-parser", "1.1").file(BYTES);
    HttpResponse<String> changed = getUnless(etag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(etag(changed)).isNotEqualTo(etag);
  }

  @Test
  void tags_a_page_with_its_md5_as_pypi_does() throws Exception {
    assertThat(EntityTag.of(new byte[0])).isEqualTo("\"1B2M2Y8AsgTpgAmY7PhCfg\"");
    HttpResponse<String> page = get("/simple/heron-parser/", SIMPLE);
    assertThat(etag(page)).isEqualTo(EntityTag.of(page.body().getBytes(StandardCharsets.UTF_8)));
  }

  private HttpResponse<String> getUnless(String etag) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.url().resolve("/simple/heron-parser/"))
            .header("Accept", SIMPLE)
            .header("If-None-Match", etag)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String etag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  @Test
  void redirects_from_guessable_paths_to_the_bytes() throws Exception {
    server.release("heron-parser", "1.0").file("heron_parser-1.0-py3-none-any.whl", BYTES);
    for (String path :
        new String[] {
          "/packages/source/h/heron-parser/heron_parser-1.0.tar.gz",
          "/packages/py3/h/heron-parser/heron_parser-1.0-py3-none-any.whl"
        }) {
      HttpResponse<String> redirect = get(path, "*/*");
      assertThat(redirect.statusCode()).isEqualTo(302);
      String location = redirect.headers().firstValue("Location").orElseThrow();
      assertThat(get(location, "*/*").body()).isEqualTo("sdist");
    }
    assertThat(get("/packages/source/h/heron-parser/heron-parser-1.0.tar.gz", "*/*").statusCode())
        .isEqualTo(404);
  }

  @Test
  void records_what_it_was_asked_and_answers_otherwise_on_demand() throws Exception {
    server.answer("/simple/heron-parser/", Answer.status(503).header("Retry-After", "7"));
    assertThat(get("/simple/heron-parser/", SIMPLE).statusCode()).isEqualTo(503);
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0).path()).isEqualTo("/simple/heron-parser/");
    assertThat(server.requests().get(0).header("accept")).contains(SIMPLE);
  }

  @Test
  void an_index_can_be_kept_in_a_folder_and_grows_while_it_is_served() throws Exception {
    try (PyPiServer onDisk = PyPiServer.start(IndexFolder.supplier(folder))) {
      server.release("heron-parser", "1.1").file(BYTES).yanked("");
      IndexFolder.write(server.index(), folder);
      HttpRequest page =
          HttpRequest.newBuilder(onDisk.url().resolve("/simple/heron-parser/"))
              .header("Accept", SIMPLE)
              .build();
      assertThat(client.send(page, HttpResponse.BodyHandlers.ofString()).body())
          .isEqualTo(
              get("/simple/heron-parser/", SIMPLE)
                  .body()
                  .replace(server.url().toString(), onDisk.url().toString()));
    }
  }

  private HttpResponse<String> get(String path, String accept)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.url().resolve(path)).header("Accept", accept).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
