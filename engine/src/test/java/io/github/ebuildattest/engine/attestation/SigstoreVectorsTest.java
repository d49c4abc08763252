package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The steps about certificate and log on Sigstore's own conformance vectors. What these sign is not
 * PEP 740's, so whole documents cannot be made of them.
 */
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
        "intoto-with-custom-trust-root",
        "rekor2-checkpoint-cosigned",
        "rekor2-checkpoint-multiple-cosigs",
        "rekor2-checkpoint-origin-not-first",
        "rekor2-checkpoint-two-sigs-cosigned",
        "rekor2-checkpoint-two-sigs-from-origin",
        "rekor2-dsse-happy-path",
        "rekor2-happy-path",
        "rekor2-timestamp-with-expired-cert-chain",
        "trust-root-tlog-validity-end-inclusive"
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
    Path directory = vectors().resolve(vector);
    Path ownRoot = directory.resolve("trusted_root.json");
    TrustedRoot.Keys keys =
        TrustedRootReader.read(
            read(
                Files.exists(ownRoot)
                    ? ownRoot
                    : RealDocuments.path("trusted_root.production.json")));
    JsonCursor material =
        JsonCursor.root("bundle", StrictJson.parse(read(directory.resolve("bundle.sigstore.json"))))
            .get("verificationMaterial");
    SigningCertificate certificate = certificate(material);
    TransparencyEntry entry =
        TransparencyEntryReader.read(material.get("tlogEntries").items().get(0));

    List<Finding> findings = new ArrayList<>();
    Outcome<X509Certificate> issuer =
        CertificatePath.check(certificate, keys.authorities(), entry.integratedTime());
    issuer.failure().ifPresent(findings::add);
    CertificateUsage.check(certificate).ifPresent(findings::add);
    CertificateTransparency.check(certificate, issuer.value(), keys.certificateLogs())
        .ifPresent(findings::add);
    Outcome<Log> log = KnownLog.check(entry, keys.logs());
    log.failure().ifPresent(findings::add);
    if (log.value() != null && entry.integratedTime() != null) {
      Outcome<Instant> time = SignedEntryTimestamp.check(entry, log.value());
      time.failure().ifPresent(findings::add);
      Optional.ofNullable(time.value())
          .flatMap(t -> SigningTime.check(t, certificate))
          .ifPresent(findings::add);
    }
    InclusionProof.check(entry).ifPresent(findings::add);
    if (entry.proof() != null) {
      Checkpoint.check(entry.proof(), entry.integratedTime(), log.value()).ifPresent(findings::add);
    }
    return findings.stream().map(Finding::id).toList();
  }

  private static SigningCertificate certificate(JsonCursor material) throws ShapeException {
    JsonCursor certificate =
        material.has("certificate")
            ? material.get("certificate")
            : material.get("x509CertificateChain").get("certificates").items().get(0);
    return SigningCertificate.parse(certificate.get("rawBytes").base64());
  }

  private static Path vectors() {
    return RealDocuments.path("").resolve("../conformance").normalize();
  }

  private static Bytes read(Path file) throws IOException {
    return Bytes.of(Files.readAllBytes(file));
  }
}
