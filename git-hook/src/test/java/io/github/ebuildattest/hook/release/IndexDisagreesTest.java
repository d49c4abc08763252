package io.github.ebuildattest.hook.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Sha256Hex;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pypi.Answer;
import io.github.ebuildattest.testkit.pypi.HostedFile;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the index contradicts itself about a file, neither statement is believed. */
class IndexDisagreesTest extends OverlayCase {

  private static final String PTARMIGAN = "ptarmigan-snow";
  private static final String REPOSITORY = "ptarmigans/ptarmigan-snow";
  private static final String FILE = "ptarmigan_snow-1.1.tar.gz";
  private static final String PROVENANCE = "/integrity/ptarmigan-snow/1.1/" + FILE + "/provenance";
  private static final String PAGE = "/simple/ptarmigan-snow/";
  private static final Instant RELEASED = Instant.parse("2025-11-03T10:00:00Z");

  private Replay snow;

  @BeforeEach
  void a_bump_of_an_attested_package() throws IOException {
    snow = Replay.of(overlay, PTARMIGAN, REPOSITORY);
    snow.bump("1.0", upstream("1.0"), Instant.parse("2025-03-01T10:00:00Z")).committed();
    snow.bump("1.1", upstream("1.1"), RELEASED);
  }

  @Test
  void a_listed_provenance_that_is_not_served_could_not_be_checked() throws IOException {
    overlay.server().answer(PROVENANCE, notAttested());

    assertNotChecked("the index lists a provenance of " + FILE + " and serves none");

    CommandResult hook = snow.tool().run("check", "--staged", "--hook");
    assertThat(hook.code()).as(hook.toString()).isZero();
    assertThat(hook.err()).contains("NOT CHECKED, and committed all the same");
    overlay.slipIn();
    assertThat(snow.inCi().code()).isEqualTo(2);
    assertThat(snow.pushed().code()).isEqualTo(2);
  }

  @Test
  void a_listed_file_that_the_integrity_api_does_not_know_could_not_be_checked()
      throws IOException {
    overlay.server().answer(PROVENANCE, Answer.status(404));

    assertNotChecked(
        "index-incomplete",
        "the index lists " + FILE + ", and its Integrity API knows no such file");
  }

  @Test
  void a_mirror_that_serves_the_page_and_nothing_else_could_not_be_asked() throws IOException {
    overlay.server().answer(PROVENANCE, Answer.status(404));
    for (String place : List.of("/packages/source/p/ptarmigan-snow/", "/packages/")) {
      overlay.server().answer(place + FILE, Answer.status(404));
    }
    Files.delete(overlay.repository().distdir().resolve(FILE));
    Files.delete(overlay.repository().distdir().resolve(FILE + ".provenance"));

    Reported report = snow.staged();

    assertThat(report.code()).as(report.toString()).isEqualTo(2);
    assertThat(report.ids()).as(report.toString()).containsOnly("index-incomplete");
    assertThat(report.findings())
        .extracting(f -> f.get("message").getAsString())
        .contains("the index lists " + FILE + ", and does not serve it");
  }

  @Test
  void a_file_that_left_the_page_and_that_the_integrity_api_knows_is_hidden() throws Exception {
    String type = "application/vnd.pypi.simple.v1+json";
    String page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(overlay.server().url() + PAGE))
                    .header("Accept", type)
                    .build(),
                BodyHandlers.ofString())
            .body();
    JsonObject json = JsonParser.parseString(page).getAsJsonObject();
    JsonArray kept = new JsonArray();
    json.getAsJsonArray("files")
        .forEach(
            f -> {
              if (!f.getAsJsonObject().get("filename").getAsString().equals(FILE)) {
                kept.add(f);
              }
            });
    json.add("files", kept);
    overlay
        .server()
        .answer(PAGE, Answer.of(type, json.toString().getBytes(StandardCharsets.UTF_8)));

    snow.assertStopped("1.1", List.of("release-hidden"), "does not list", "still knows it");

    CommandResult accept = snow.tool().run("accept", "--reason", "a false alarm", "--yes");
    assertThat(accept.code()).isEqualTo(1);
    assertThat(accept.out()).contains("never accepted");
    overlay.server().answer(PROVENANCE, Answer.status(404));
    Files.delete(overlay.repository().distdir().resolve(FILE + ".provenance"));
    assertThat(snow.staged().blocking())
        .contains("file-not-on-index")
        .doesNotContain("release-hidden");
  }

  @Test
  void nobody_can_accept_what_an_index_contradicts() throws IOException {
    overlay.server().answer(PROVENANCE, notAttested());
    String pin = snow.pin();

    CommandResult result =
        snow.tool().run("accept", snow.pkg(), "--reason", "they said so", "--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(2);
    assertThat(result.err()).contains("could not be checked cannot be accepted");
    assertThat(snow.pin()).isEqualTo(pin);
  }

  @Test
  void a_package_pinned_as_unattested_does_not_pass_over_a_listed_provenance() throws IOException {
    Replay ice = Replay.of(overlay, "ptarmigan-ice", null);
    ice.bump("1.0", null, RELEASED).accepted("never attested").committed();
    ice.bump("1.1", upstream("1.1"), RELEASED);
    overlay
        .server()
        .answer(
            "/integrity/ptarmigan-ice/1.1/ptarmigan_ice-1.1.tar.gz/provenance",
            Answer.status(404)
                .body(
                    "{\"message\": \"No provenance available for ptarmigan_ice-1.1.tar.gz\"}"
                        .getBytes(StandardCharsets.UTF_8)));

    Reported report = ice.staged();

    assertThat(report.code()).as(report.toString()).isEqualTo(2);
    assertThat(report.ids()).containsExactly("index-disagrees");
    assertThat(report.verdicts()).containsEntry(ice.pkg() + "-1.1", "not-checked");
  }

  @Test
  void a_page_with_another_digest_than_the_attested_bytes_could_not_be_checked() throws Exception {
    String digest = Sha256Hex.of(overlay.repository().distdir().resolve(FILE));
    page(digest, "0".repeat(64));

    assertNotChecked(
        "the index lists "
            + FILE
            + " with SHA-256 "
            + "0".repeat(64)
            + ", and the bytes have "
            + digest);
  }

  @Test
  void an_index_that_lists_other_bytes_than_it_has_an_attestation_of_blocks_for_both()
      throws IOException {
    Index index = IndexFolder.read(overlay.repository().indexFolder(), PTARMIGAN);
    HostedFile attested =
        index.files(PTARMIGAN).stream()
            .filter(f -> f.filename().equals(FILE))
            .findFirst()
            .orElseThrow();
    byte[] swapped = Sdist.of(PTARMIGAN, "1.1").damaged().bytes();
    index
        .release(PTARMIGAN, "1.1")
        .file(FILE, swapped)
        .uploaded(RELEASED)
        .provenance(attested.provenance());
    IndexFolder.write(index, overlay.repository().indexFolder());
    Files.write(overlay.repository().distdir().resolve(FILE), swapped);
    snow.stage("1.1", Sdist.of(PTARMIGAN, "1.1").damaged());

    snow.assertStopped("1.1", List.of("digest-mismatch"), "index-disagrees");
    assertThat(snow.staged().message("index-disagrees"))
        .isEqualTo(
            "the index lists the bytes at hand as " + FILE + " and has an attestation of others");
  }

  private void assertNotChecked(String message) {
    assertNotChecked("index-disagrees", message);
  }

  private void assertNotChecked(String id, String message) {
    Reported report = snow.staged();
    assertThat(report.code()).as(report.toString()).isEqualTo(2);
    assertThat(report.ids()).as(report.toString()).containsExactly(id);
    assertThat(report.message(id)).isEqualTo(message);
    assertThat(report.verdicts()).containsEntry(snow.pkg() + "-1.1", "not-checked");
    assertThat(snow.printed())
        .contains("NOT-CHECKED dev-python/ptarmigan-snow-1.1", id + " (could-not-check)")
        .doesNotContainIgnoringCase("attack")
        .doesNotContainIgnoringCase("tamper");
  }

  private static Answer notAttested() {
    return Answer.status(404)
        .body(
            ("{\"message\": \"No provenance available for " + FILE + "\"}")
                .getBytes(StandardCharsets.UTF_8));
  }

  /** From now on serves the project's page with one text replaced by another. */
  private void page(String was, String now) throws IOException, InterruptedException {
    String type = "application/vnd.pypi.simple.v1+json";
    URI url = URI.create(overlay.server().url() + PAGE);
    String page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(url).header("Accept", type).build(), BodyHandlers.ofString())
            .body();
    assertThat(page).contains(was);
    overlay
        .server()
        .answer(PAGE, Answer.of(type, page.replace(was, now).getBytes(StandardCharsets.UTF_8)));
  }

  private static GitHubIdentity upstream(String version) {
    return GitHubIdentity.releasing(REPOSITORY, "700300301", "700400301", version);
  }
}
