package io.github.ebuildattest.hook.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.GitRepository;
import io.github.ebuildattest.hook.RealDocuments;
import io.github.ebuildattest.hook.Replay;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.overlay.MetadataText;
import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import io.github.ebuildattest.testkit.overlay.PinText;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real histories, release by release, from the documents that PyPI serves. */
class RealHistoryTest {

  private static final String ATTESTATIONS = "dev-python/pypi-attestations";
  private static final String ABI3INFO = "dev-python/abi3info";

  @TempDir Path directory;
  private Path data;
  private Path distdir;
  private GitRepository repository;
  private OverlayBuilder overlay;

  @BeforeEach
  void an_empty_overlay_that_is_offline() throws IOException {
    data = RealDocuments.directory().resolve("github");
    distdir = Files.createDirectories(directory.resolve("distfiles"));
    repository = GitRepository.in(directory.resolve("overlay"));
    overlay = OverlayBuilder.at(repository.directory()).skeleton("real", "dev-python");
    repository.git("config", "ebuild-attest.offline", "true");
    repository.git("config", "ebuild-attest.distdir", distdir.toString());
    commit();
  }

  @Test
  void a_repository_that_was_renamed_is_asked_about_once() throws IOException {
    overlay
        .metadata(ATTESTATIONS, MetadataText.pypi("pypi-attestations"))
        .pin(
            ATTESTATIONS,
            PinText.attested(
                "pypi-attestations",
                "0.0.4a2",
                GitHubIdentity.releasing(
                    "trailofbits/pypi-attestation-models", "772247423", "2314423", "0.0.4a2")));
    commit();
    stage0016();

    Reported renamed = check();

    assertThat(renamed.code()).as(renamed.toString()).isEqualTo(1);
    assertThat(renamed.blocking()).as(renamed.toString()).containsExactly("repository-renamed");
    assertThat(renamed.message("repository-renamed"))
        .contains(
            "trailofbits/pypi-attestations (repository 772247423, owner 2314423)",
            "trailofbits/pypi-attestation-models (repository 772247423, owner 2314423)");
    Reported next = answeredAndFollowedBy0019();

    assertThat(next.code()).as(next.toString()).isZero();
    assertThat(next.verdicts()).containsEntry(ATTESTATIONS + "-0.0.19", "attested");
    assertThat(next.ids()).isEmpty();
  }

  @Test
  void a_renamed_project_is_asked_about_at_each_release_and_its_identity_once() throws IOException {
    overlay.metadata(ATTESTATIONS, MetadataText.pypi("pypi-attestations"));
    stage(
        "0.0.4_alpha2",
        EbuildText.of("Models", "https://pypi.org/", null).withProject("pypi-attestation-models"),
        attestedAlone(
            "pypi_attestation_models-0.0.4a2.tar.gz", "trailofbits/pypi-attestation-models"));
    accept("looked at the repository");
    commit();
    stage0016();

    Reported renamed = check();

    assertThat(renamed.code()).as(renamed.toString()).isEqualTo(1);
    assertThat(renamed.blocking()).contains("project-changed");
    assertThat(renamed.message("project-changed"))
        .contains("pypi-attestation-models", "pypi-attestations");
    assertThat(answeredAndFollowedBy0019().blocking()).containsExactly("project-changed");
  }

  @Test
  void two_releases_of_one_identity_need_nobody() throws IOException {
    overlay.metadata(
        ABI3INFO, MetadataText.pypi("abi3info").remoteId("github", "woodruffw/abi3info"));
    bumpAbi3info("2024.10.3");
    CommandResult first = tool().run("check", "--staged", "--hook");
    assertThat(first.code()).as(first.toString()).isZero();
    commit();
    bumpAbi3info("2024.10.8");

    CommandResult second = tool().run("check", "--staged", "--hook");

    assertThat(second.code()).as(second.toString()).isZero();
    assertThat(Replay.flat(second))
        .contains("attested dev-python/abi3info-2024.10.8")
        .contains("https://github.com/woodruffw/abi3info (repository 538293197, owner 3059210)")
        .contains("at refs/tags/v2024.10.08")
        .contains("continuity the same identity since 2024.10.3");
    assertThat(check().ids()).isEmpty();
    assertThat(Files.readString(repository.directory().resolve(ABI3INFO + "/attestations.toml")))
        .contains("attested-since = \"2024.10.3\"");
  }

  private Reported answeredAndFollowedBy0019() throws IOException {
    accept("renamed by the same people; the old address redirects");
    Reported accepted = check();
    assertThat(accepted.code()).as(accepted.toString()).isZero();
    assertThat(accepted.verdicts()).containsEntry(ATTESTATIONS + "-0.0.16", "accepted");
    commit();
    stage(
        "0.0.19",
        EbuildText.of("Attestations", "https://pypi.org/", null),
        fetched("pypi_attestations-0.0.19.tar.gz"));
    return check();
  }

  private void bumpAbi3info(String version) throws IOException {
    String name = "abi3info-" + version + "-py3-none-any.whl";
    overlay
        .ebuild(
            ABI3INFO,
            version,
            EbuildText.of("What the stable ABI holds", "https://pypi.org/", null)
                .withLines("SRC_URI=\"$(pypi_wheel_url)\"")
                .text())
        .manifest(ABI3INFO, fetched(name));
    repository.git("add", "-A");
  }

  private void stage0016() throws IOException {
    stage(
        "0.0.16",
        EbuildText.of("Attestations", "https://pypi.org/", null),
        attestedAlone("pypi_attestations-0.0.16.tar.gz", "trailofbits/pypi-attestations"));
  }

  private void stage(String version, EbuildText ebuild, Distfile dist) throws IOException {
    overlay.ebuild(ATTESTATIONS, version, ebuild.text()).manifest(ATTESTATIONS, dist);
    repository.git("add", "-A");
  }

  /** Puts a file and its provenance into DISTDIR. */
  private Distfile fetched(String name) throws IOException {
    Files.copy(data.resolve(name + ".provenance"), distdir.resolve(name + ".provenance"));
    Files.copy(data.resolve(name), distdir.resolve(name));
    return new Distfile(name, Files.readAllBytes(data.resolve(name)));
  }

  /** Puts a file into DISTDIR, and its bare attestation in a provenance such as PyPI serves. */
  private Distfile attestedAlone(String name, String github) throws IOException {
    JsonObject publisher = new JsonObject();
    publisher.addProperty("kind", "GitHub");
    publisher.addProperty("repository", github);
    publisher.addProperty("workflow", "release.yml");
    JsonArray attestations = new JsonArray();
    attestations.add(
        JsonParser.parseString(Files.readString(data.resolve(name + ".publish.attestation"))));
    JsonObject bundle = new JsonObject();
    bundle.add("publisher", publisher);
    bundle.add("attestations", attestations);
    JsonArray bundles = new JsonArray();
    bundles.add(bundle);
    JsonObject provenance = new JsonObject();
    provenance.addProperty("version", 1);
    provenance.add("attestation_bundles", bundles);
    Files.writeString(distdir.resolve(name + ".provenance"), provenance.toString());
    Files.copy(data.resolve(name), distdir.resolve(name));
    return new Distfile(name, Files.readAllBytes(data.resolve(name)));
  }

  private void accept(String reason) {
    CommandResult result = tool().run("accept", "--reason", reason, "--yes");
    assertThat(result.code()).as(result.toString()).isZero();
  }

  private Reported check() {
    return Reported.of(tool().run("check", "--staged", "--format", "json"));
  }

  private Tool tool() {
    return Tool.in(repository.directory());
  }

  private void commit() throws IOException {
    repository.git("add", "-A");
    repository.git("commit", "-q", "--no-verify", "-m", "a bump");
  }
}
