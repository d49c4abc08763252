package io.github.ebuildattest.hook.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.GitRepository;
import io.github.ebuildattest.hook.RealDocuments;
import io.github.ebuildattest.hook.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files and documents that PyPI really serves, under the production root that ships. */
class RealOverlayTest {

  @TempDir private Path directory;
  private Path overlay;

  @BeforeEach
  void an_overlay_around_real_files() throws Exception {
    Path data = RealDocuments.directory().resolve("github");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/b2sum")), "no b2sum here");
    overlay = directory.resolve("overlay");
    Process script =
        new ProcessBuilder("bash", "../docs/real-overlay.sh", data.toString(), overlay.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("script.log").toFile())
            .start();
    assertThat(script.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(script.exitValue()).as(Files.readString(directory.resolve("script.log"))).isZero();
  }

  private CommandResult check(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "check",
                "--offline",
                "--format",
                "json",
                "--distdir",
                overlay.resolve("distfiles").toString()));
    args.addAll(List.of(more));
    return Tool.in(overlay).run(args.toArray(String[]::new));
  }

  private static JsonArray bumps(CommandResult result) {
    assertThat(result.err()).isEmpty();
    return JsonParser.parseString(result.out()).getAsJsonObject().getAsJsonArray("bumps");
  }

  private static List<String> findings(JsonElement bump) {
    List<String> ids = new ArrayList<>();
    bump.getAsJsonObject()
        .getAsJsonArray("findings")
        .forEach(f -> ids.add(f.getAsJsonObject().get("id").getAsString()));
    return ids;
  }

  private static JsonObject claims(JsonElement bump) {
    for (JsonElement artifact : bump.getAsJsonObject().getAsJsonArray("artifacts")) {
      for (JsonElement attestation : artifact.getAsJsonObject().getAsJsonArray("attestations")) {
        assertThat(attestation.getAsJsonObject().get("verified").getAsBoolean()).isTrue();
        return attestation.getAsJsonObject().getAsJsonObject("claims");
      }
    }
    throw new AssertionError("no attestation");
  }

  private void stageEverything() throws IOException {
    GitRepository repository = GitRepository.in(overlay);
    repository.git("add", "--", "profiles", "metadata", "dev-python");
  }

  @Test
  void passes_three_real_releases_with_their_real_claims() {
    CommandResult result = check("--all");

    assertThat(result.code()).isZero();
    JsonArray bumps = bumps(result);
    assertThat(bumps).hasSize(3);
    List<String> seen = new ArrayList<>();
    for (JsonElement bump : bumps) {
      assertThat(bump.getAsJsonObject().get("verdict").getAsString()).isEqualTo("attested");
      assertThat(findings(bump)).isEmpty();
      JsonObject claims = claims(bump);
      seen.add(
          bump.getAsJsonObject().get("package").getAsString()
              + " "
              + claims.get("source-repository-uri").getAsString()
              + " "
              + claims.get("source-repository-id").getAsString()
              + " "
              + claims.get("source-repository-owner-id").getAsString()
              + " "
              + claims.get("source-repository-ref").getAsString()
              + " "
              + claims.get("build-trigger").getAsString());
    }
    assertThat(seen)
        .containsExactly(
            "dev-python/abi3info https://github.com/woodruffw/abi3info 538293197 3059210"
                + " refs/tags/v2024.10.08 release",
            "dev-python/pypi-attestations https://github.com/trailofbits/pypi-attestations"
                + " 772247423 2314423 refs/tags/v0.0.19 release",
            "dev-python/sampleproject https://github.com/pypa/sampleproject 14899596 647025"
                + " refs/heads/main push");
  }

  @Test
  void passes_them_when_they_are_staged_too() throws IOException {
    stageEverything();

    CommandResult result = check("--staged");

    assertThat(result.code()).isZero();
    assertThat(bumps(result)).hasSize(3);
  }

  @Test
  void blocks_a_release_that_comes_with_the_document_of_another() throws IOException {
    Files.copy(
        overlay.resolve("distfiles/pypi_attestations-0.0.19.tar.gz.provenance"),
        overlay.resolve("distfiles/sampleproject-4.0.0.tar.gz.provenance"),
        StandardCopyOption.REPLACE_EXISTING);
    stageEverything();

    CommandResult result = check("--staged");

    assertThat(result.code()).isEqualTo(1);
    assertThat(findings(bumps(result).get(2)))
        .contains(
            "digest-mismatch",
            "subject-mismatch",
            "upstream-mismatch",
            "manifest-provenance-mismatch");
  }

  @Test
  void blocks_a_release_of_another_repository_than_the_ebuild_declares() throws IOException {
    Path ebuild = overlay.resolve("dev-python/sampleproject/sampleproject-4.0.0.ebuild");
    Files.writeString(
        ebuild,
        Files.readString(ebuild, StandardCharsets.UTF_8)
            .replace("github.com/pypa/sampleproject", "github.com/evil/sampleproject"));
    stageEverything();

    CommandResult result = check("--staged");

    assertThat(result.code()).isEqualTo(1);
    assertThat(findings(bumps(result).get(2))).contains("upstream-mismatch");
  }
}
