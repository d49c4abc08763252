package io.github.ebuildattest.engine.attestation.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.attestation.ForgedDocuments;
import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.RealDocuments;
import io.github.ebuildattest.engine.digest.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedRootTest {

  @TempDir Path directory;

  @Test
  void ships_the_root_that_the_notice_names() throws IOException {
    Bytes resource;
    try (InputStream shipped = TrustedRoot.class.getResourceAsStream("trusted_root.json")) {
      resource = Bytes.of(shipped.readAllBytes());
    }

    assertThat(Files.readString(notice()))
        .contains("sha256:   " + resource.sha256().hex())
        .contains("Sigstore project")
        .contains("Apache-2.0");
  }

  @Test
  void verifies_a_real_document_under_the_shipped_root() throws TrustedRootUnreadableException {
    ProvenanceResult result =
        new ProvenanceVerifier(TrustedRoot.shipped())
            .verify(
                RealDocuments.bytes(RealDocuments.ABI3INFO + ".provenance"),
                RealDocuments.file(RealDocuments.ABI3INFO));

    assertThat(result.verified()).isTrue();
  }

  @Test
  void tells_source_and_age() throws TrustedRootUnreadableException, IOException {
    TrustedRoot shipped = TrustedRoot.shipped();
    Clock later = Clock.fixed(shipped.date().plus(Duration.ofHours(91 * 24 + 1)), ZoneOffset.UTC);
    Clock earlier = Clock.fixed(shipped.date().minusSeconds(1), ZoneOffset.UTC);

    assertThat(shipped.source()).isEqualTo("shipped");
    assertThat(shipped.ageDays(later)).isEqualTo(91);
    assertThat(shipped.ageDays(earlier)).isZero();

    Path file = write(ForgedDocuments.SIGSTORE.trustedRootJson());
    TrustedRoot read = TrustedRoot.read(file);
    assertThat(read.source()).isEqualTo(file.toString());
    assertThat(read.date()).isEqualTo(Files.getLastModifiedTime(file).toInstant());
  }

  @Test
  void names_the_file_that_is_not_there() {
    Path absent = directory.resolve("absent.json");

    assertThatThrownBy(() -> TrustedRoot.read(absent))
        .isInstanceOf(TrustedRootUnreadableException.class)
        .hasMessageContaining(absent.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "'\"start\"', '\"begin\"', start",
    "'\"mediaType\"', '\"type\"', mediaType",
    "'version=0.1', 'version=0.2', media type",
    "'\"rawBytes\": \"M', '\"rawBytes\": \"AAAA', ''",
    "'https://rekor', 'rekor', host",
    "'{', '{\"tlogs\":[],', twice"
  })
  void says_why_a_root_cannot_be_read(String from, String to, String reason) throws IOException {
    String json = ForgedDocuments.SIGSTORE.trustedRootJson();
    String broken =
        json.substring(0, json.indexOf(from))
            + to
            + json.substring(json.indexOf(from) + from.length());
    Path file = write(broken);

    assertThatThrownBy(() -> TrustedRoot.read(file))
        .isInstanceOf(TrustedRootUnreadableException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(reason);
  }

  @Test
  void refuses_a_root_that_trusts_nobody() throws IOException {
    Path file = write(ForgedDocuments.SIGSTORE.trustedRoot().withoutAuthority().json());

    assertThatThrownBy(() -> TrustedRoot.read(file))
        .isInstanceOf(TrustedRootUnreadableException.class);
  }

  @Test
  void passes_over_a_key_of_an_algorithm_it_does_not_know() throws TrustedRootUnreadableException {
    String json =
        ForgedDocuments.SIGSTORE
            .trustedRootJson()
            .replace("PKIX_ECDSA_P256_SHA_256", "PKIX_OF_TOMORROW");

    assertThatThrownBy(
            () ->
                TrustedRoot.parse(json.getBytes(StandardCharsets.UTF_8), "tomorrow", Instant.EPOCH))
        .isInstanceOf(TrustedRootUnreadableException.class)
        .hasMessageContaining("no transparency log");
  }

  private Path write(String json) throws IOException {
    return Files.writeString(directory.resolve("root.json"), json);
  }

  private static Path notice() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("NOTICE"))) {
      directory = directory.getParent();
    }
    return directory.resolve("NOTICE");
  }
}
