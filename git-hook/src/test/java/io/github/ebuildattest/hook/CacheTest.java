package io.github.ebuildattest.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Tool.Outcome;
import io.github.ebuildattest.testkit.pypi.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one run downloads, the next one has: online, offline, and with a cache gone bad. */
class CacheTest extends OverlayCase {

  private Path cache;

  @BeforeEach
  void create() throws IOException {
    cache = directory.resolve("cache");
  }

  private Reported check(String... arguments) {
    List<String> all = new ArrayList<>(List.of("check", "--staged", "--format", "json"));
    all.addAll(Arrays.asList(arguments));
    Outcome outcome =
        overlay
            .tool()
            .with("EBUILD_ATTEST_CACHE", cache.toString())
            .run(all.toArray(String[]::new));
    return Reported.of(outcome);
  }

  private void emptyDistdir() throws IOException {
    for (Path file : files(overlay.repository().distdir())) {
      Files.delete(file);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

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

  /** As most overlays have it: no PYPI_VERIFY_REPO, and so no provenance in the Manifest. */
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

  /** An entry whose own digest is right. */
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
    assertThat(online.outcome().err()).isEmpty();
    assertThat(offline.message("distfile-absent"))
        .contains("the cache " + cache + " is no directory that can be read");
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
        // the provenance of the version before is not needed, and then not there
        assertThat(offline.code()).as(offline.toString()).isIn(0, 2);
        assertThat(offline.blocking()).isEmpty();
        assertThat(file).doesNotExist();
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
