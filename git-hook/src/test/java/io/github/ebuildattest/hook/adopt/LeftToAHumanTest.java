package io.github.ebuildattest.hook.adopt;

import static io.github.ebuildattest.hook.Sample.EGRET;
import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.egret;
import static io.github.ebuildattest.hook.Sample.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pypi.Index;
import io.github.ebuildattest.testkit.pypi.IndexFolder;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A package about which the evidence is not clear gets no pin, and is left to a human. */
class LeftToAHumanTest extends AdoptionCase {

  @Test
  void leaves_a_package_to_a_human_whose_upstream_is_another_than_declared() throws IOException {
    String ebuild = HERON + "/heron-parser-1.4.0.ebuild";
    overlay.edit(ebuild, "github.com/heronry/heron-parser", "github.com/heronry/other");
    overlay.slipIn();

    assertLeftToAHuman(init("--yes"), HERON, "upstream-mismatch, 1.4.0: built from");
    CommandResult accepted =
        overlay.tool().run("accept", HERON, "--reason", "their new home is wrong", "--yes");
    assertThat(accepted.code()).as(accepted.toString()).isZero();
  }

  @Test
  void leaves_a_package_to_a_human_whose_versions_are_attested_by_different_ones()
      throws IOException {
    addEgret("2.2.0", egret("2.2.0").withWorkflow("publish.yml"));
    overlay.slipIn();

    assertLeftToAHuman(
        init("--yes"),
        EGRET,
        "workflow-changed, 2.0.0: workflow is release.yml; the newest version has publish.yml");
    CommandResult accepted = overlay.tool().run("accept", EGRET, "--reason", "renamed", "--yes");
    assertThat(accepted.code()).as(accepted.toString()).isZero();
    assertThat(overlay.text(pin(EGRET)))
        .containsOnlyOnce("until = 2025-09-02T10:00:00Z")
        .contains("publish.yml");
    assertThat(overlay.check("--staged").code()).isZero();
    overlay.slipIn();
    assertThat(overlay.check("--since", "HEAD^").code()).isZero();
    assertThat(overlay.check("--all").code()).isZero();
    addEgret("2.3.0", egret("2.3.0"));
    overlay.git("add", "-A");
    assertThat(overlay.check("--staged").blocking()).contains("workflow-changed");
  }

  @Test
  void adopts_a_package_with_files_of_before_and_after_the_claim_of_an_environment()
      throws IOException {
    addEgret("2.2.0", egret("2.2.0").withEnvironment("PyPI"));
    overlay.slipIn();

    init("--yes");

    assertThat(overlay.text(pin(EGRET)))
        .contains("environment = \"PyPI\"")
        .containsOnlyOnce("[[attestation-identities]]");
    overlay.slipIn();
    assertThat(overlay.check("--all").code()).isZero();
  }

  @Test
  void leaves_a_package_to_a_human_whose_newest_version_lost_its_attestation() throws IOException {
    addEgret("2.2.0", null);
    overlay.slipIn();

    assertLeftToAHuman(init("--yes"), EGRET, "attestation-lost, 2.2.0");
  }

  @Test
  void leaves_a_package_to_a_human_where_a_version_between_attested_ones_is_not()
      throws IOException {
    addEgret("2.0.5", null);
    overlay.slipIn();

    assertLeftToAHuman(init("--yes"), EGRET, "attestation-lost, 2.0.5");
  }

  @Test
  void leaves_a_package_to_a_human_whose_older_upload_the_pin_would_call_lost() throws IOException {
    addEgret("2.0.5", null);
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "egret-cache");
    index.files("egret-cache").stream()
        .filter(f -> f.version().equals("2.0.5"))
        .forEach(f -> f.uploaded(Instant.parse("2024-01-01T00:00:00Z")));
    IndexFolder.write(index, overlay.repository().indexFolder());
    overlay.slipIn();

    assertLeftToAHuman(
        init("--yes"), EGRET, "has no attestation, and the project is attested since 2.0.0");
  }

  @Test
  void leaves_a_package_to_a_human_whose_attested_digest_the_index_does_not_list()
      throws IOException {
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "heron-parser");
    String provenance = index.files("heron-parser").get(0).provenance();
    Distfile other = Sdist.of("heron-parser", "1.4.0.1");
    index
        .release("heron-parser", "1.4.0")
        .file("heron_parser-1.4.0.tar.gz", other.bytes())
        .provenance(provenance);
    IndexFolder.write(index, overlay.repository().indexFolder());

    assertLeftToAHuman(init("--yes"), HERON, "digest-mismatch, 1.4.0");
  }

  @Test
  void leaves_a_package_to_a_human_whose_ebuild_cannot_be_evaluated() throws IOException {
    overlay
        .edit(HERON + "/heron-parser-1.4.0.ebuild", "inherit distutils-r1", "inherit $(date)")
        .slipIn();

    assertLeftToAHuman(init("--yes"), HERON, "ebuild-not-evaluated, 1.4.0");
  }

  @Test
  void leaves_a_quarantined_project_to_a_human() throws IOException {
    Index index = IndexFolder.read(overlay.repository().indexFolder(), "heron-parser");
    index.status("heron-parser", "quarantined");
    IndexFolder.write(index, overlay.repository().indexFolder());

    assertLeftToAHuman(init("--yes"), HERON, "project-quarantined, 1.4.0");
  }

  private void assertLeftToAHuman(CommandResult result, String pkg, String why) throws IOException {
    assertThat(result.code()).as(result.toString()).isEqualTo(1);
    String out = result.out().replaceAll("\\s+", " ");
    int decision = out.indexOf("needs a decision of its own");
    assertThat(decision).as(out).isNotNegative();
    assertThat(out.substring(decision)).contains(pkg + "-", why);
    assertThat(pins()).hasSize(pinsBefore.size() - 1).doesNotContainKey(pin(pkg));
  }

  private void addEgret(String version, @Nullable Identity identity) throws IOException {
    overlay.ebuild(
        EGRET,
        version,
        overlay.text(EGRET + "/egret-cache-2.1.0.ebuild"),
        overlay.upload("egret-cache", version, identity));
  }
}
