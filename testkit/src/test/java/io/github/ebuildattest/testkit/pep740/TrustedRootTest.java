package io.github.ebuildattest.testkit.pep740;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import io.github.ebuildattest.testkit.sigstore.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedRootTest {

  private static final Instant TIME = Instant.parse("2025-03-14T09:26:53Z");
  private static final Instant BEFORE = Instant.parse("2021-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2024-01-01T00:00:00Z");

  private final PrivateSigstore sigstore = PrivateSigstore.of("test");
  private final AttestationMaker maker =
      AttestationMaker.of(
          sigstore,
          GitHubIdentity.releasing("heronry/heron-parser", "17", "18", "1.2"),
          "heron_parser-1.2.tar.gz",
          "bytes".getBytes(StandardCharsets.UTF_8),
          TIME);

  @TempDir Path folder;

  @Test
  void without_a_log_nothing_verifies() {
    refuses(sigstore.trustedRoot().withoutLog());
  }

  @Test
  void without_a_ct_log_nothing_verifies() {
    refuses(sigstore.trustedRoot().withoutCtLog());
  }

  @Test
  void without_an_authority_nothing_verifies() {
    refuses(sigstore.trustedRoot().withoutAuthority());
  }

  @Test
  void a_ct_log_or_an_authority_out_of_use_is_refused_by_sigstore_java() {
    refuses(sigstore.trustedRoot().withCtLogValidity(BEFORE, END));
    refuses(sigstore.trustedRoot().withAuthorityValidity(BEFORE, END));
  }

  @Test
  void a_log_key_out_of_use_is_all_that_is_wrong_with_such_a_root() {
    assertThatCode(() -> verify(sigstore.trustedRoot().withLogValidity(BEFORE, END)))
        .as("sigstore-java 2.0.0 does not look at a log key's validity")
        .doesNotThrowAnyException();
  }

  private void refuses(TrustedRoot root) {
    assertThatThrownBy(() -> verify(root)).isInstanceOf(Exception.class);
  }

  private void verify(TrustedRoot root) throws Exception {
    SigstoreJava.trusting(root.json(), folder).verify(maker.attestation());
  }
}
