package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's own steps, by their findings, on Sigstore's conformance vectors. */
class SigstoreVectorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bundle-with-sct-with-extensions",
        "happy-path-intoto-in-dsse-v3",
        "happy-path-v0.1",
        "happy-path-v0.2",
        "happy-path-v0.3",
        "happy-path-v0.3-new-mediaType",
        "rekor2-checkpoint-cosigned",
        "rekor2-checkpoint-multiple-cosigs",
        "rekor2-checkpoint-origin-not-first",
        "rekor2-checkpoint-two-sigs-cosigned",
        "rekor2-checkpoint-two-sigs-from-origin",
        "rekor2-happy-path",
        "rekor2-timestamp-with-embedded-cert",
        "rekor2-timestamp-with-expired-cert-chain",
        "rekor2-timestamp-without-embedded-cert",
        "trust-root-tlog-validity-end-inclusive",
        "trust-root-tsa-validity-end-inclusive"
      })
  void finds_nothing_in_certificate_and_log_of_a_good_bundle(String vector) throws Exception {
    assertThat(judge(vector)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "bundle-from-wrong-instance_fail, CERTIFICATE_UNTRUSTED",
    "checkpoint-bad-keyhint_fail, LOG_CHECKPOINT",
    "checkpoint-wrong-roothash_fail, LOG_CHECKPOINT",
    "inclusion-proof-corrupted-hash_fail, LOG_INCLUSION",
    "integrated-time-in-future_fail, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "intoto-expired-certificate_fail, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "intoto-missing-inclusion-proof_fail, LOG_INCLUSION",
    "intoto-set-outside-signing-cert-validity_fail, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "invalid-checkpoint-signature_fail, LOG_CHECKPOINT",
    "invalid-ct-key_fail, TRUSTED_ROOT_LACKS_KEY",
    "invalid-inclusion-proof_fail, LOG_INCLUSION",
    "rekor2-checkpoint-missing-log-signature_fail, LOG_CHECKPOINT",
    "rekor2-checkpoint-missing-origin_fail, LOG_CHECKPOINT",
    "rekor2-checkpoint-missing-root-hash_fail, LOG_CHECKPOINT",
    "rekor2-checkpoint-missing-size_fail, LOG_CHECKPOINT",
    "rekor2-checkpoint-no-matching-signature_fail, LOG_CHECKPOINT",
    "rekor2-no-inclusion-proof_fail, LOG_INCLUSION",
    "dsse-invalid-sig_fail, SIGNATURE_INVALID",
    "dsse-mismatch-envelope_fail, LOG_ENTRY_MISMATCH",
    "dsse-mismatch-sig_fail, LOG_ENTRY_MISMATCH",
    "intoto-log-entry-mismatch_fail, LOG_ENTRY_UNSUPPORTED",
    "intoto-tsa-timestamp-outside-cert-validity_fail, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "rekor2-dsse-happy-path, LOG_ENTRY_UNSUPPORTED",
    "rekor2-dsse-invalid-sig_fail, SIGNATURE_INVALID",
    "rekor2-no-timestamp_fail, SIGNING_TIME_MISSING",
    "rekor2-timestamp-outside-trust-root-tsa-validity_fail, TIMESTAMP_INVALID",
    "rekor2-timestamp-outside-tsa-cert-validity_fail, TIMESTAMP_INVALID",
    "rekor2-timestamp-payload-mismatch_fail, TIMESTAMP_INVALID",
    "rekor2-timestamp-untrusted-tsa-with-embedded-cert_fail, TRUSTED_ROOT_LACKS_KEY",
    "rekor2-timestamp-untrusted-tsa-without-embedded-cert_fail, TRUSTED_ROOT_LACKS_KEY",
    "rekor2-timestamp-with-incorrect-time_fail, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "set-invalid-signature_fail, LOG_PROMISE"
  })
  void finds_what_is_wrong_with_certificate_or_log(String vector, FindingId id) throws Exception {
    assertThat(judge(vector)).contains(id);
  }

  @Test
  void refuses_a_trusted_root_whose_log_has_no_start() {
    Path root = vectors().resolve("trust-root-tlog-missing-validity-start_fail/trusted_root.json");

    assertThatThrownBy(() -> TrustedRoot.read(root))
        .isInstanceOf(TrustedRootUnreadableException.class)
        .hasMessageContaining("start");
  }

  private static List<FindingId> judge(String vector) throws Exception {
    return SigstoreVector.of(vectors().resolve(vector)).findings().stream()
        .map(Finding::id)
        .toList();
  }

  private static Path vectors() {
    return RealDocuments.path("").resolve("../conformance").normalize();
  }
}
