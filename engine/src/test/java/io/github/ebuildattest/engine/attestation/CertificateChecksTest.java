package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.TIME;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.forged;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.maker;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.Forgery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CertificateChecksTest {

  private static final Instant LONG_BEFORE = Instant.parse("2021-01-01T00:00:00Z");

  @Test
  void accepts_an_honest_certificate() {
    ProvenanceResult result = verify(maker());

    assertThat(ids(result)).isEmpty();
    assertThat(result.verified()).isTrue();
  }

  @Test
  void accepts_the_certificate_of_a_real_release() {
    assertThat(RealDocuments.verify(RealDocuments.ABI3INFO, "production").verified()).isTrue();
  }

  @Test
  void blocks_a_certificate_of_another_authority_with_the_same_names() {
    assertThat(forged(Forgery.CERTIFICATE_OTHER_AUTHORITY))
        .containsExactly(FindingId.CERTIFICATE_UNTRUSTED);
  }

  @Test
  void blocks_a_certificate_whose_authority_was_not_in_use_at_the_signing_time() {
    String root =
        SIGSTORE.trustedRoot().withAuthorityValidity(LONG_BEFORE, TIME.minusSeconds(60)).json();

    assertThat(ids(verify(maker().provenanceJson(), root)))
        .containsExactly(FindingId.CERTIFICATE_UNTRUSTED);
  }

  @Test
  void blocks_a_certificate_of_real_fulcio_under_the_private_root() {
    byte[] document = RealDocuments.bytes(RealDocuments.ABI3INFO + ".provenance");

    assertThat(
            ids(
                ForgedDocuments.verifier(SIGSTORE.trustedRootJson())
                    .verify(document, RealDocuments.file(RealDocuments.ABI3INFO))))
        .containsExactly(
            FindingId.CERTIFICATE_UNTRUSTED,
            FindingId.TRUSTED_ROOT_LACKS_KEY,
            FindingId.TRUSTED_ROOT_LACKS_KEY);
  }

  @Test
  void blocks_a_certificate_without_extended_key_usage() {
    assertThat(forged(Forgery.CERTIFICATE_WITHOUT_PURPOSE))
        .containsExactly(FindingId.CERTIFICATE_USAGE);
  }

  @Test
  void blocks_a_certificate_for_servers() {
    assertThat(forged(Forgery.CERTIFICATE_FOR_SERVERS))
        .containsExactly(FindingId.CERTIFICATE_USAGE);
  }

  @Test
  void blocks_a_certificate_whose_key_is_not_to_sign() {
    assertThat(forged(Forgery.CERTIFICATE_WITHOUT_DIGITAL_SIGNATURE))
        .containsExactly(FindingId.CERTIFICATE_USAGE);
  }

  @Test
  void blocks_a_certificate_that_no_certificate_log_promised_to_publish() {
    assertThat(forged(Forgery.SCT_MISSING)).containsExactly(FindingId.SCT_MISSING);
  }

  @Test
  void blocks_a_certificate_whose_log_promise_another_key_signed() {
    assertThat(forged(Forgery.SCT_SIGNATURE_WRONG)).containsExactly(FindingId.SCT_INVALID);
  }

  @Test
  void could_not_check_a_promise_of_a_certificate_log_that_the_root_does_not_know() {
    assertThat(forged(Forgery.SCT_UNKNOWN_LOG)).containsExactly(FindingId.TRUSTED_ROOT_LACKS_KEY);
  }

  @Test
  void blocks_a_promise_from_before_the_certificate_log_was_in_use() {
    String root =
        SIGSTORE.trustedRoot().withCtLogValidity(TIME.plus(Duration.ofDays(1)), null).json();

    assertThat(ids(verify(maker().provenanceJson(), root))).containsExactly(FindingId.SCT_INVALID);
  }

  @Test
  void blocks_a_signature_logged_after_the_certificate_expired() {
    assertThat(forged(Forgery.CERTIFICATE_EXPIRED))
        .containsExactly(FindingId.SIGNING_TIME_OUTSIDE_CERTIFICATE);
  }

  @Test
  void blocks_a_signature_logged_before_the_certificate_was_valid() {
    assertThat(forged(Forgery.CERTIFICATE_NOT_YET_VALID))
        .containsExactly(FindingId.SIGNING_TIME_OUTSIDE_CERTIFICATE);
  }
}
