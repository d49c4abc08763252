package io.github.ebuildattest.hook.memory;

import static io.github.ebuildattest.hook.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Sha256Hex;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pypi.Answer;
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
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A package that does not attest still has an index, a Manifest and bytes. A missing answer is not
 * the index's word that there is no attestation, and what nobody attests has to be the same
 * everywhere at least.
 */
class KnownUnattestedTest extends OverlayCase {

  private static final String PROJECT = "sanderling-sand";
  private static final String FILE = "sanderling_sand-1.1.tar.gz";
  private static final String PROVENANCE = "/integrity/sanderling-sand/1.1/" + FILE + "/provenance";
  private static final String PAGE = "/simple/sanderling-sand/";
  private static final String MANIFEST = "dev-python/sanderling-sand/Manifest";
  private static final String BUMP = "dev-python/sanderling-sand-1.1";
  private static final String UPSTREAM = "sanderlings/sanderling-sand";
  private static final Instant RELEASED = Instant.parse("2025-09-02T10:00:00Z");
  private static final String PAGE_TYPE = "application/vnd.pypi.simple.v1+json";

  private Replay sand;
  private String nothing = "";

  @BeforeEach
  void a_bump_of_a_package_that_does_not_attest() throws IOException {
    sand = Replay.of(overlay, PROJECT, null);
    sand.bump("1.0", null).accepted("never attested").committed();
    sand.bump("1.1", null);
    nothing = Files.createDirectories(directory.resolve("nothing")).toString();
  }

  @Test
  void passes_at_every_scope_where_index_manifest_and_bytes_agree() throws IOException {
    assertEverywhere(0);
    assertEverywhere(0, "--distdir", nothing);
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 500, 429, 403, 406})
  void could_not_be_checked_where_the_integrity_api_does_not_answer(int status) throws IOException {
    overlay.server().answer(PROVENANCE, Answer.status(status));

    Reported report = sand.staged();
    assertThat(report.ids())
        .containsExactly(status == 403 ? "attestations-disabled" : "index-error");
    assertThat(report.verdicts()).containsEntry(BUMP, "not-checked");
    assertEverywhere(2);
    overlay.git("reset", "-q", "--soft", "HEAD~1");
    CommandResult hook = sand.tool().run("check", "--staged", "--hook");
    assertThat(hook.code()).as(hook.toString()).isZero();
    assertThat(hook.err()).contains("NOT CHECKED, and committed all the same");
  }

  @Test
  void could_not_be_checked_where_nobody_answers_at_all() throws IOException {
    overlay.server().close();

    assertThat(sand.staged().ids()).contains("network-unreachable");
    assertEverywhere(2);
  }

  @Test
  void blocks_where_the_integrity_api_answers_with_something_else() throws IOException {
    overlay
        .server()
        .answer(
            PROVENANCE, Answer.of("text/html", "<p>log in</p>".getBytes(StandardCharsets.UTF_8)));

    assertThat(sand.staged().blocking()).containsExactly("provenance-not-json");
    assertEverywhere(1);
  }

  @Test
  void could_not_be_checked_where_a_404_is_not_the_indexs_word() throws IOException {
    overlay
        .server()
        .answer(PROVENANCE, Answer.status(404).body("not here".getBytes(StandardCharsets.UTF_8)));

    assertThat(sand.staged().ids()).containsExactly("index-incomplete");
    assertEverywhere(2);
  }

  @ParameterizedTest
  @CsvSource({"503, index-error", "403, index-error", "302, index-error"})
  void could_not_be_checked_where_the_page_does_not_answer(int status, String finding)
      throws IOException {
    overlay.server().answer(PAGE, Answer.status(status));

    assertThat(sand.staged().ids()).contains(finding);
    assertEverywhere(2);
  }

  @Test
  void could_not_be_checked_where_the_page_lists_a_provenance_and_none_is_served()
      throws Exception {
    page("\"provenance\":null", "\"provenance\":\"https://pypi.org" + PROVENANCE + "\"");

    assertThat(sand.staged().ids()).containsExactly("index-disagrees");
    overlay.server().answer(PROVENANCE, Answer.status(503));
    assertThat(sand.staged().ids()).containsExactly("index-error");
    assertEverywhere(2);
  }

  @Test
  void blocks_a_version_that_the_index_does_not_have() throws IOException {
    sand.stage("1.2", Sdist.of(PROJECT, "1.2"));

    assertThat(sand.staged().blocking()).containsOnly("file-not-on-index");
    assertEverywhere(1);
  }

  @Test
  void blocks_a_file_that_the_projects_page_no_longer_lists() throws Exception {
    page("\"filename\":\"" + FILE, "\"filename\":\"sanderling_sand-1.1.post1.tar.gz");

    assertThat(sand.staged().blocking()).containsExactly("release-hidden");
    assertEverywhere(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1$1", "0", "1"})
  void blocks_a_size_that_is_not_the_files(String size) throws IOException {
    manifest(FILE + " (\\d+)", FILE + " " + size);

    assertThat(sand.staged().blocking()).containsOnly("manifest-mismatch");
    assertEverywhere(1);
    assertEverywhere(1, "--distdir", nothing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BLAKE2B", "SHA512"})
  void blocks_hashes_that_are_not_the_files(String algorithm) throws IOException {
    manifest("(?m)^(DIST " + FILE + ".* " + algorithm + " )\\w{4}", "$10000");

    assertThat(sand.staged().blocking()).containsExactly("manifest-mismatch");
    assertEverywhere(1);
    Map<String, Integer> without = everywhere("--distdir", nothing);
    assertThat(without).containsEntry("since", 1).containsEntry("push", 1);
  }

  @Test
  void blocks_bytes_that_fit_the_manifest_and_are_not_the_indexs() throws IOException {
    Distfile other = Sdist.of(PROJECT, "1.1").damaged();
    Files.write(overlay.repository().distdir().resolve(FILE), other.bytes());
    sand.stage("1.1", other);

    Reported report = sand.staged();
    assertThat(report.blocking()).containsOnly("manifest-mismatch");
    assertEverywhere(1);
    assertThat(report.findings().toString()).contains("and the bytes at hand have");
  }

  @Test
  void cannot_be_accepted_with_a_manifest_of_other_bytes() throws IOException {
    Replay surf = Replay.of(overlay, "sanderling-surf", null);
    surf.bump("1.0", null);
    String manifest = "dev-python/sanderling-surf/Manifest";
    overlay.write(manifest, overlay.text(manifest).replaceAll("(SHA512 )\\w{4}", "$10000"));
    overlay.git("add", "-A");

    CommandResult result = surf.tool().run("accept", "--reason", "never attested", "--yes");

    assertThat(result.code()).as(result.toString()).isEqualTo(1);
    assertThat(result.out() + result.err()).contains("manifest-mismatch");
    assertThat(overlay.file(surf.pkg() + "/attestations.toml")).doesNotExist();
  }

  @Test
  void turns_to_what_it_became_where_it_attests_now() throws IOException {
    sand.bump("1.1", upstream("1.1"), RELEASED);

    assertThat(sand.staged().verdicts()).containsEntry(BUMP, "blocked");
    assertThat(sand.staged().blocking()).contains("first-use");
  }

  @Test
  void blocks_a_manifest_that_pins_a_provenance_which_the_index_does_not_have() throws IOException {
    manifest("(?m)^DIST " + FILE + "(.*)$", "$0\nDIST " + FILE + ".provenance$1");

    assertThat(sand.staged().blocking()).containsExactly("attestation-lost");
    assertEverywhere(1);
  }

  @Test
  void an_audit_downloads_nothing_and_asks_for_each_page_once() throws IOException {
    overlay.slipIn();
    overlay.server().forgetRequests();

    assertThat(overlay.check(sand.tool(), "--all", "--distdir", nothing).verdicts())
        .containsEntry(BUMP, "unattested");

    List<String> asked = overlay.server().requests().stream().map(r -> r.path()).toList();
    assertThat(asked).noneMatch(path -> path.endsWith("/" + FILE)).containsOnlyOnce(PAGE);
  }

  @Test
  void an_audit_reads_the_bytes_where_the_page_gives_no_size() throws Exception {
    manifest("(?m)^(DIST " + FILE + ".* SHA512 )\\w{4}", "$10000");
    overlay.slipIn();
    page("\"size\":[0-9]+,", "");
    overlay.server().forgetRequests();

    Reported report = overlay.check(sand.tool(), "--all", "--distdir", nothing);

    assertThat(report.blocking()).as(report.toString()).contains("manifest-mismatch");
    assertThat(overlay.server().requests()).anyMatch(r -> r.path().endsWith("/" + FILE));
  }

  @Test
  void could_not_be_checked_where_the_page_gives_no_digest() throws Exception {
    page("\"sha256\":\"\\w{64}\"", "");

    assertThat(sand.staged().ids()).containsOnly("index-error", "unattested");
    assertEverywhere(2);
  }

  @Test
  void could_not_be_checked_where_the_index_serves_other_bytes_than_it_lists() throws Exception {
    page("\"sha256\":\"\\w{64}\"", "\"sha256\":\"" + "0".repeat(64) + "\"");

    Reported report = overlay.check(sand.tool(), "--staged", "--distdir", nothing);

    assertThat(report.code()).as(report.toString()).isEqualTo(2);
    assertThat(report.message("index-disagrees")).contains("and the bytes that it serves have");
    assertThat(sand.staged().blocking()).containsExactly("manifest-mismatch");
  }

  @Test
  void holds_a_second_file_of_the_bump_to_the_same() throws IOException {
    Distfile wheel =
        new Distfile(
            "sanderling_sand-1.1-py3-none-any.whl", "wheel".getBytes(StandardCharsets.UTF_8));
    sand.upload("1.1", wheel, null, RELEASED);
    String[] fetched = {
      "SRC_URI+=\" https://files.pythonhosted.org/packages/py3/s/sanderling-sand/"
          + wheel.name()
          + "\""
    };
    sand.stage("1.1", List.of(Sdist.of(PROJECT, "1.1"), wheel), fetched);
    assertThat(sand.staged().code()).as(sand.staged().toString()).isZero();

    manifest("(any.whl .* SHA512 )\\w{4}", "$10000");
    assertThat(sand.staged().blocking()).containsExactly("manifest-mismatch");

    overlay
        .server()
        .answer(
            "/integrity/sanderling-sand/1.1/" + wheel.name() + "/provenance", Answer.status(503));
    sand.stage("1.1", List.of(Sdist.of(PROJECT, "1.1"), wheel), fetched);
    assertThat(sand.staged().code()).isEqualTo(2);
  }

  /** Every other way by which a file passes without an attestation. */
  @ParameterizedTest
  @ValueSource(strings = {"exempt", "warn", "lost", "disabled", "older"})
  void holds_every_file_without_attestation_to_the_same(String way) throws Exception {
    Replay other = Replay.of(overlay, "sanderling-foam", null);
    String file = "sanderling_foam-1.1.tar.gz";
    if (way.equals("exempt")) {
      overlay.write(
          POLICY,
          "[[exempt]]\npackage = \"dev-python/sanderling-*\"\nreason = \"by hand\"\n"
              + "expires = 2026-06-01\n");
    } else if (way.equals("warn")) {
      overlay.write(POLICY, "unattested = \"warn\"\n");
    }
    overlay.slipIn();
    if (way.equals("lost")) {
      other.bump("1.0", upstream("1.0")).accepted("theirs").committed();
    } else if (way.equals("older")) {
      other.bump("2.0", upstream("2.0")).accepted("theirs").committed();
    }
    other.bump("1.1", null);
    if (way.equals("disabled")) {
      overlay
          .server()
          .answer("/integrity/sanderling-foam/1.1/" + file + "/provenance", Answer.status(403));
    }
    if (way.equals("disabled")) {
      // what could not be checked is never offered for acceptance, so this is written by hand
      overlay.write(
          other.pkg() + "/attestations.toml",
          """
          project = "sanderling-foam"
          attested = false

          [[decision]]
          date = 2026-01-31
          finding = "attestations-disabled"
          version = "1.1"
          sha256 = "%s"
          reason = "compared by hand"
          """
              .formatted(Sha256Hex.of(overlay.repository().distdir().resolve(file))));
      overlay.git("add", "-A");
    } else if (!way.equals("exempt") && !way.equals("warn")) {
      other.accepted("compared by hand");
    }
    assertThat(other.staged().code()).as(other.staged().toString()).isZero();
    overlay.slipIn();
    assertThat(other.inCi().code()).isZero();
    assertThat(audited(other, file, "unattested", "accepted")).isZero();

    String manifest = other.pkg() + "/Manifest";
    String good = overlay.text(manifest);
    overlay.write(manifest, good.replaceAll("(?m)^(DIST " + file + ".* SHA512 )\\w{4}", "$10000"));
    overlay.git("add", "-A");
    assertThat(other.staged().blocking())
        .as(other.staged().toString())
        .contains("manifest-mismatch");
    assertThat(audited(other, file, "blocked")).isEqualTo(1);

    overlay.write(manifest, good);
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "sanderling-foam");
    index
        .release("sanderling-foam", "1.1")
        .file(file, Sdist.of("sanderling-foam", "1.1").damaged().bytes());
    IndexFolder.write(index, overlay.repository().indexFolder());
    assertThat(audited(other, file, "blocked")).isEqualTo(1);
  }

  private int audited(Replay replay, String file, String... verdicts) {
    Reported report = overlay.check(replay.tool(), "--all");
    assertThat(report.verdicts().get(replay.pkg() + "-1.1"))
        .as(report.toString())
        .isIn((Object[]) verdicts);
    assertThat(report.toString()).contains(file);
    return report.blocking().isEmpty() ? 0 : 1;
  }

  private void assertEverywhere(int code, String... more) throws IOException {
    assertThat(everywhere(more))
        .allSatisfy((scope, is) -> assertThat(is).as(scope).isEqualTo(code));
  }

  /** Exit codes by scope, of the staged change and, committed, of its range, push and tree. */
  private Map<String, Integer> everywhere(String... more) throws IOException {
    Map<String, Integer> codes = new TreeMap<>();
    if (!overlay.git("status", "--porcelain").isEmpty()) {
      codes.put("staged", overlay.check(sand.tool(), arguments("--staged", more)).code());
      overlay.slipIn();
    }
    String line =
        "refs/heads/main %s refs/heads/main %s\n"
            .formatted(overlay.git("rev-parse", "HEAD"), overlay.git("rev-parse", "HEAD~1"));
    codes.put("since", overlay.check(sand.tool(), arguments("--since=HEAD~1", more)).code());
    codes.put("push", overlay.check(sand.tool().reading(line), arguments("--push", more)).code());
    Reported all = overlay.check(sand.tool(), arguments("--all", more));
    codes.put("all", ofSand(all));
    return codes;
  }

  /** The other packages of the sample are not what these tests are about. */
  private static int ofSand(Reported all) {
    return all.verdicts().entrySet().stream()
        .filter(e -> e.getKey().startsWith("dev-python/sanderling-sand-1."))
        .mapToInt(
            e ->
                switch (e.getValue()) {
                  case "blocked" -> 1;
                  case "not-checked" -> 2;
                  default -> 0;
                })
        .reduce(0, (a, b) -> a == 1 || b == 1 ? 1 : Math.max(a, b));
  }

  private static String[] arguments(String scope, String... more) {
    String[] all = new String[more.length + 1];
    all[0] = scope;
    System.arraycopy(more, 0, all, 1, more.length);
    return all;
  }

  private void manifest(String was, String now) throws IOException {
    String text = overlay.text(MANIFEST);
    overlay.write(MANIFEST, text.replaceAll(was, now));
    assertThat(overlay.text(MANIFEST)).isNotEqualTo(text);
    overlay.git("add", "-A");
  }

  /** From now on serves the project's page with a part replaced wherever the file is listed. */
  private void page(String was, String now) throws IOException, InterruptedException {
    URI url = URI.create(overlay.server().url() + PAGE);
    String page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(url).header("Accept", PAGE_TYPE).build(),
                BodyHandlers.ofString())
            .body();
    String changed = page.replaceAll(was, now);
    assertThat(changed).as(page).isNotEqualTo(page);
    overlay.server().answer(PAGE, Answer.of(PAGE_TYPE, changed.getBytes(StandardCharsets.UTF_8)));
  }

  private static GitHubIdentity upstream(String version) {
    return GitHubIdentity.releasing(UPSTREAM, "700300311", "700400311", version);
  }
}
