package io.github.ebuildattest.testkit.sample;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.Git;
import io.github.ebuildattest.testkit.overlay.MetadataText;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.overlay.PinText;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * An overlay as it looks some months after adoption: every PyPI package is pinned, one in five is
 * attested, and the distfiles have realistic sizes and lie in DISTDIR, among many packages that
 * have nothing to do with PyPI. The contents of the distfiles are random, but the same each time.
 */
public final class AdoptedOverlay {

  private static final String VERSION = "1.0";
  private static final int ONE_IN = 5;

  /** Spreads the sizes over the names; a prime, so that each is used once. */
  private static final int STRIDE = 7919;

  private final Path root;
  private final Path distdir;
  private final OverlayBuilder overlay;

  private AdoptedOverlay(Path root) {
    this.root = root;
    this.distdir = root.resolve(".git").resolve("distfiles");
    this.overlay = OverlayBuilder.at(root);
  }

  /**
   * Writes and commits one; its trusted root and DISTDIR lie inside {@code .git}.
   *
   * @param bumps how many PyPI packages, of one version each; in the order of their sizes, every
   *     fifth attests
   * @param bytes the approximate total of their source distributions
   * @param neighbours how many other packages there are for each of them
   * @throws IOException where it cannot be written
   */
  public static AdoptedOverlay create(Path directory, int bumps, long bytes, int neighbours)
      throws IOException {
    AdoptedOverlay adopted = new AdoptedOverlay(directory.toAbsolutePath().normalize());
    adopted.overlay.skeleton("adopted", "app-misc", "dev-python");
    Git git = Git.in(adopted.root).init();
    Files.createDirectories(adopted.distdir);
    List<Integer> sizes = SdistSizes.of(bumps, bytes);
    for (int number = 0; number < bumps; number++) {
      int rank = (int) ((long) number * STRIDE % bumps);
      adopted.add(number, sizes.get(rank), rank % ONE_IN == ONE_IN / 2);
      for (int other = 0; other < neighbours; other++) {
        adopted.addNeighbour(number * neighbours + other);
      }
    }
    git.addAll().commit("Many packages", Release.LATER);
    Path trustedRoot = adopted.root.resolve(".git").resolve("trusted_root.json");
    Files.writeString(trustedRoot, SampleOverlay.SIGSTORE.trustedRootJson());
    git.config("ebuild-attest.trustedRoot", trustedRoot.toString())
        .config("ebuild-attest.distdir", adopted.distdir.toString());
    return adopted;
  }

  private void add(int number, int size, boolean attests) throws IOException {
    String name = String.format(Locale.ROOT, "sandpiper-%04d", number);
    String repository = "waders/" + name;
    String pkg = "dev-python/" + name;
    byte[] bytes = new byte[size];
    new Random(number).nextBytes(bytes);
    Distfile sdist = new Distfile(name.replace('-', '_') + "-" + VERSION + ".tar.gz", bytes);
    Files.write(distdir.resolve(sdist.name()), bytes);
    String upstream = "https://github.com/" + repository;
    overlay.metadata(pkg, MetadataText.pypi(name).remoteId("github", repository));
    if (attests) {
      GitHubIdentity identity =
          GitHubIdentity.releasing(repository, "71" + number, "720000001", VERSION);
      String provenance =
          AttestationMaker.of(SampleOverlay.SIGSTORE, identity, sdist.name(), bytes, Release.FIRST)
              .provenanceJson();
      Distfile document = Distfile.of(sdist.name() + ".provenance", provenance);
      Files.write(distdir.resolve(document.name()), document.bytes());
      overlay
          .ebuild(pkg, VERSION, EbuildText.of("One of many", upstream, upstream).text())
          .manifest(pkg, sdist, document)
          .pin(pkg, PinText.attested(name, VERSION, identity));
    } else {
      overlay
          .ebuild(pkg, VERSION, EbuildText.of("One of many", upstream, null).text())
          .manifest(pkg, sdist)
          .pin(pkg, PinText.unattested(name));
    }
  }

  /** A package of two versions that fetches from its own site. */
  private void addNeighbour(int number) throws IOException {
    String pkg = String.format(Locale.ROOT, "app-misc/heron-%05d", number);
    for (String version : List.of("1.0", "1.1-r1")) {
      overlay.ebuild(
          pkg,
          version,
          """
          # Copyright 2026 the authors of ebuild-attest
          # SPDX-License-Identifier: Apache-2.0

          EAPI=8

          inherit cmake

          MY_P=${PN}_${PV//./_}
          DESCRIPTION="Counts herons"
          HOMEPAGE="https://heronry.example/"
          SRC_URI="https://heronry.example/${PN::1}/${MY_P}.tar.gz -> ${P}.tar.gz"
          S=${WORKDIR}/${MY_P}

          LICENSE="MIT"
          SLOT="0"
          KEYWORDS="~amd64 ~arm64"
          IUSE="+doc test"
          RESTRICT="!test? ( test )"

          RDEPEND=">=dev-libs/heron-2"
          DEPEND="${RDEPEND}"

          src_configure() {
          	local mycmakeargs=(
          		-DWITH_DOC=$(usex doc)
          		-DWITH_TEST=$(usex test)
          	)
          	cmake_src_configure
          }
          """);
    }
  }

  /** The overlay's root, absolute. */
  public Path root() {
    return root;
  }

  /** DISTDIR, inside {@code .git}. */
  public Path distdir() {
    return distdir;
  }

  /** Git in the overlay. */
  public Git git() {
    return Git.in(root);
  }
}
