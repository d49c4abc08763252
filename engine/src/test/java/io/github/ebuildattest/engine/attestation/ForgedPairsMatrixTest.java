package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.IDENTITY;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.TIME;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static io.github.ebuildattest.engine.attestation.RealDocuments.attestation;
import static io.github.ebuildattest.engine.attestation.RealDocuments.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import io.github.ebuildattest.testkit.sigstore.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forgeries whose parts fit each other: genuine pieces of other documents and trees. */
class ForgedPairsMatrixTest {

  private static final PrivateSigstore OTHER_INSTANCE = PrivateSigstore.of("strangers");
  private static final AttestationMaker OTHER_FILE =
      AttestationMaker.of(
          SIGSTORE,
          IDENTITY,
          "heron_tools-7.0.tar.gz",
          "another archive".getBytes(StandardCharsets.US_ASCII),
          TIME.plusSeconds(60));

  private static final String ENTRY = "verification_material";

  static Stream<Arguments> splices() {
    return Stream.of(
        splice(
            "the log entry of another package by the same identity",
            (own, other) -> entries(own).set(0, entry(other)),
            FindingId.LOG_ENTRY_MISMATCH),
        splice(
            "certificate and log entry of another package",
            (own, other) -> attestation(own).add(ENTRY, attestation(other).get(ENTRY)),
            FindingId.LOG_ENTRY_MISMATCH,
            FindingId.SIGNATURE_INVALID),
        splice(
            "all but the statement of another package",
            (own, other) -> {
              attestation(own).add(ENTRY, attestation(other).get(ENTRY));
              envelope(own).add("signature", envelope(other).get("signature"));
            },
            FindingId.LOG_ENTRY_MISMATCH,
            FindingId.SIGNATURE_INVALID),
        splice(
            "all but the signature of another package",
            (own, other) -> {
              attestation(own).add(ENTRY, attestation(other).get(ENTRY));
              envelope(own).add("statement", envelope(other).get("statement"));
            },
            FindingId.LOG_ENTRY_MISMATCH,
            FindingId.SIGNATURE_INVALID,
            FindingId.SUBJECT_MISMATCH),
        splice(
            "statement and signature of another package",
            (own, other) -> attestation(own).add("envelope", envelope(other)),
            FindingId.LOG_ENTRY_MISMATCH,
            FindingId.SIGNATURE_INVALID,
            FindingId.SUBJECT_MISMATCH,
            FindingId.DIGEST_MISMATCH),
        splice(
            "the promise and the time of another entry",
            (own, other) -> take(entry(own), entry(other), "inclusionPromise", "integratedTime"),
            FindingId.LOG_PROMISE),
        splice(
            "promise, time and index of another entry",
            (own, other) ->
                take(entry(own), entry(other), "inclusionPromise", "integratedTime", "logIndex"),
            FindingId.LOG_PROMISE),
        splice(
            "body and promise of another entry",
            (own, other) ->
                take(
                    entry(own),
                    entry(other),
                    "inclusionPromise",
                    "integratedTime",
                    "logIndex",
                    "canonicalizedBody"),
            FindingId.LOG_INCLUSION,
            FindingId.LOG_ENTRY_MISMATCH),
        splice(
            "body and inclusion proof of another entry",
            (own, other) -> take(entry(own), entry(other), "inclusionProof", "canonicalizedBody"),
            FindingId.LOG_PROMISE,
            FindingId.LOG_ENTRY_MISMATCH),
        splice(
            "the inclusion proof and checkpoint of another tree",
            (own, other) -> take(entry(own), entry(other), "inclusionProof"),
            FindingId.LOG_INCLUSION),
        splice(
            "checkpoint, root and size of another tree",
            (own, other) -> take(proof(own), proof(other), "checkpoint", "rootHash", "treeSize"),
            FindingId.LOG_INCLUSION),
        splice(
            "the checkpoint of another tree",
            (own, other) -> take(proof(own), proof(other), "checkpoint"),
            FindingId.LOG_CHECKPOINT),
        splice(
            "a second, genuine entry of another package",
            (own, other) -> entries(own).add(entry(other)),
            FindingId.LOG_ENTRY_EXTRA),
        splice(
            "a genuine entry of another package before the own one",
            (own, other) -> {
              JsonObject honest = entry(own);
              entries(own).set(0, entry(other));
              entries(own).add(honest);
            },
            FindingId.LOG_ENTRY_EXTRA,
            FindingId.LOG_ENTRY_MISMATCH),
        splice(
            "the own entry twice",
            (own, other) -> entries(own).add(entry(own).deepCopy()),
            FindingId.LOG_ENTRY_EXTRA),
        splice(
            "an audit path turned around",
            (own, other) -> {
              List<JsonElement> hashes =
                  new ArrayList<>(proof(own).getAsJsonArray("hashes").asList());
              Collections.reverse(hashes);
              JsonArray reversed = new JsonArray();
              hashes.forEach(reversed::add);
              proof(own).add("hashes", reversed);
            },
            FindingId.LOG_INCLUSION),
        splice(
            "the two indices exchanged",
            (own, other) -> {
              JsonElement global = entry(own).get("logIndex");
              entry(own).add("logIndex", proof(own).get("logIndex"));
              proof(own).add("logIndex", global);
            },
            FindingId.LOG_PROMISE,
            FindingId.LOG_INCLUSION),
        splice(
            "a tree of the entry alone, its head signed by a stranger",
            (own, other) -> alone(proof(own), body(own), SIGSTORE.key("stranger")),
            FindingId.LOG_CHECKPOINT),
        splice(
            "a tree of the entry alone, its head signed by the log of another instance",
            (own, other) -> alone(proof(own), body(own), OTHER_INSTANCE.key("rekor")),
            FindingId.LOG_CHECKPOINT),
        splice(
            "a tree of the entry alone, its head signed by the certificate log",
            (own, other) -> alone(proof(own), body(own), SIGSTORE.key("ct log")),
            FindingId.LOG_CHECKPOINT),
        splice(
            "a promise by the certificate log",
            (own, other) -> promise(own, SIGSTORE.key("ct log")),
            FindingId.LOG_PROMISE),
        splice(
            "a promise by the signer's own key",
            (own, other) -> promise(own, SIGSTORE.key("forger's leaf")),
            FindingId.LOG_PROMISE),
        splice(
            "the attestation of another package beside the own one",
            (own, other) -> RealDocuments.attestations(own).add(attestation(other)),
            FindingId.PREDICATE_REPEATED,
            FindingId.SUBJECT_MISMATCH),
        splice(
            "the bundle of another package beside the own one",
            (own, other) ->
                own.getAsJsonArray("attestation_bundles")
                    .add(other.getAsJsonArray("attestation_bundles").get(0)),
            FindingId.PREDICATE_REPEATED,
            FindingId.SUBJECT_MISMATCH),
        splice(
            "the bundle of another package instead of the own one",
            (own, other) ->
                own.add("attestation_bundles", other.getAsJsonArray("attestation_bundles")),
            FindingId.SUBJECT_MISMATCH,
            FindingId.DIGEST_MISMATCH),
        splice(
            "the kind of Rekor v2 around a body of v1",
            (own, other) -> at(entry(own), "kindVersion").addProperty("version", "0.0.2"),
            FindingId.LOG_ENTRY_UNSUPPORTED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("splices")
  void refuses_a_forgery_whose_parts_fit_each_other(
      String name, String document, List<FindingId> expected) {
    ProvenanceResult result = ForgedDocuments.verify(document);

    assertThat(result.verified()).as(name).isFalse();
    assertThat(ForgedDocuments.ids(result)).as(name).containsAll(expected);
  }

  private interface Splice {
    void of(JsonObject own, JsonObject other);
  }

  private static Arguments splice(String name, Splice splice, FindingId... expected) {
    JsonObject own = tree(ForgedDocuments.maker().provenanceJson());
    splice.of(own, tree(OTHER_FILE.provenanceJson()));
    return arguments(name, own.toString(), List.of(expected));
  }

  private static JsonObject tree(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static JsonArray entries(JsonObject provenance) {
    return at(attestation(provenance), ENTRY).getAsJsonArray("transparency_entries");
  }

  private static JsonObject envelope(JsonObject provenance) {
    return at(attestation(provenance), "envelope");
  }

  private static JsonObject proof(JsonObject provenance) {
    return at(entry(provenance), "inclusionProof");
  }

  private static byte[] body(JsonObject provenance) {
    return Base64.getDecoder().decode(entry(provenance).get("canonicalizedBody").getAsString());
  }

  private static void take(JsonObject to, JsonObject from, String... keys) {
    for (String key : keys) {
      to.add(key, from.get(key));
    }
  }

  private static void alone(JsonObject proof, byte[] body, SigningKey signer) {
    Bytes leaf = Bytes.concat(Bytes.of(new byte[] {0}), Bytes.of(body)).sha256();
    proof.add("hashes", new JsonArray());
    proof.addProperty("logIndex", "0");
    proof.addProperty("treeSize", "1");
    proof.addProperty("rootHash", leaf.base64());
    at(proof, "checkpoint")
        .addProperty("envelope", SIGSTORE.log().checkpoint(1, leaf.toArray(), signer));
  }

  private static void promise(JsonObject own, SigningKey signer) {
    byte[] promised =
        SIGSTORE.log().promised(body(own), TIME, entry(own).get("logIndex").getAsLong());
    at(entry(own), "inclusionPromise")
        .addProperty(
            "signedEntryTimestamp", Base64.getEncoder().encodeToString(signer.sign(promised)));
  }
}
