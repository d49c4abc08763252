package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.RealDocuments.bytes;
import static io.github.ebuildattest.engine.attestation.RealDocuments.file;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verifier;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RejectedDocumentsTest {

  @Test
  void distrusts_a_certificate_of_the_staging_instance_under_the_production_root() {
    ProvenanceResult provenance = verify(RealDocuments.RFC8785, "production");
    ProvenanceResult bare =
        verifier("production")
            .verifyAttestation(
                bytes(RealDocuments.RFC8785 + ".publish.attestation"), file(RealDocuments.RFC8785));

    assertThat(ids(provenance)).contains(FindingId.CERTIFICATE_UNTRUSTED);
    assertThat(ids(bare))
        .containsExactly(
            FindingId.CERTIFICATE_UNTRUSTED,
            FindingId.TRUSTED_ROOT_LACKS_KEY,
            FindingId.TRUSTED_ROOT_LACKS_KEY);
    assertThat(provenance.verified()).isFalse();
    assertThat(bare.verified()).isFalse();
  }

  @Test
  void finds_the_damaged_checkpoint_and_the_wrong_publisher_under_the_staging_root() {
    assertThat(ids(verify(RealDocuments.RFC8785, "staging")))
        .containsExactly(
            FindingId.LOG_CHECKPOINT, FindingId.ISSUER_MISMATCH, FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void verifies_the_bare_attestation_of_the_staging_instance_under_its_own_root() {
    ProvenanceResult result =
        verifier("staging")
            .verifyAttestation(
                bytes(RealDocuments.RFC8785 + ".publish.attestation"), file(RealDocuments.RFC8785));

    assertThat(ids(result)).isEmpty();
    assertThat(result.verified()).isTrue();
  }

  @Test
  void refuses_a_shape_from_before_pep_740_was_final() {
    byte[] document = bytes(RealDocuments.RFC8785_OLD + ".attestation");
    SubjectFile file = file(RealDocuments.RFC8785);

    assertThat(ids(verifier("production").verify(document, file)))
        .contains(FindingId.PROVENANCE_SHAPE);
    assertThat(ids(verifier("production").verifyAttestation(document, file)))
        .contains(FindingId.PROVENANCE_SHAPE);
  }

  @Test
  void finds_digest_and_name_wrong_where_two_releases_are_crossed() {
    ProvenanceResult result =
        verifier("production")
            .verify(
                bytes(RealDocuments.ABI3INFO_OLDER + ".provenance"), file(RealDocuments.ABI3INFO));

    assertThat(ids(result)).containsExactly(FindingId.SUBJECT_MISMATCH, FindingId.DIGEST_MISMATCH);
  }

  private static List<FindingId> ids(ProvenanceResult result) {
    return Stream.concat(
            result.findings().stream(),
            result.attestations().stream().flatMap(a -> a.findings().stream()))
        .map(Finding::id)
        .toList();
  }
}
