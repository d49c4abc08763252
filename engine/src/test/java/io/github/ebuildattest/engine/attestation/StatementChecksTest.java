package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.file;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.forged;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.maker;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static io.github.ebuildattest.engine.attestation.RealDocuments.attestation;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verifyForged;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.pep740.Provenance;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementChecksTest {

  @Test
  void blocks_a_statement_about_another_file() {
    assertThat(forged(Forgery.SUBJECT_OTHER_NAME)).containsExactly(FindingId.SUBJECT_MISMATCH);
  }

  @Test
  void blocks_a_statement_about_other_bytes() {
    assertThat(forged(Forgery.DIGEST_OTHER)).containsExactly(FindingId.DIGEST_MISMATCH);
  }

  @Test
  void blocks_a_real_file_of_which_one_byte_was_changed() {
    SubjectFile genuine = RealDocuments.file(RealDocuments.ABI3INFO);
    SubjectFile tampered = new SubjectFile(genuine.fileName(), "0".repeat(64));

    assertThat(
            ids(
                RealDocuments.verifier("production")
                    .verify(RealDocuments.bytes(RealDocuments.ABI3INFO + ".provenance"), tampered)))
        .containsExactly(FindingId.DIGEST_MISMATCH);
  }

  @Test
  void compares_names_only_where_the_bytes_are_not_at_hand() {
    SubjectFile file = new SubjectFile(ForgedDocuments.FILE_NAME, null);
    byte[] document =
        maker().forged(Forgery.DIGEST_OTHER).provenanceJson().getBytes(StandardCharsets.UTF_8);

    assertThat(
            ForgedDocuments.verifier(ForgedDocuments.SIGSTORE.trustedRootJson())
                .verify(document, file)
                .verified())
        .isTrue();
  }

  @Test
  void compares_names_as_an_index_does_and_leaves_the_spelling_alone() {
    SubjectFile spelled = new SubjectFile("Heron.Parser-1.2.zip", file().sha256Hex());

    assertThat(
            ForgedDocuments.verifier(ForgedDocuments.SIGSTORE.trustedRootJson())
                .verify(maker().provenanceJson().getBytes(StandardCharsets.UTF_8), spelled)
                .verified())
        .isTrue();
  }

  @Test
  void blocks_a_file_whose_name_is_no_distribution() {
    SubjectFile readme = new SubjectFile("README", file().sha256Hex());

    assertThat(
            ids(
                ForgedDocuments.verifier(ForgedDocuments.SIGSTORE.trustedRootJson())
                    .verify(maker().provenanceJson().getBytes(StandardCharsets.UTF_8), readme)))
        .containsExactly(FindingId.SUBJECT_MISMATCH);
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "STATEMENT_TYPE_OTHER",
        "SUBJECT_NAME_UNPARSABLE",
        "SUBJECT_TWO",
        "SUBJECT_TWICE",
        "SUBJECT_NONE",
        "DIGEST_WITHOUT_SHA256",
        "STATEMENT_NULL"
      })
  void blocks_a_statement_that_is_not_about_exactly_one_file(Forgery forgery) {
    assertThat(forged(forgery)).containsExactly(FindingId.STATEMENT_SHAPE);
  }

  @Test
  void blocks_a_statement_with_two_subjects() {
    assertThat(forged(Forgery.SUBJECT_TWO)).containsExactly(FindingId.STATEMENT_SHAPE);
  }

  @Test
  void blocks_a_predicate_that_pypi_does_not_take() {
    assertThat(forged(Forgery.PREDICATE_UNKNOWN))
        .containsExactly(FindingId.NO_PUBLISH_ATTESTATION, FindingId.PREDICATE_UNKNOWN);
  }

  @Test
  void blocks_a_document_without_publish_attestation() {
    assertThat(forged(Forgery.SLSA_ONLY)).containsExactly(FindingId.NO_PUBLISH_ATTESTATION);
  }

  @Test
  void blocks_a_predicate_type_that_occurs_twice() {
    assertThat(forged(Forgery.PREDICATE_REPEATED)).containsExactly(FindingId.PREDICATE_REPEATED);
  }

  @Test
  void blocks_two_publishers_that_both_vouch_for_one_file() {
    GitHubIdentity other = ForgedDocuments.IDENTITY.withRepository("somebody/else");
    String document =
        new Provenance()
            .bundle(ForgedDocuments.IDENTITY.publisher(), maker().attestation())
            .bundle(other.publisher(), maker(other).attestation())
            .json();

    ProvenanceResult result = verify(document);

    assertThat(ids(result)).containsExactly(FindingId.PREDICATE_REPEATED);
    assertThat(result.attestations()).allMatch(AttestationResult::verified);
  }

  @Test
  void accepts_publish_and_slsa_attestation_of_one_file_together() {
    String document =
        new Provenance()
            .bundle(
                ForgedDocuments.IDENTITY.publisher(),
                maker().withPredicate(AttestationMaker.SLSA).attestation(),
                maker().attestation())
            .json();

    assertThat(verify(document).verified()).isTrue();
  }

  @Test
  void blocks_a_signature_of_another_key() {
    assertThat(forged(Forgery.SIGNATURE_OTHER_KEY)).containsExactly(FindingId.SIGNATURE_INVALID);
  }

  @Test
  void blocks_a_real_statement_under_another_releases_signature() {
    assertThat(
            ids(
                verifyForged(
                    document ->
                        at(attestation(document), "envelope")
                            .addProperty(
                                "signature",
                                "MEYCIQC+Yjc/GP2HATHRmlyN85BGBJdDgOWm/GVMDuoU6ESX/gIhAIyakdnRMW84"
                                    + "PJVQJxpPp3zxwA9IdP64teBnkeFl71OH"))))
        .containsExactly(FindingId.LOG_ENTRY_MISMATCH, FindingId.SIGNATURE_INVALID);
  }

  @Test
  void could_not_check_a_statement_beyond_ascii() {
    assertThat(forged(Forgery.STATEMENT_NOT_ASCII)).containsExactly(FindingId.STATEMENT_NOT_ASCII);
  }

  @Test
  void tells_all_that_is_wrong_and_not_only_the_first() {
    assertThat(
            forged(
                Forgery.SUBJECT_OTHER_NAME,
                Forgery.PROMISE_MISSING,
                Forgery.SCT_MISSING,
                Forgery.PUBLISHER_OTHER))
        .containsExactly(
            FindingId.SCT_MISSING,
            FindingId.SIGNING_TIME_MISSING,
            FindingId.SUBJECT_MISMATCH,
            FindingId.PUBLISHER_DISAGREES);
  }
}
