package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.FILE_BYTES;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.FILE_NAME;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.IDENTITY;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.TIME;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import io.github.ebuildattest.testkit.sigstore.TrustedRoot;
import io.github.ebuildattest.testkit.sigstore.TrustedRoot.Validity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sigstore changes its keys: what was made before and after verifies, each in its own time. */
class RotationTest {

  /** When the new keys took over; certificates begin two seconds before the log's time. */
  private static final Instant CHANGE = TIME.minusSeconds(60);

  private static final Validity BEFORE = new Validity(CHANGE.minusSeconds(3600), CHANGE);
  private static final Validity AFTER = new Validity(CHANGE, null);

  @Test
  void accepts_what_either_authority_issued_in_its_time_and_blocks_it_out_of_time() {
    PrivateSigstore later = SIGSTORE.withLongerChain();
    TrustedRoot both =
        SIGSTORE
            .trustedRoot()
            .withAuthorityValidity(BEFORE.start(), BEFORE.end())
            .and(later.authority(), AFTER);

    assertThat(found(SIGSTORE, CHANGE.minusSeconds(60), both)).isEmpty();
    assertThat(found(later, TIME, both)).isEmpty();
    assertThat(found(later, CHANGE.minusSeconds(60), both))
        .containsExactly(FindingId.CERTIFICATE_UNTRUSTED);
    assertThat(found(SIGSTORE, TIME, both)).containsExactly(FindingId.CERTIFICATE_UNTRUSTED);
    assertThat(found(later, TIME, SIGSTORE.trustedRoot()))
        .containsExactly(FindingId.CERTIFICATE_UNTRUSTED);
  }

  @Test
  void accepts_what_either_key_of_a_ct_log_promised_in_its_time_and_blocks_it_out_of_time() {
    PrivateSigstore later = SIGSTORE.withRotatedCtLog();
    TrustedRoot both =
        SIGSTORE
            .trustedRoot()
            .withCtLogValidity(BEFORE.start(), BEFORE.end())
            .and(later.ctLog(), AFTER);

    assertThat(found(SIGSTORE, CHANGE.minusSeconds(60), both)).isEmpty();
    assertThat(found(later, TIME, both)).isEmpty();
    assertThat(found(later, CHANGE.minusSeconds(60), both)).containsExactly(FindingId.SCT_INVALID);
    assertThat(found(SIGSTORE, TIME, both)).containsExactly(FindingId.SCT_INVALID);
    assertThat(found(later, TIME, SIGSTORE.trustedRoot()))
        .containsExactly(FindingId.TRUSTED_ROOT_LACKS_KEY);
  }

  @Test
  void accepts_what_either_shard_of_the_log_took_in_its_time_and_blocks_it_out_of_time() {
    PrivateSigstore later = SIGSTORE.withNextShard();
    TrustedRoot both =
        SIGSTORE
            .trustedRoot()
            .withLogValidity(BEFORE.start(), BEFORE.end())
            .and(later.log(), AFTER);

    assertThat(found(SIGSTORE, CHANGE.minusSeconds(60), both)).isEmpty();
    assertThat(found(later, TIME, both)).isEmpty();
    assertThat(found(later, CHANGE.minusSeconds(60), both))
        .containsExactly(FindingId.LOG_CHECKPOINT);
    assertThat(found(SIGSTORE, TIME, both)).containsExactly(FindingId.LOG_CHECKPOINT);
    assertThat(found(later, TIME, SIGSTORE.trustedRoot()))
        .containsExactly(FindingId.TRUSTED_ROOT_LACKS_KEY);
  }

  private static List<FindingId> found(PrivateSigstore sigstore, Instant time, TrustedRoot root) {
    return ids(
        verify(
            AttestationMaker.of(sigstore, IDENTITY, FILE_NAME, FILE_BYTES, time).provenanceJson(),
            root.json()));
  }
}
