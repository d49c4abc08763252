package io.github.ebuildattest.hook;

import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;

/** Packages of the sample overlay that many tests name: their paths, pins and upstreams. */
public final class Sample {

  /** Attested since 1.4.0, by the upstream that its ebuild declares. */
  public static final String HERON = "dev-python/heron-parser";

  public static final String HERON_PIN = pin(HERON);

  /** Attested since 2.0.0, by the upstream that its metadata.xml declares. */
  public static final String EGRET = "dev-python/egret-cache";

  public static final String EGRET_PIN = pin(EGRET);

  /** Not in the overlay yet; the bump first-use adds it. */
  public static final String PLOVER = "dev-python/plover-text";

  public static final String PLOVER_PIN = pin(PLOVER);

  /** Not in the overlay yet; the bump unattested adds it. */
  public static final String WHIMBREL = "dev-python/whimbrel-tools";

  public static final String WHIMBREL_PIN = pin(WHIMBREL);

  public static final String POLICY = "metadata/ebuild-attest.toml";

  /** The pin that the bump first-use of {@link #PLOVER} leads to. */
  public static final String FIRST_PIN =
      """
      project = "plover-text"
      attested = true
      attested-since = "1.0"

      [[attestation-identities]]
      kind = "GitHub"
      repository = "ploverworks/plover-text"
      workflow = "release.yml"
      environment = ""
      repository-id = "700100304"
      owner-id = "700200304"
      ref = "refs/tags/v{version}"
      trigger = "release"
      runner = "github-hosted"
      """;

  private Sample() {}

  /** The path of a package's pin. */
  public static String pin(String pkg) {
    return pkg + "/attestations.toml";
  }

  /** The upstream of {@link #HERON} at a release. */
  public static GitHubIdentity heron(String version) {
    return GitHubIdentity.releasing("heronry/heron-parser", "700100101", "700200101", version)
        .withEnvironment("pypi");
  }

  /** The upstream of {@link #EGRET} at a release. */
  public static GitHubIdentity egret(String version) {
    return GitHubIdentity.releasing("egret-lab/egret-cache", "700100102", "700200102", version);
  }
}
