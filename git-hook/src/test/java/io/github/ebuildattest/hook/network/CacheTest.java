package io.github.ebuildattest.hook.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.pypi.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What one run downloads, the next one finds in the cache, online or offline, unless it was spoilt.
 * Changed answers of the index are still noticed.
 */
class CacheTest extends CacheCase {

  private static final String HERON = "heron-parser";

  private List<String> downloads() {
    return overlay.server().requests().stream()
        .map(Request::path)
        .filter(path -> !path.startsWith("/simple/"))
        .toList();
  }

  @Test
  void an_offline_run_judges_what_an_online_run_has_fetched() throws IOException {
    overlay.stage("attested");
    emptyDistdir();
    Reported without = check("--offline");
    assertThat(without.code()).as(without.toString()).isEqualTo(2);
    assertThat(without.ids()).contains("distfile-absent", "provenance-absent");
    assertThat(without.message("distfile-absent")).contains("the cache " + cache + " lacks it");

    Reported online = check();
    overlay.server().forgetRequests();
    Reported offline = check("--offline");

    assertThat(online.code()).as(online.toString()).isZero();
    assertThat(offline.code()).as(offline.toString()).isZero();
    assertThat(offline.verdicts()).isEqualTo(online.verdicts()).containsValue("attested");
    assertThat(overlay.server().requests()).isEmpty();
  }

  @Test
  void a_second_run_downloads_nothing() throws IOException {
    overlay.stage("attested");
    emptyDistdir();
    check();
    assertThat(downloads()).isNotEmpty();
    overlay.server().forgetRequests();

    assertThat(check().code()).isZero();
    assertThat(downloads()).isEmpty();
  }

  @Test
  void a_provenance_that_somebody_put_there_is_asked_for_again() throws IOException {
    stageWithoutListedProvenance();
    emptyDistdir();
    check();
    List<Path> provenances = files(cache.resolve("provenance"));
    assertThat(provenances).isNotEmpty();
    for (Path file : provenances) {
      writeEntry(file, "{\"version\":1,\"attestation_bundles\":[]}");
    }

    Reported offline = check("--offline");
    Reported online = check();

    assertThat(offline.code()).as(offline.toString()).isEqualTo(1);
    assertThat(offline.blocking()).contains("provenance-empty");
    assertThat(online.code()).as(online.toString()).isZero();
    assertThat(check("--offline").code()).isZero();
  }

  /** As in most overlays, there is no PYPI_VERIFY_REPO, and so no provenance in the Manifest. */
  private void stageWithoutListedProvenance() throws IOException {
    overlay.stage("attested");
    String ebuild = "dev-python/heron-parser/heron-parser-1.5.0.ebuild";
    String manifest = "dev-python/heron-parser/Manifest";
    overlay.write(ebuild, overlay.text(ebuild).replaceAll("(?m)^PYPI_VERIFY_REPO=.*\n", ""));
    overlay.write(
        manifest,
        overlay.text(manifest).replaceAll("(?m)^DIST .*1\\.5\\.0.*\\.provenance .*\n", ""));
    overlay.git("add", "-A");
  }

  /** An entry that carries the right digest of its own bytes. */
  private static void writeEntry(Path file, String document) throws IOException {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
      Files.writeString(file, HexFormat.of().formatHex(digest) + "\n" + document);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nothing_that_is_wrong_is_kept_and_nothing_that_is_kept_lets_it_pass() throws IOException {
    for (String bump : List.of("tampered", "unattested", "attestation-lost", "other-repository")) {
      overlay.stage(bump);
      emptyDistdir();
      Reported first = check();
      Reported second = check();
      Reported offline = check("--offline");

      assertThat(first.code()).as(first.toString()).isEqualTo(1);
      assertThat(second.blocking()).as(bump).isEqualTo(first.blocking());
      assertThat(offline.code()).as(offline.toString()).isNotZero();
      overlay.git("reset", "-q", "--hard");
    }
  }

  @Test
  void a_cache_that_cannot_be_used_changes_no_verdict() throws IOException {
    overlay.stage("attested");
    emptyDistdir();
    Files.writeString(cache, "a file in its place");

    Reported online = check();
    Reported offline = check("--offline");

    assertThat(online.code()).as(online.toString()).isZero();
    assertThat(online.result().err()).isEmpty();
    assertThat(offline.message("distfile-absent"))
        .contains("the cache " + cache + " is no directory that can be read");
  }

  @Test
  void a_release_yanked_between_two_checks_is_told_though_its_page_was_kept() throws IOException {
    overlay.stage("attested");
    check();
    assertThat(files(cache.resolve("pages"))).isNotEmpty();
    overlay.server().forgetRequests();
    Reported before = check();
    assertThat(before.code()).as(before.toString()).isZero();
    assertThat(before.ids()).doesNotContain("release-yanked");
    assertThat(pagesAskedFor()).isNotEmpty().allMatch(r -> r.header("If-None-Match").isPresent());

    onTheIndex(
        heron ->
            heron.files(HERON).stream()
                .filter(file -> file.version().equals("1.5.0"))
                .forEach(file -> file.yanked("broken")));
    for (int run = 0; run < 2; run++) {
      Reported yanked = check();
      assertThat(yanked.ids()).as(yanked.toString()).contains("release-yanked");
      assertThat(yanked.message("release-yanked")).endsWith("was yanked: broken");
    }

    onTheIndex(heron -> heron.status(HERON, "quarantined"));
    Reported quarantined = check();
    assertThat(quarantined.blocking()).as(quarantined.toString()).contains("project-quarantined");
  }

  @Test
  void a_page_that_somebody_put_there_hides_no_quarantine() throws IOException {
    overlay.stage("attested");
    check();
    List<Path> pages = files(cache.resolve("pages"));
    assertThat(pages).hasSize(1);
    Path page = pages.get(0);
    byte[] harmless = read(page);
    onTheIndex(heron -> heron.status(HERON, "quarantined"));
    check();
    assertThat(read(page)).isNotEqualTo(harmless);
    Files.write(page, harmless);

    Reported report = check();

    assertThat(report.blocking()).as(report.toString()).contains("project-quarantined");
  }

  private void onTheIndex(Consumer<Index> change) throws IOException {
    Index index = IndexFolder.read(overlay.repository().indexFolder(), HERON);
    change.accept(index);
    IndexFolder.write(index, overlay.repository().indexFolder());
  }

  private List<Request> pagesAskedFor() {
    return overlay.server().requests().stream()
        .filter(request -> request.path().startsWith("/simple/"))
        .toList();
  }

  @Test
  void every_byte_of_every_file_may_be_another() throws IOException {
    overlay.stage("attested");
    emptyDistdir();
    check();
    for (Path file : files(cache)) {
      byte[] good = read(file);
      for (int place : new int[] {0, good.length / 2, good.length - 1}) {
        byte[] bad = good.clone();
        bad[place] ^= 1;
        Files.createDirectories(file.getParent());
        Files.write(file, bad);
        Reported offline = check("--offline");
        // the provenance of the version before is not needed, and so it was not kept
        assertThat(offline.code()).as(offline.toString()).isIn(0, 2);
        assertThat(offline.blocking()).isEmpty();
        // offline it is not known whether a page is still current, so none is read
        assertThat(Files.exists(file)).isEqualTo(file.startsWith(cache.resolve("pages")));
      }
      Reported online = check();
      assertThat(online.code()).as(online.toString()).isZero();
      assertThat(read(file)).isEqualTo(good);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
