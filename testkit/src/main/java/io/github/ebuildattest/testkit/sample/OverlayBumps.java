package io.github.ebuildattest.testkit.sample;

import static io.github.ebuildattest.testkit.sample.SamplePackages.EGRET_CACHE;
import static io.github.ebuildattest.testkit.sample.SamplePackages.HERON_PARSER;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.PinText;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Edits of the overlay's own files that try to evade the check. */
final class OverlayBumps {

  private OverlayBumps() {}

  static List<Bump> all() {
    return List.of(
        Bump.block("pin-edited", OverlayBumps::editPin, "pin-edited", "repository-recreated"),
        Bump.block("pin-removed", OverlayBumps::removePin, "pin-removed"),
        Bump.block("old-release-renumbered", OverlayBumps::renumber, "version-mismatch"),
        Bump.block("look-alike", OverlayBumps::lookAlike, "project-changed", "upstream-conflict"),
        Bump.block("source-left-pypi", OverlayBumps::leavePyPi, "source-left-pypi"));
  }

  /** A bump from a recreated repository, with the pin changed to match it. */
  private static void editPin(SampleRepository repository) throws IOException {
    String version = repository.free(HERON_PARSER, "1.30.0");
    GitHubIdentity remembered = SamplePackages.heron("1.4.0");
    String recreated = "700100671";
    repository.bump(
        HERON_PARSER,
        version,
        Release.attestedBy(
            HERON_PARSER,
            version,
            SamplePackages.heron(version).withIds(recreated, remembered.ownerId())));
    repository
        .overlay()
        .pin(
            HERON_PARSER.id(),
            PinText.attested(
                HERON_PARSER.name(), "1.4.0", remembered.withIds(recreated, remembered.ownerId())));
  }

  private static void removePin(SampleRepository repository) throws IOException {
    Files.deleteIfExists(repository.root().resolve(EGRET_CACHE.id()).resolve("attestations.toml"));
  }

  /** The attested files of 1.4.0 under a new number. */
  private static void renumber(SampleRepository repository) throws IOException {
    String version = repository.free(HERON_PARSER, "1.31.0");
    repository
        .overlay()
        .ebuild(
            HERON_PARSER.id(),
            version,
            HERON_PARSER
                .ebuild()
                .withLines("SRC_URI=\"$(pypi_sdist_url heron-parser 1.4.0)\"")
                .text());
  }

  /** Another project with nearly the same name, properly attested by its own author. */
  private static void lookAlike(SampleRepository repository) throws IOException {
    String version = repository.free(HERON_PARSER, "1.33.0");
    SamplePackage other =
        new SamplePackage(
            "heron-parsers",
            HERON_PARSER.description(),
            HERON_PARSER.homepage(),
            "https://github.com/heronries/heron-parsers",
            HERON_PARSER.remoteId(),
            v -> GitHubIdentity.releasing("heronries/heron-parsers", "700100672", "700200672", v),
            null,
            List.of());
    Release release = Release.attested(other, version);
    repository
        .overlay()
        .ebuild(HERON_PARSER.id(), version, other.ebuild().withProject(other.name()).text())
        .manifest(HERON_PARSER.id(), release.distfiles(other).toArray(Distfile[]::new));
    repository.deposit(other, version, release);
  }

  /** The next version from the forge's own archive. */
  private static void leavePyPi(SampleRepository repository) throws IOException {
    String version = repository.free(HERON_PARSER, "1.32.0");
    Distfile archive =
        new Distfile(
            "heron-parser-" + version + ".gh.tar.gz",
            Sdist.of(HERON_PARSER.name(), version).bytes());
    repository
        .overlay()
        .ebuild(
            HERON_PARSER.id(),
            version,
            HERON_PARSER
                .ebuild()
                .withLines(
                    "SRC_URI=\"",
                    "\thttps://github.com/heronry/heron-parser/archive/v${PV}.tar.gz",
                    "\t\t-> ${P}.gh.tar.gz",
                    "\"")
                .text())
        .manifest(HERON_PARSER.id(), archive);
    Files.write(repository.distdir().resolve(archive.name()), archive.bytes());
  }
}
