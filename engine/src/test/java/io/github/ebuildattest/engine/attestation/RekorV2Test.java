package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.maker;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Rekor v2 promises no time; PEP 740 has no room for a timestamp that would. */
class RekorV2Test {

  @Test
  void blocks_an_entry_of_rekor_v2_for_want_of_a_signing_time_alone() {
    assertThat(ids(verify(provenance("sig").toString())))
        .containsExactly(FindingId.SIGNING_TIME_MISSING);
  }

  @Test
  void compares_an_entry_of_rekor_v2_with_what_was_signed() {
    assertThat(ids(verify(provenance("other").toString())))
        .containsExactly(FindingId.SIGNING_TIME_MISSING, FindingId.LOG_ENTRY_MISMATCH);
  }

  @Test
  void accepts_the_same_attestation_with_its_entry_of_rekor_v1() {
    assertThat(verify(maker()).verified()).isTrue();
    assertThat(RealDocuments.verify(RealDocuments.GOOGLE, "production").verified()).isTrue();
  }

  /** The honest provenance, logged as the only leaf of a tree in Rekor v2's manner. */
  private static JsonObject provenance(String signature) {
    JsonObject provenance = JsonParser.parseString(maker().provenanceJson()).getAsJsonObject();
    JsonObject attestation = at(provenance, "attestation_bundles", 0, "attestations", 0);
    JsonObject entry = at(attestation, "verification_material", "transparency_entries", 0);
    Bytes body = Bytes.utf8(body(attestation, signature).toString());
    Bytes root = Bytes.concat(Bytes.of(new byte[] {0}), body).sha256();
    entry.remove("inclusionPromise");
    entry.remove("integratedTime");
    entry.addProperty("canonicalizedBody", body.base64());
    at(entry, "kindVersion").addProperty("version", "0.0.2");
    JsonObject proof = at(entry, "inclusionProof");
    proof.remove("logIndex");
    proof.remove("hashes");
    proof.addProperty("treeSize", "1");
    proof.addProperty("rootHash", root.base64());
    at(proof, "checkpoint")
        .addProperty(
            "envelope", SIGSTORE.log().checkpoint(1, root.toArray(), SIGSTORE.key("rekor")));
    return provenance;
  }

  private static JsonObject body(JsonObject attestation, String signature) {
    JsonObject envelope = at(attestation, "envelope");
    Bytes statement = Bytes.of(Base64.getDecoder().decode(envelope.get("statement").getAsString()));
    JsonObject hash = new JsonObject();
    hash.addProperty("algorithm", "SHA2_256");
    hash.addProperty("digest", statement.sha256().base64());
    JsonObject certificate = new JsonObject();
    certificate.add("rawBytes", at(attestation, "verification_material").get("certificate"));
    JsonObject verifier = new JsonObject();
    verifier.addProperty("keyDetails", "PKIX_ECDSA_P256_SHA_256");
    verifier.add("x509Certificate", certificate);
    JsonObject signed = new JsonObject();
    signed.addProperty(
        "content", signature.equals("sig") ? envelope.get("signature").getAsString() : "AAAA");
    signed.add("verifier", verifier);
    JsonArray signatures = new JsonArray();
    signatures.add(signed);
    JsonObject dsse = new JsonObject();
    dsse.add("payloadHash", hash);
    dsse.add("signatures", signatures);
    JsonObject spec = new JsonObject();
    spec.add("dsseV002", dsse);
    JsonObject body = new JsonObject();
    body.addProperty("apiVersion", "0.0.2");
    body.addProperty("kind", "dsse");
    body.add("spec", spec);
    return body;
  }
}
