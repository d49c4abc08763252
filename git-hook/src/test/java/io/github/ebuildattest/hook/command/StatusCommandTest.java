package io.github.ebuildattest.hook.command;

import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.git.HookScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What status says of hooks, settings, policy and pins. */
class StatusCommandTest extends OverlayCase {

  private String status(String... arguments) {
    CommandResult result =
        overlay
            .tool()
            .without("EBUILD_ATTEST_CACHE")
            .with("XDG_CACHE_HOME", directory.resolve("cache").toString())
            .run("status", arguments);
    assertThat(result.code()).as(result.toString()).isZero();
    return result.out().replaceAll("\\s+", " ");
  }

  @Test
  void tells_whose_each_hook_is() throws IOException {
    Path hooks = overlay.file(".git/hooks");
    Files.createDirectories(hooks);
    Files.writeString(hooks.resolve("pre-push"), "#!/bin/sh\n");
    Files.writeString(hooks.resolve("pre-commit"), HookScript.MARK + "\n");

    assertThat(status())
        .contains(
            "pre-commit: installed, " + hooks.resolve("pre-commit"),
            "pre-merge-commit: not installed",
            "pre-push: another program's");
  }

  @Test
  void tells_what_is_in_force() {
    assertThat(status())
        .contains(
            "Java " + Runtime.version(),
            "trusted root " + overlay.repository().trustedRoot() + ", 0 days old",
            "index " + overlay.server().url(),
            "DISTDIR " + overlay.repository().distdir(),
            "policy metadata/ebuild-attest.toml in HEAD unattested block, first-use declared,"
                + " minimum-age 1d, could-not-check defer, decisions with-change",
            "pins 7 attested, 1 not attested")
        .doesNotContain("mind ", "TOO OLD");
    assertThat(status("--offline")).contains("index none: offline");
  }

  @Test
  void tells_of_a_trusted_root_that_is_too_old() throws IOException {
    Files.setLastModifiedTime(
        overlay.repository().trustedRoot(),
        FileTime.from(Instant.now().minus(Duration.ofDays(91))));

    assertThat(status()).contains("91 days old: TOO OLD");
  }

  @Test
  void tells_of_a_policy_that_does_not_count_yet() throws IOException {
    overlay.write(Policy.PATH, "unattested = \"warn\"\nminimum-age = \"36h\"\n");

    assertThat(status()).contains("unattested block", "counts from the next change on");
    overlay.slipIn();
    assertThat(status()).contains("unattested warn", "minimum-age 36h").doesNotContain("mind ");
  }

  @Test
  void names_exemptions_six_weeks_before_they_end_and_after() throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    overlay.write(
        Policy.PATH,
        exempt("dev-python/ended", today.minusDays(1))
            + exempt("dev-python/ending", today.plusDays(40))
            + exempt("dev-python/lasting", today.plusDays(60)));
    overlay.slipIn();

    assertThat(status())
        .containsPattern("mind the exemption of dev-python/ended until .*: a reason HAS EXPIRED")
        .containsPattern("mind the exemption of dev-python/ending until .*: a reason ends soon")
        .doesNotContain("dev-python/lasting");
  }

  private static String exempt(String glob, LocalDate expires) {
    return "[[exempt]]\npackage = \"%s\"\nreason = \"a reason\"\nexpires = %s\n\n"
        .formatted(glob, expires);
  }

  @Test
  void tells_of_what_cannot_be_read_and_of_the_rest() throws IOException {
    overlay.write(Policy.PATH, "unatested = \"warn\"\n");
    overlay.write(HERON_PIN, "project = 1\n");

    assertThat(status())
        .contains(
            "policy-malformed: metadata/ebuild-attest.toml",
            "did you mean 'unattested'",
            "pin-malformed: dev-python/heron-parser/attestations.toml",
            "index " + overlay.server().url());
    overlay.slipIn();
    assertThat(status()).contains("policy-malformed: in HEAD");
  }

  @Test
  void tells_where_its_cache_is_and_what_it_holds() throws IOException {
    Path cache = directory.resolve("cache/ebuild-attest/bytes");
    assertThat(status()).contains("cache " + cache + ": empty");
    Files.createDirectories(cache.resolve("distfiles"));
    Files.createDirectories(cache.resolve("provenance"));
    Files.writeString(cache.resolve("distfiles/blake2b-12"), "12345");
    assertThat(status()).contains("cache " + cache + ": 5 bytes in 1 file, 1 of which Manifests");
    Files.writeString(cache.resolve("provenance/ab"), "67");
    assertThat(status()).contains(": 7 bytes in 2 files, 1 of which Manifests pin");
    Files.createDirectories(cache.resolve("pages"));
    Files.writeString(cache.resolve("pages/cd"), "8");
    assertThat(status()).contains(": 8 bytes in 3 files, 1 of which Manifests pin");
  }

  @Test
  void tells_that_its_cache_cannot_be_used_or_is_none() throws IOException {
    Path cache = Files.writeString(directory.resolve("file"), "");
    CommandResult file = overlay.tool().with("EBUILD_ATTEST_CACHE", cache.toString()).run("status");
    assertThat(file.code()).isZero();
    assertThat(file.out().replaceAll("\\s+", " "))
        .contains("cache " + cache + " CANNOT BE USED, it is not a directory");
    assertThat(overlay.tool().with("EBUILD_ATTEST_CACHE", "none").run("status").out())
        .contains("none: nothing that was downloaded is kept");
    CommandResult relative = overlay.tool().with("EBUILD_ATTEST_CACHE", "here").run("status");
    assertThat(relative.code()).isEqualTo(3);
    assertThat(relative.err()).contains("EBUILD_ATTEST_CACHE must be an absolute path, or none");
  }

  @Test
  void knows_no_eclass_but_those_the_evaluator_was_compared_with() throws IOException {
    Path eclass =
        Files.createDirectories(directory.resolve("gentoo/eclass")).resolve("pypi.eclass");
    Files.writeString(eclass, "# not Gentoo's\n");

    assertThat(status("--gentoo", directory.resolve("gentoo").toString()))
        .contains(eclass + ": NOT a revision known here (MD5 ");
    Files.delete(eclass);
    CommandResult none =
        overlay.tool().run("status", "--gentoo", directory.resolve("gentoo").toString());
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("eclass/pypi.eclass");
  }

  @Test
  void finds_gentoos_repository_through_repos_conf() throws IOException {
    Path root = directory.resolve("root");
    assertThat(GentooRepository.on(root)).isEmpty();
    Path standard = Files.createDirectories(root.resolve("var/db/repos/gentoo"));
    assertThat(GentooRepository.on(root)).hasValue(standard);
    Path elsewhere = Files.createDirectories(root.resolve("srv/gentoo"));
    Path conf = Files.createDirectories(root.resolve("etc/portage/repos.conf"));
    Files.writeString(
        conf.resolve("a.conf"),
        "[DEFAULT]\n"
            + "main-repo = gentoo\n"
            + "[mine]\n"
            + "location = /nowhere\n"
            + "[gentoo]\n"
            + "location = /srv/gentoo\n");
    assertThat(GentooRepository.on(root)).hasValue(elsewhere);
  }

  @Test
  void tells_the_same_to_machines() {
    CommandResult result = overlay.tool().run("status", "--format", "json");

    assertThat(result.code()).as(result.toString()).isZero();
    JsonObject status = JsonParser.parseString(result.out()).getAsJsonObject();
    assertThat(status.get("schema").getAsInt()).isEqualTo(1);
    assertThat(status.getAsJsonObject("pins").get("attested").getAsInt()).isEqualTo(7);
    assertThat(status.getAsJsonObject("policy").get("minimum-age").getAsString()).isEqualTo("1d");
    assertThat(status.getAsJsonArray("hooks")).hasSize(3);
    assertThat(status.keySet())
        .contains("java", "trusted-root", "index", "distdir", "cache", "pypi-eclass", "problems");
  }
}
