package io.github.ebuildattest.testkit.sample;

import static io.github.ebuildattest.testkit.sample.SamplePackages.BITTERN_MESH;
import static io.github.ebuildattest.testkit.sample.SamplePackages.EGRET_CACHE;
import static io.github.ebuildattest.testkit.sample.SamplePackages.HERON_PARSER;

import io.github.ebuildattest.testkit.sigstore.CircleCiIdentity;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.GitLabIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Releases that are properly attested, but not by the identity that the pin remembers. Where the
 * repository's name changes, the package declares no upstream, so that only the pin can notice.
 */
final class IdentityBumps {

  private IdentityBumps() {}

  static List<Bump> all() {
    return List.of(
        heron(
            "other-repository",
            "1.10.0",
            i -> i.withRepository("kingfisher/heron-parser").withIds("700100666", "700200666"),
            "upstream-mismatch"),
        heron(
            "repository-recreated",
            "1.11.0",
            i -> i.withIds("700100667", i.ownerId()),
            "repository-recreated"),
        // an owner created anew under a name has repositories with new numbers
        heron(
            "owner-recreated",
            "1.12.0",
            i -> i.withIds("700100668", "700200668"),
            "owner-recreated",
            "repository-recreated"),
        heron(
            "environment-changed",
            "1.13.0",
            i -> i.withEnvironment("staging"),
            "environment-changed"),
        heron("ref-changed", "1.14.0", i -> i.withRef("refs/heads/main"), "ref-changed"),
        heron(
            "trigger-changed",
            "1.15.0",
            i -> i.withTrigger("workflow_dispatch"),
            "trigger-changed"),
        heron("runner-changed", "1.16.0", i -> i.withRunner("self-hosted"), "runner-changed"),
        changed(
            "identity-changed",
            EGRET_CACHE,
            "2.2.0",
            v -> SamplePackages.egret(v).withWorkflow("publish.yml"),
            "workflow-changed"),
        changed(
            "repository-renamed",
            BITTERN_MESH,
            "0.6",
            v -> SamplePackages.bittern(v).withRepository("bittern/mesh"),
            "repository-renamed"),
        changed(
            "repository-transferred",
            BITTERN_MESH,
            "0.70",
            v ->
                SamplePackages.bittern(v)
                    .withRepository("reedbed/bittern-mesh")
                    .withIds(SamplePackages.bittern(v).repositoryId(), "700200669"),
            "repository-transferred"),
        changed(
            "publisher-changed",
            BITTERN_MESH,
            "0.80",
            v ->
                new GitLabIdentity(
                    "bittern/bittern-mesh",
                    ".gitlab-ci.yml",
                    null,
                    "700100670",
                    "700200670",
                    "refs/tags/v" + v,
                    "push",
                    "gitlab-hosted"),
            "publisher-changed"),
        changed(
            "publisher-changed-circleci",
            BITTERN_MESH,
            "0.90",
            v ->
                CircleCiIdentity.releasing(
                    "bittern/bittern-mesh", "5f0d1c7e-8a4b-4f6e-9a51-2f4c3a1be002", v),
            "publisher-changed"));
  }

  private static Bump heron(
      String name, String version, UnaryOperator<GitHubIdentity> change, String... findings) {
    return changed(
        name, HERON_PARSER, version, v -> change.apply(SamplePackages.heron(v)), findings);
  }

  private static Bump changed(
      String name,
      SamplePackage pkg,
      String version,
      Function<String, Identity> identity,
      String... findings) {
    return Bump.block(
        name,
        Bump.version(pkg, version, v -> Release.attestedBy(pkg, v, identity.apply(v))),
        findings);
  }
}
