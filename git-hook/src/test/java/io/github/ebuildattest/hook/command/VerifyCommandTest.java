package io.github.ebuildattest.hook.command;

import static io.github.ebuildattest.hook.RealDocuments.ABI3INFO;
import static io.github.ebuildattest.hook.RealDocuments.ABI3INFO_OLDER;
import static io.github.ebuildattest.hook.RealDocuments.ABI3INFO_UPSTREAM;
import static io.github.ebuildattest.hook.RealDocuments.path;
import static io.github.ebuildattest.hook.RealDocuments.verify;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.report.TextReport;
import io.github.ebuildattest.hook.CommandResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyCommandTest {

  private static final String PROVENANCE = "--provenance";
  private static final String ATTESTATION = "--attestation";
  private static final String RFC8785 = "rejected/rfc8785-0.1.2-py3-none-any.whl";
  private static final String RFC8785_UPSTREAM = "https://github.com/trailofbits/rfc8785.py";

  @ParameterizedTest
  @CsvSource({
    "github/abi3info-2024.10.3-py3-none-any.whl, --provenance, .provenance,"
        + " https://github.com/woodruffw/abi3info, 538293197",
    "github/abi3info-2024.10.8-py3-none-any.whl, --provenance, .provenance,"
        + " https://github.com/woodruffw/abi3info, 3059210",
    "github/pypi_attestation_models-0.0.4a2.tar.gz, --attestation, .publish.attestation,"
        + " https://github.com/trailofbits/pypi-attestation-models, 772247423",
    "github/pypi_attestations-0.0.16.tar.gz, --attestation, .publish.attestation,"
        + " https://github.com/trailofbits/pypi-attestations, refs/tags/v0.0.16",
    "github/pypi_attestations-0.0.19.tar.gz, --attestation, .publish.attestation,"
        + " https://github.com/trailofbits/pypi-attestations, refs/tags/v0.0.19",
    "github/pypi_attestations-0.0.19.tar.gz, --provenance, .provenance,"
        + " https://github.com/trailofbits/pypi-attestations, refs/tags/v0.0.19",
    "github/sampleproject-4.0.0.tar.gz, --provenance, .provenance,"
        + " https://github.com/pypa/sampleproject, refs/heads/main",
    "github/sampleproject-4.0.0.tar.gz, --provenance, .provenance.reserialized,"
        + " https://github.com/pypa/sampleproject, 14899596",
    "gitlab/gitlab_oidc_project-0.0.3.tar.gz, --attestation, .publish.attestation,"
        + " https://gitlab.com/facutuesca/gitlab-oidc-project, 12885801",
    "google/gcb_attestation_test-0.0.0.tar.gz, --provenance, .provenance,"
        + " gcp:919436158236-compute@developer.gserviceaccount.com, gcp:919436158236-compute",
  })
  void passes_a_genuine_document_of_the_expected_upstream_and_prints_its_claims(
      String distribution, String option, String suffix, String upstream, String claim) {
    CommandResult result = verify(distribution, option, path(distribution + suffix), upstream);

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("verified  ", upstream, claim, "logged");
    assertThat(result.out().replaceAll("\\s+", " ")).contains(TextReport.LIMITS);
  }

  @Test
  void refuses_a_wheel_with_the_provenance_of_another_version() {
    CommandResult result =
        verify(ABI3INFO_OLDER, PROVENANCE, path(ABI3INFO + ".provenance"), ABI3INFO_UPSTREAM);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains(
            "NOT VERIFIED",
            "digest-mismatch (cryptography): ",
            "subject-mismatch (cryptography): ",
            "more: ebuild-attest explain digest-mismatch")
        .doesNotContain("This shows who built");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/evil/abi3info",
        "https://github.com/woodruffw/abi3info/",
        "https://github.com/woodruffw/abi3info.git",
        "https://github.com/Woodruffw/abi3info",
        "http://github.com/woodruffw/abi3info",
        "woodruffw/abi3info",
        "gcp:woodruffw@example.org"
      })
  void refuses_any_upstream_that_is_not_exactly_the_certificates(String upstream) {
    CommandResult result = verify(ABI3INFO, PROVENANCE, path(ABI3INFO + ".provenance"), upstream);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("upstream-mismatch (identity): ", ABI3INFO_UPSTREAM);
  }

  @Test
  void tells_of_a_foreign_upstream_even_where_the_bytes_are_wrong_too() {
    CommandResult result =
        verify(
            ABI3INFO_OLDER,
            PROVENANCE,
            path(ABI3INFO + ".provenance"),
            "https://github.com/evil/abi3info",
            "--format=json");

    assertThat(ids(result)).contains("digest-mismatch", "subject-mismatch", "upstream-mismatch");
  }

  @Test
  void answers_in_json_with_claims_and_log() {
    JsonObject json =
        json(
            verify(
                ABI3INFO,
                PROVENANCE,
                path(ABI3INFO + ".provenance"),
                ABI3INFO_UPSTREAM,
                "--format=json"));

    assertThat(json.keySet())
        .containsExactly(
            "schema", "tool", "file", "sha256", "upstream", "verified", "attestations", "findings");
    assertThat(json.get("schema").getAsInt()).isEqualTo(1);
    assertThat(json.get("verified").getAsBoolean()).isTrue();
    assertThat(json.get("sha256").getAsString())
        .isEqualTo("b0236c6707783f93971274101e119055192cef0925f5b7cebdad03c69dc5a499");
    JsonObject attestation = json.getAsJsonArray("attestations").get(0).getAsJsonObject();
    assertThat(attestation.getAsJsonObject("claims").get("source-repository-id").getAsString())
        .isEqualTo("538293197");
    assertThat(attestation.getAsJsonObject("log").get("time").getAsString())
        .isEqualTo("2024-10-08T20:17:29Z");
    assertThat(json.getAsJsonArray("findings")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":1,\"attestation_bundles\":[]}",
        "{\"version\":1,\"attestation_bundles\":[{\"publisher\":{\"kind\":\"GitHub\","
            + "\"repository\":\"woodruffw/abi3info\",\"workflow\":\"release.yml\"},"
            + "\"attestations\":[]}]}"
      })
  void refuses_a_provenance_that_attests_nothing(String document, @TempDir Path directory)
      throws IOException {
    Path file = Files.writeString(directory.resolve("empty.provenance"), document);

    CommandResult result =
        verify(ABI3INFO, PROVENANCE, file.toString(), ABI3INFO_UPSTREAM, "--format=json");

    assertThat(result.code()).isEqualTo(1);
    assertThat(ids(result)).contains("provenance-empty");
    assertThat(json(result).get("verified").getAsBoolean()).isFalse();
  }

  @Test
  void distrusts_the_staging_instance_under_the_shipped_root() {
    CommandResult provenance =
        verify(
            RFC8785, PROVENANCE, path(RFC8785 + ".provenance"), RFC8785_UPSTREAM, "--format=json");
    CommandResult bare =
        verify(
            RFC8785,
            ATTESTATION,
            path(RFC8785 + ".publish.attestation"),
            RFC8785_UPSTREAM,
            "--format=json");

    assertThat(provenance.code()).isEqualTo(1);
    assertThat(ids(provenance)).contains("certificate-untrusted");
    assertThat(bare.code()).isEqualTo(1);
    assertThat(ids(bare)).contains("certificate-untrusted", "upstream-mismatch");
  }

  @Test
  void finds_what_else_is_wrong_under_the_staging_root() {
    CommandResult result =
        verify(
            RFC8785,
            PROVENANCE,
            path(RFC8785 + ".provenance"),
            RFC8785_UPSTREAM,
            "--trusted-root",
            path("trusted_root.staging.json"),
            "--format=json");

    assertThat(result.code()).isEqualTo(1);
    assertThat(ids(result))
        .contains("publisher-disagrees", "log-checkpoint")
        .doesNotContain("certificate-untrusted");
  }

  @Test
  void refuses_a_shape_from_before_the_standard_was_final() {
    String document = path("rejected/rfc8785-0.0.2-py3-none-any.whl.attestation");

    for (String option : List.of(PROVENANCE, ATTESTATION)) {
      CommandResult result = verify(RFC8785, option, document, RFC8785_UPSTREAM, "--format=json");
      assertThat(result.code()).isEqualTo(1);
      assertThat(ids(result)).contains("provenance-shape");
    }
  }

  @Test
  void holds_slsa_provenance_for_no_publish_attestation() {
    String sdist = "github/pypi_attestations-0.0.19.tar.gz";

    CommandResult result =
        verify(
            sdist,
            ATTESTATION,
            path(sdist + ".slsa.attestation"),
            "https://github.com/trailofbits/pypi-attestations",
            "--format=json");

    assertThat(result.code()).isEqualTo(1);
    assertThat(ids(result)).containsExactly("no-publish-attestation");
  }

  @Test
  void refuses_a_provenance_of_a_hundred_megabytes_without_reading_it_whole(@TempDir Path directory)
      throws IOException {
    Path huge = directory.resolve("huge.provenance");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(100L << 20);
    }

    CommandResult result = verify(ABI3INFO, PROVENANCE, huge.toString(), ABI3INFO_UPSTREAM);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("provenance-not-json (malformed): ", "8388608 bytes");
  }

  @Test
  void lets_no_control_character_of_a_document_reach_the_terminal(@TempDir Path directory)
      throws IOException {
    String attack = "\\u001b]0;owned\\u0007\\u202e\\u009b31m";
    Path file =
        Files.writeString(
            directory.resolve("evil.provenance"),
            "{\"version\":1,\"attestation_bundles\":[{\"publisher\":{\"kind\":\"%s\"},\"attestations\":[]}]}"
                .formatted(attack));

    for (String format : List.of("text", "json")) {
      CommandResult result =
          verify(ABI3INFO, PROVENANCE, file.toString(), ABI3INFO_UPSTREAM, "--format", format);
      assertThat(result.out())
          .contains(attack)
          .doesNotContain("\u001b", "\u0007", "\u202e", "\u009b");
    }
  }

  private static JsonObject json(CommandResult result) {
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  private static List<String> ids(CommandResult result) {
    List<String> ids = new ArrayList<>();
    for (JsonElement finding : json(result).getAsJsonArray("findings")) {
      ids.add(finding.getAsJsonObject().get("id").getAsString());
    }
    return ids;
  }
}
