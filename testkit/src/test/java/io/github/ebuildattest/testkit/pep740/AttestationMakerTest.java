package io.github.ebuildattest.testkit.pep740;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.GitLabIdentity;
import io.github.ebuildattest.testkit.sigstore.GoogleIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AttestationMakerTest {

  private static final Instant TIME = Instant.parse("2025-03-14T09:26:53Z");
  private static final GitHubIdentity GITHUB =
      GitHubIdentity.releasing("heron-dev/heron-parser", "990000017", "880000001", "1.2");

  private final PrivateSigstore sigstore = PrivateSigstore.of("test");
  private final AttestationMaker maker = maker(GITHUB);

  @TempDir Path folder;

  static Stream<Identity> identities() {
    return Stream.of(
        GITHUB,
        GITHUB.withEnvironment("pypi"),
        new GitLabIdentity(
            "heron/nest",
            ".gitlab-ci.yml",
            null,
            "77",
            "66",
            "refs/heads/main",
            "push",
            "gitlab-hosted"),
        new GoogleIdentity("builds@heron.iam.gserviceaccount.example"));
  }

  @ParameterizedTest
  @MethodSource("identities")
  void what_is_signed_honestly_is_accepted_by_sigstore_java(Identity identity) {
    assertThatCode(() -> verifier().verify(maker(identity).attestation()))
        .doesNotThrowAnyException();
  }

  @Test
  void every_place_in_a_log_has_a_proof_that_holds() throws Exception {
    SigstoreJava verifier = verifier();
    for (int i : IntStream.range(0, 40).toArray()) {
      verifier.verify(maker.withTime(TIME.plusSeconds(i)).attestation());
    }
  }

  @Test
  void a_slsa_attestation_is_accepted_by_sigstore_java() {
    assertThatCode(
            () -> verifier().verify(maker.withPredicate(AttestationMaker.SLSA).attestation()))
        .doesNotThrowAnyException();
  }

  /** The library's own message shows that it failed on that one thing and on nothing before it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SIGNATURE_OTHER_KEY|DSSE signature was not valid",
        "CERTIFICATE_OTHER_AUTHORITY|Certificate was not verifiable against CAs",
        "SCT_MISSING|No valid SCTs were found during verification",
        "SCT_SIGNATURE_WRONG|all(1) SCTs were invalid",
        "SCT_UNKNOWN_LOG|all(1) SCTs were invalid",
        "LOG_ENTRY_MISSING|Could not find any tlog entries",
        "PROMISE_MISSING|No timestamp verification",
        "LOG_ENTRY_V2|No timestamp verification",
        "PROMISE_WRONG|Entry SET was not valid",
        "INTEGRATED_TIME_MOVED|Entry SET was not valid",
        "INCLUSION_PROOF_MISSING|Could not find an inclusion proof",
        "INCLUSION_PROOF_WRONG|Inclusion proof verification failed",
        "CHECKPOINT_MISSING|Could not parse checkpoint",
        "CHECKPOINT_SIGNATURE_WRONG|Checkpoint signature was invalid",
        "CHECKPOINT_OTHER_ROOT|Checkpoint root hash does not match",
        "LOG_ENTRY_OTHER_PAYLOAD|Digest of DSSE payload in bundle does not match",
        "LOG_ENTRY_OTHER_SIGNATURE|signature materials are inconsistent",
        "LOG_UNKNOWN|does not match any provided transparency logs"
      })
  void forgeries_that_sigstore_java_looks_at_are_refused_by_it_for_that_reason(
      Forgery forgery, String reason) {
    Throwable thrown = catchThrowable(() -> verifier().verify(maker.forged(forgery).attestation()));
    assertThat(thrown).isNotNull();
    assertThat(thrown.toString() + thrown.getCause()).contains(reason);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "STATEMENT_TYPE_OTHER",
        "SUBJECT_OTHER_NAME",
        "SUBJECT_NAME_UNPARSABLE",
        "SUBJECT_TWO",
        "SUBJECT_TWICE",
        "DIGEST_OTHER",
        "PREDICATE_UNKNOWN",
        "CERTIFICATE_EXPIRED",
        "CERTIFICATE_NOT_YET_VALID",
        "CERTIFICATE_WITHOUT_PURPOSE",
        "CERTIFICATE_FOR_SERVERS",
        "CERTIFICATE_WITHOUT_DIGITAL_SIGNATURE",
        "ISSUER_OTHER",
        "LOG_ENTRY_EXTRA",
        "LOG_ENTRY_OTHER_CERTIFICATE"
      })
  void forgeries_that_sigstore_java_does_not_look_at_are_right_in_all_that_it_does(
      Forgery forgery) {
    assertThatCode(() -> verifier().verify(maker.forged(forgery).attestation()))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void a_forgery_differs_from_the_honest_document_and_is_the_same_each_time(Forgery forgery) {
    String forged = maker.forged(forgery).provenanceJson();
    assertThat(forged).isNotEqualTo(maker.provenanceJson());
    assertThat(maker.forged(forgery).provenanceJson()).isEqualTo(forged);
  }

  @Test
  void the_same_seed_and_inputs_give_the_same_bytes() {
    AttestationMaker again =
        AttestationMaker.of(
            PrivateSigstore.of("test"),
            GITHUB,
            "heron_parser-1.2.tar.gz",
            "bytes".getBytes(StandardCharsets.UTF_8),
            TIME);
    assertThat(again.provenanceJson()).isEqualTo(maker.provenanceJson());
    assertThat(PrivateSigstore.of("test").trustedRootJson())
        .isEqualTo(sigstore.trustedRootJson())
        .isNotEqualTo(PrivateSigstore.of("another").trustedRootJson());
  }

  @Test
  void another_instance_does_not_verify_it() throws Exception {
    SigstoreJava other =
        SigstoreJava.trusting(PrivateSigstore.of("another").trustedRootJson(), folder);
    assertThatThrownBy(() -> other.verify(maker.attestation())).isInstanceOf(Exception.class);
  }

  private AttestationMaker maker(Identity identity) {
    return AttestationMaker.of(
        sigstore,
        identity,
        "heron_parser-1.2.tar.gz",
        "bytes".getBytes(StandardCharsets.UTF_8),
        TIME);
  }

  private SigstoreJava verifier() throws Exception {
    return SigstoreJava.trusting(sigstore.trustedRootJson(), folder);
  }
}
