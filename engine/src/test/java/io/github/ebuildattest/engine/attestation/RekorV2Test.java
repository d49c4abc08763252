package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.FILE_BYTES;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.FILE_NAME;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.IDENTITY;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.TIME;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.forged;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import io.github.ebuildattest.testkit.sigstore.TrustedRoot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rekor v2 promises no time; a timestamp authority says when. */
class RekorV2Test {

  private static final PrivateSigstore SECOND = SIGSTORE.withSecondRekor();

  @Test
  void accepts_an_entry_of_rekor_v2_dated_by_a_timestamp_authority() {
    ProvenanceResult result = verify(maker().provenanceJson(), root().json());

    assertThat(ids(result)).isEmpty();
    assertThat(result.verified()).isTrue();
    assertThat(result.attestations().get(0).log().time()).isEqualTo(TIME);
  }

  @Test
  void blocks_an_entry_of_rekor_v2_for_want_of_a_signing_time_alone() {
    assertThat(forged(Forgery.LOG_ENTRY_V2)).containsExactly(FindingId.SIGNING_TIME_MISSING);

    JsonObject document = JsonParser.parseString(maker().provenanceJson()).getAsJsonObject();
    at(document, "attestation_bundles", 0, "attestations", 0, "verification_material")
        .remove("timestamps");
    assertThat(ids(verify(document.toString(), root().json())))
        .containsExactly(FindingId.SIGNING_TIME_MISSING);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMESTAMP_OTHER_SIGNATURE, TIMESTAMP_INVALID",
    "TIMESTAMP_IMPOSTOR, TIMESTAMP_INVALID",
    "TIMESTAMP_DAMAGED, TIMESTAMP_INVALID",
    "TIMESTAMP_GARBAGE, PROVENANCE_SHAPE"
  })
  void blocks_an_entry_whose_only_timestamp_does_not_hold(Forgery forgery, FindingId id) {
    assertThat(found(forgery)).containsExactly(id, FindingId.SIGNING_TIME_MISSING);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMESTAMP_LATE, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "TIMESTAMP_EARLY, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "TIMESTAMP_EXTRA_WRONG, TIMESTAMP_INVALID",
    "CERTIFICATE_EXPIRED, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "CERTIFICATE_NOT_YET_VALID, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "LOG_ENTRY_OTHER_PAYLOAD, LOG_ENTRY_MISMATCH",
    "LOG_ENTRY_OTHER_SIGNATURE, LOG_ENTRY_MISMATCH",
    "LOG_ENTRY_OTHER_CERTIFICATE, LOG_ENTRY_MISMATCH",
    "INCLUSION_PROOF_WRONG, LOG_INCLUSION",
    "INCLUSION_PROOF_MISSING, LOG_INCLUSION",
    "CHECKPOINT_MISSING, LOG_CHECKPOINT",
    "CHECKPOINT_OTHER_ROOT, LOG_CHECKPOINT",
    "CHECKPOINT_SIGNATURE_WRONG, LOG_CHECKPOINT",
    "INTEGRATED_TIME_MOVED, SIGNING_TIME_MISSING",
    "PROMISE_WRONG, SIGNING_TIME_MISSING",
    "SIGNATURE_OTHER_KEY, SIGNATURE_INVALID"
  })
  void blocks_what_is_wrong_in_one_thing(Forgery forgery, FindingId id) {
    assertThat(found(forgery)).containsExactly(id);
  }

  @Test
  void blocks_an_entry_of_a_log_whose_key_was_not_in_use_when_it_was_dated() {
    String document = maker().provenanceJson();

    assertThat(ids(verify(document, root().withLogValidity(TIME.plusSeconds(1), null).json())))
        .containsExactly(FindingId.LOG_CHECKPOINT);
    assertThat(ids(verify(document, root().withLogValidity(TIME, TIME).json()))).isEmpty();
  }

  @Test
  void blocks_as_unsupported_what_sigstore_java_refuses_though_every_check_passed() {
    JsonObject document = JsonParser.parseString(maker().provenanceJson()).getAsJsonObject();
    JsonObject checkpoint =
        at(
            document,
            "attestation_bundles",
            0,
            "attestations",
            0,
            "verification_material",
            "transparency_entries",
            0,
            "inclusionProof",
            "checkpoint");
    // a note may carry signatures of any number of keys; sigstore-java looks at one line of a name
    checkpoint.addProperty(
        "envelope",
        checkpoint
            .get("envelope")
            .getAsString()
            .replaceFirst("\u2014", "\u2014 log2025-1.testkit.example AAAAAAAAAAA=\n\u2014"));

    assertThat(ids(verify(document.toString(), root().json())))
        .containsExactly(FindingId.LOG_ENTRY_UNSUPPORTED);
  }

  @Test
  void could_not_check_an_entry_of_a_log_that_the_root_does_not_know() {
    assertThat(ids(verify(maker().provenanceJson(), SIGSTORE.timestampedRoot().json())))
        .containsExactly(FindingId.TRUSTED_ROOT_LACKS_KEY);
  }

  private static TrustedRoot root() {
    return SECOND.timestampedRoot();
  }

  private static AttestationMaker maker() {
    return AttestationMaker.of(SECOND, IDENTITY, FILE_NAME, FILE_BYTES, TIME);
  }

  private static List<FindingId> found(Forgery forgery) {
    return ids(verify(maker().forged(forgery).provenanceJson(), root().json()));
  }
}
