package io.github.ebuildattest.testkit.sample;

import static io.github.ebuildattest.testkit.sample.SamplePackages.AVOCET_BUILD;
import static io.github.ebuildattest.testkit.sample.SamplePackages.CURLEW_WIRE;
import static io.github.ebuildattest.testkit.sample.SamplePackages.EGRET_CACHE;
import static io.github.ebuildattest.testkit.sample.SamplePackages.GANNET_CLOUD;
import static io.github.ebuildattest.testkit.sample.SamplePackages.GODWIT_CI;
import static io.github.ebuildattest.testkit.sample.SamplePackages.HERON_PARSER;
import static io.github.ebuildattest.testkit.sample.SamplePackages.KNOT_RELAY;
import static io.github.ebuildattest.testkit.sample.SamplePackages.PLOVER_TEXT;
import static io.github.ebuildattest.testkit.sample.SamplePackages.SNIPE_INDEX;

import io.github.ebuildattest.testkit.overlay.Sdist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a maintainer does on most days. */
final class OrdinaryBumps {

  private static final String ELSEWHERE = "app-misc/heronry";

  private OrdinaryBumps() {}

  static List<Bump> all() {
    return List.of(
        Bump.pass(
            "attested",
            Bump.version(HERON_PARSER, "1.5.0", v -> Release.attested(HERON_PARSER, v))),
        Bump.pass(
            "attested-gitlab", Bump.version(GODWIT_CI, "4.3", v -> Release.attested(GODWIT_CI, v))),
        Bump.pass(
            "attested-circleci",
            Bump.version(KNOT_RELAY, "0.2", v -> Release.attested(KNOT_RELAY, v))),
        Bump.pass(
            "attested-google",
            Bump.version(GANNET_CLOUD, "2025.5", v -> Release.attested(GANNET_CLOUD, v)),
            "shared-publisher-account"),
        Bump.pass(
            "attested-prerelease",
            Bump.version(CURLEW_WIRE, "1.4_rc1", v -> Release.attested(CURLEW_WIRE, v))),
        Bump.pass(
            "attested-with-patch",
            Bump.version(AVOCET_BUILD, "3.2", v -> Release.attested(AVOCET_BUILD, v))),
        Bump.pass(
            "first-use", Bump.version(PLOVER_TEXT, "1.0", v -> Release.attested(PLOVER_TEXT, v))),
        Bump.block(
            "first-use-undeclared",
            Bump.version(SNIPE_INDEX, "0.1", v -> Release.attested(SNIPE_INDEX, v)),
            "first-use",
            "upstream-unknown"),
        Bump.pass(
            "too-young",
            Bump.version(
                HERON_PARSER,
                "1.6.0",
                v ->
                    Release.attestedAt(
                        HERON_PARSER,
                        v,
                        HERON_PARSER.identity(v),
                        Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS))),
            "too-young"),
        Bump.pass(
            "yanked",
            Bump.version(
                HERON_PARSER,
                "1.7.0",
                v -> Release.attested(HERON_PARSER, v).withYanked("forgets the last line")),
            "release-yanked"),
        Bump.pass("unchanged", OrdinaryBumps::editInPlace),
        Bump.pass("unrelated", OrdinaryBumps::elsewhere));
  }

  /** Another Python in a revision bump, and a keyword: no source changes. */
  private static void editInPlace(SampleRepository repository) throws IOException {
    Path directory = repository.root().resolve(EGRET_CACHE.id());
    int revision = 0;
    while (!Files.exists(directory.resolve(egret(revision)))) {
      revision++;
    }
    Path ebuild = directory.resolve(egret(revision));
    String text = Files.readString(ebuild).replace("{12..", "{11..");
    Files.delete(ebuild);
    Files.writeString(directory.resolve(egret(revision + 1)), text);
    Path older = directory.resolve("egret-cache-2.0.0.ebuild");
    Files.writeString(older, Files.readString(older).replace("~amd64\"", "~amd64 ~arm64\""));
  }

  private static String egret(int revision) {
    return "egret-cache-2.1.0" + (revision == 0 ? "" : "-r" + revision) + ".ebuild";
  }

  /** A package that has nothing to do with PyPI, and a line in the README. */
  private static void elsewhere(SampleRepository repository) throws IOException {
    String version = "1.0";
    while (repository.overlay().hasEbuild(ELSEWHERE, version)) {
      version = version + ".1";
    }
    repository
        .overlay()
        .ebuild(
            ELSEWHERE,
            version,
            """
            # Copyright 2026 the authors of ebuild-attest
            # SPDX-License-Identifier: Apache-2.0

            EAPI=8

            DESCRIPTION="Counts herons"
            HOMEPAGE="https://heronry.example/"
            SRC_URI="https://heronry.example/${P}.tar.gz"

            LICENSE="MIT"
            SLOT="0"
            KEYWORDS="~amd64"
            """)
        .manifest(ELSEWHERE, Sdist.of("heronry", version));
    Path readme = repository.root().resolve("README.md");
    Files.writeString(
        readme, Files.readString(readme) + "\nHerons are counted in " + version + ".\n");
  }
}
