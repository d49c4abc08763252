package io.github.ebuildattest.testkit.sample;

import io.github.ebuildattest.testkit.sigstore.CircleCiIdentity;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.GitLabIdentity;
import io.github.ebuildattest.testkit.sigstore.GoogleIdentity;
import java.util.List;

/** The packages: those that the overlay contains, and those that bumps add. */
final class SamplePackages {

  static final String PATCH = "avocet-build-3.1-no-network-in-tests.patch";

  /** Attested, pinned, declared in the ebuild; its Manifest lists the provenance. */
  static final SamplePackage HERON_PARSER =
      new SamplePackage(
          "heron-parser",
          "Parser for configuration files that wade",
          "https://github.com/heronry/heron-parser/",
          "https://github.com/heronry/heron-parser",
          "github:heronry/heron-parser",
          SamplePackages::heron,
          null,
          List.of("1.4.0"));

  /** Attested, pinned, two versions; declared in metadata.xml only. */
  static final SamplePackage EGRET_CACHE =
      new SamplePackage(
          "egret-cache",
          "Cache that stands still until something moves",
          "https://github.com/egret-lab/egret-cache/",
          null,
          "github:egret-lab/egret-cache",
          SamplePackages::egret,
          null,
          List.of("2.0.0", "2.1.0"));

  /** Attested and pinned; declared nowhere, so that the pin alone says where it comes from. */
  static final SamplePackage BITTERN_MESH =
      new SamplePackage(
          "bittern-mesh",
          "Message passing for those who do not want to be seen",
          "https://bittern.example/",
          null,
          null,
          SamplePackages::bittern,
          null,
          List.of("0.5"));

  /** Never attested, and pinned as such. */
  static final SamplePackage DUNLIN_NOTES =
      new SamplePackage(
          "dunlin-notes",
          "Notes in flocks",
          "https://github.com/dunlin-notes/dunlin-notes/",
          null,
          "github:dunlin-notes/dunlin-notes",
          null,
          null,
          List.of("0.9"));

  /** Versions that the ebuild and PyPI spell differently. */
  static final SamplePackage CURLEW_WIRE =
      new SamplePackage(
          "curlew-wire",
          "Wire format with a long reach",
          "https://github.com/curlew-wire/curlew-wire/",
          "https://github.com/curlew-wire/curlew-wire",
          "github:curlew-wire/curlew-wire",
          version ->
              GitHubIdentity.releasing(
                  "curlew-wire/curlew-wire", "700100301", "700200301", version),
          null,
          List.of("1.2_rc1", "1.3_p1"));

  /** With a patch, which no attestation covers. */
  static final SamplePackage AVOCET_BUILD =
      new SamplePackage(
          "avocet-build",
          "Build backend that turns up at the end",
          "https://github.com/avocets/avocet-build/",
          "https://github.com/avocets/avocet-build",
          "github:avocets/avocet-build",
          version ->
              GitHubIdentity.releasing("avocets/avocet-build", "700100302", "700200302", version),
          PATCH,
          List.of("3.1"));

  /** Published from GitLab.com. */
  static final SamplePackage GODWIT_CI =
      new SamplePackage(
          "godwit-ci",
          "Pipelines over long distances",
          "https://gitlab.com/godwit/godwit-ci/",
          "https://gitlab.com/godwit/godwit-ci",
          "gitlab:godwit/godwit-ci",
          version ->
              new GitLabIdentity(
                  "godwit/godwit-ci",
                  ".gitlab-ci.yml",
                  null,
                  "700100303",
                  "700200303",
                  "refs/tags/v" + version,
                  "push",
                  "gitlab-hosted"),
          null,
          List.of("4.2"));

  /** Published by a Google Cloud service account. */
  static final SamplePackage GANNET_CLOUD =
      new SamplePackage(
          "gannet-cloud",
          "Client that dives into clouds",
          "https://gannet.example/",
          "gcp:publisher@gannet-cloud.iam.gserviceaccount.com",
          null,
          version -> new GoogleIdentity("publisher@gannet-cloud.iam.gserviceaccount.com"),
          null,
          List.of("2025.4"));

  /** All that the overlay contains. */
  static final List<SamplePackage> ALL =
      List.of(
          AVOCET_BUILD,
          BITTERN_MESH,
          CURLEW_WIRE,
          DUNLIN_NOTES,
          EGRET_CACHE,
          GANNET_CLOUD,
          GODWIT_CI,
          HERON_PARSER);

  /** New in a bump: attested, declared in the ebuild. */
  static final SamplePackage PLOVER_TEXT =
      new SamplePackage(
          "plover-text",
          "Text tools that run and stop",
          "https://github.com/ploverworks/plover-text/",
          "https://github.com/ploverworks/plover-text",
          "github:ploverworks/plover-text",
          version ->
              GitHubIdentity.releasing(
                  "ploverworks/plover-text", "700100304", "700200304", version),
          null,
          List.of());

  /** New in a bump: attested from CircleCI, declared in metadata.xml. */
  static final SamplePackage KNOT_RELAY =
      new SamplePackage(
          "knot-relay",
          "Relay that never stands still",
          "https://github.com/knotters/knot-relay/",
          null,
          "github:knotters/knot-relay",
          version ->
              CircleCiIdentity.releasing(
                  "knotters/knot-relay", "5f0d1c7e-8a4b-4f6e-9a51-2f4c3a1be001", version),
          null,
          List.of());

  /** New in a bump: attested, declared nowhere. */
  static final SamplePackage SNIPE_INDEX =
      new SamplePackage(
          "snipe-index",
          "Index that is hard to find",
          "https://snipe.example/",
          null,
          null,
          version ->
              GitHubIdentity.releasing("snipe-dev/snipe-index", "700100305", "700200305", version),
          null,
          List.of());

  /** New in a bump: never attested. */
  static final SamplePackage WHIMBREL_TOOLS =
      new SamplePackage(
          "whimbrel-tools",
          "Tools for the way north",
          "https://github.com/whimbrels/whimbrel-tools/",
          null,
          "github:whimbrels/whimbrel-tools",
          null,
          null,
          List.of());

  /** New in a bump: never attested, and declared on a host that cannot attest. */
  static final SamplePackage TURNSTONE_TIDES =
      new SamplePackage(
          "turnstone-tides",
          "Tide tables for those who turn stones",
          "https://codeberg.org/turnstones/turnstone-tides/",
          null,
          "codeberg:turnstones/turnstone-tides",
          null,
          null,
          List.of());

  private SamplePackages() {}

  /** The identity of heron-parser's releases. */
  static GitHubIdentity heron(String version) {
    return GitHubIdentity.releasing("heronry/heron-parser", "700100101", "700200101", version)
        .withEnvironment("pypi");
  }

  /** The identity of egret-cache's releases. */
  static GitHubIdentity egret(String version) {
    return GitHubIdentity.releasing("egret-lab/egret-cache", "700100102", "700200102", version);
  }

  /** The identity of bittern-mesh's releases. */
  static GitHubIdentity bittern(String version) {
    return GitHubIdentity.releasing("bittern/bittern-mesh", "700100103", "700200103", version);
  }
}
