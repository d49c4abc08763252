package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.TIME;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.forged;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.maker;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static io.github.ebuildattest.engine.attestation.RealDocuments.attestation;
import static io.github.ebuildattest.engine.attestation.RealDocuments.entry;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verifyForged;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.Forgery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogChecksTest {

  @Test
  void blocks_an_attestation_without_a_log_entry() {
    assertThat(forged(Forgery.LOG_ENTRY_MISSING)).containsExactly(FindingId.LOG_ENTRY_MISSING);
  }

  @Test
  void blocks_a_second_log_entry() {
    assertThat(forged(Forgery.LOG_ENTRY_EXTRA)).containsExactly(FindingId.LOG_ENTRY_EXTRA);
  }

  @Test
  void blocks_a_second_log_entry_that_is_nothing_at_all_in_a_real_document() {
    assertThat(
            ids(
                verifyForged(
                    document ->
                        at(attestation(document), "verification_material")
                            .getAsJsonArray("transparency_entries")
                            .add(new JsonObject()))))
        .containsExactly(FindingId.LOG_ENTRY_EXTRA);
  }

  @Test
  void blocks_a_log_entry_of_another_kind() {
    assertThat(forged(Forgery.LOG_ENTRY_HASHEDREKORD))
        .containsExactly(FindingId.LOG_ENTRY_UNSUPPORTED);
    assertThat(forged(Forgery.LOG_ENTRY_INTOTO)).containsExactly(FindingId.LOG_ENTRY_UNSUPPORTED);
  }

  @Test
  void blocks_a_log_entry_that_says_another_kind_than_its_body() {
    assertThat(
            ids(
                verifyForged(
                    document ->
                        at(entry(document), "kindVersion").addProperty("version", "0.0.2"))))
        .containsExactly(FindingId.LOG_ENTRY_UNSUPPORTED);
  }

  @Test
  void blocks_a_proof_for_the_leaf_behind_the_last() {
    JsonObject document =
        JsonParser.parseString(ForgedDocuments.maker().provenanceJson()).getAsJsonObject();
    JsonObject proof = at(entry(document), "inclusionProof");
    proof.add("logIndex", proof.get("treeSize"));

    assertThat(ForgedDocuments.verify(document.toString()).attestations().get(0).findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo(FindingId.LOG_INCLUSION);
              assertThat(finding.message()).contains("of a tree of");
            });
  }

  @Test
  void blocks_a_checkpoint_whose_signature_stands_under_another_name() {
    JsonObject document =
        JsonParser.parseString(ForgedDocuments.maker().provenanceJson()).getAsJsonObject();
    JsonObject checkpoint = at(entry(document), "inclusionProof", "checkpoint");
    checkpoint.addProperty(
        "envelope",
        checkpoint
            .get("envelope")
            .getAsString()
            .replaceFirst("\u2014 [^ ]+ ", "\u2014 other.example "));

    assertThat(ids(ForgedDocuments.verify(document.toString())))
        .containsExactly(FindingId.LOG_CHECKPOINT);
  }

  @Test
  void blocks_an_entry_without_promise_for_want_of_a_signing_time() {
    assertThat(forged(Forgery.PROMISE_MISSING)).containsExactly(FindingId.SIGNING_TIME_MISSING);
    assertThat(ids(verifyForged(document -> entry(document).remove("inclusionPromise"))))
        .containsExactly(FindingId.SIGNING_TIME_MISSING);
  }

  @Test
  void blocks_an_empty_promise_which_sigstore_java_takes_for_none() {
    JsonObject document =
        JsonParser.parseString(ForgedDocuments.maker().provenanceJson()).getAsJsonObject();
    at(entry(document), "inclusionPromise").addProperty("signedEntryTimestamp", "");

    assertThat(ids(ForgedDocuments.verify(document.toString())))
        .containsExactly(FindingId.LOG_PROMISE);
  }

  @Test
  void blocks_a_promise_that_another_key_signed() {
    assertThat(forged(Forgery.PROMISE_WRONG)).containsExactly(FindingId.LOG_PROMISE);
  }

  @Test
  void blocks_a_time_that_the_log_did_not_promise() {
    assertThat(forged(Forgery.INTEGRATED_TIME_MOVED)).containsExactly(FindingId.LOG_PROMISE);
    assertThat(
            ids(
                verifyForged(
                    document -> entry(document).addProperty("integratedTime", "1728391499"))))
        .containsExactly(FindingId.LOG_PROMISE);
  }

  @Test
  void blocks_an_audit_path_that_does_not_lead_to_the_root() {
    assertThat(forged(Forgery.INCLUSION_PROOF_WRONG)).containsExactly(FindingId.LOG_INCLUSION);
  }

  @Test
  void blocks_an_entry_without_inclusion_proof() {
    assertThat(forged(Forgery.INCLUSION_PROOF_MISSING)).containsExactly(FindingId.LOG_INCLUSION);
  }

  @Test
  void blocks_an_audit_path_that_is_cut_short_or_drawn_out() {
    assertThat(
            ids(
                verifyForged(
                    document ->
                        at(entry(document), "inclusionProof").getAsJsonArray("hashes").remove(20))))
        .containsExactly(FindingId.LOG_INCLUSION);
    assertThat(
            ids(
                verifyForged(
                    document -> {
                      var hashes = at(entry(document), "inclusionProof").getAsJsonArray("hashes");
                      hashes.add(hashes.get(0));
                    })))
        .containsExactly(FindingId.LOG_INCLUSION);
  }

  @Test
  void blocks_an_audit_path_that_ends_below_the_root_though_the_log_signed_where_it_ends() {
    JsonObject document = JsonParser.parseString(maker().provenanceJson()).getAsJsonObject();
    Bytes body =
        Bytes.of(
            Base64.getDecoder().decode(entry(document).get("canonicalizedBody").getAsString()));
    Bytes leaf = Bytes.concat(Bytes.of(new byte[] {0}), body).sha256();
    JsonObject proof = at(entry(document), "inclusionProof");
    proof.add("hashes", new JsonArray());
    proof.addProperty("logIndex", "0");
    proof.addProperty("treeSize", "2");
    proof.addProperty("rootHash", leaf.base64());
    at(proof, "checkpoint")
        .addProperty(
            "envelope", SIGSTORE.log().checkpoint(2, leaf.toArray(), SIGSTORE.key("rekor")));

    assertThat(ids(verify(document.toString()))).containsExactly(FindingId.LOG_INCLUSION);
  }

  @Test
  void blocks_an_index_beyond_the_tree() {
    assertThat(
            ids(
                verifyForged(
                    document ->
                        at(entry(document), "inclusionProof").addProperty("logIndex", "16252918"))))
        .containsExactly(FindingId.LOG_INCLUSION);
  }

  @Test
  void blocks_a_checkpoint_that_another_key_signed() {
    assertThat(forged(Forgery.CHECKPOINT_SIGNATURE_WRONG))
        .containsExactly(FindingId.LOG_CHECKPOINT);
  }

  @Test
  void blocks_a_checkpoint_of_another_tree() {
    assertThat(forged(Forgery.CHECKPOINT_OTHER_ROOT)).containsExactly(FindingId.LOG_CHECKPOINT);
  }

  @Test
  void blocks_a_proof_without_checkpoint() {
    assertThat(forged(Forgery.CHECKPOINT_MISSING)).containsExactly(FindingId.LOG_CHECKPOINT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "a\nb\nc\n\n", "no blank line", "rekor\n1\nAAAA\n\nsigned"})
  void blocks_a_checkpoint_that_is_no_signed_note(String note) {
    assertThat(
            ids(
                verifyForged(
                    document ->
                        at(entry(document), "inclusionProof", "checkpoint")
                            .addProperty("envelope", note))))
        .containsExactly(FindingId.LOG_CHECKPOINT);
  }

  @Test
  void blocks_an_entry_from_after_the_logs_key_was_retired() {
    String root =
        SIGSTORE
            .trustedRoot()
            .withLogValidity(Instant.parse("2021-01-01T00:00:00Z"), TIME.minusSeconds(1))
            .json();

    assertThat(ids(verify(maker().provenanceJson(), root)))
        .containsExactly(FindingId.LOG_CHECKPOINT);
  }

  @Test
  void blocks_an_entry_from_before_the_logs_key_was_in_use() {
    String root =
        SIGSTORE.trustedRoot().withLogValidity(TIME.plus(Duration.ofDays(1)), null).json();

    assertThat(ids(verify(maker().provenanceJson(), root)))
        .containsExactly(FindingId.LOG_CHECKPOINT);
  }

  @Test
  void accepts_an_entry_of_the_last_second_of_a_logs_key() {
    String root =
        SIGSTORE.trustedRoot().withLogValidity(Instant.parse("2021-01-01T00:00:00Z"), TIME).json();

    assertThat(verify(maker().provenanceJson(), root).verified()).isTrue();
  }

  @Test
  void could_not_check_an_entry_of_a_log_that_the_root_does_not_know() {
    assertThat(forged(Forgery.LOG_UNKNOWN)).containsExactly(FindingId.TRUSTED_ROOT_LACKS_KEY);
  }

  @Test
  void blocks_an_entry_that_names_the_certificate_of_somebody_else() {
    assertThat(forged(Forgery.LOG_ENTRY_OTHER_CERTIFICATE))
        .containsExactly(FindingId.LOG_ENTRY_MISMATCH);
  }

  @Test
  void blocks_an_entry_of_another_payload() {
    assertThat(forged(Forgery.LOG_ENTRY_OTHER_PAYLOAD))
        .containsExactly(FindingId.LOG_ENTRY_MISMATCH);
  }

  @Test
  void blocks_an_entry_of_another_signature() {
    assertThat(forged(Forgery.LOG_ENTRY_OTHER_SIGNATURE))
        .containsExactly(FindingId.LOG_ENTRY_MISMATCH);
  }

  @Test
  void blocks_the_entry_of_another_release_in_a_real_document() {
    JsonObject other =
        JsonParser.parseString(
                new String(
                    RealDocuments.bytes(RealDocuments.ABI3INFO_OLDER + ".provenance"),
                    StandardCharsets.UTF_8))
            .getAsJsonObject();

    assertThat(
            ids(
                verifyForged(
                    document ->
                        at(attestation(document), "verification_material")
                            .getAsJsonArray("transparency_entries")
                            .set(0, entry(other)))))
        .containsExactly(FindingId.LOG_ENTRY_MISMATCH, FindingId.SIGNING_TIME_OUTSIDE_CERTIFICATE);
  }
}
