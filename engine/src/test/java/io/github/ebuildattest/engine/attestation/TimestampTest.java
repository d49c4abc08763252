package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.TIME;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.maker;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verifyTimestamped;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.sigstore.TimestampAuthority;
import io.github.ebuildattest.testkit.sigstore.TrustedRoot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timestamps (RFC 3161) beside an entry of Rekor v1, which would do without. */
class TimestampTest {

  private static final Instant FAR = Instant.parse("2069-12-31T23:59:59Z");

  @Test
  void accepts_a_timestamp_that_holds() {
    ProvenanceResult result = verifyTimestamped(maker().timestamped());

    assertThat(ids(result)).isEmpty();
    assertThat(result.verified()).isTrue();
    assertThat(result.attestations().get(0).log().time()).isEqualTo(TIME);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMESTAMP_OTHER_SIGNATURE, TIMESTAMP_INVALID",
    "TIMESTAMP_IMPOSTOR, TIMESTAMP_INVALID",
    "TIMESTAMP_LATE, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "TIMESTAMP_EARLY, SIGNING_TIME_OUTSIDE_CERTIFICATE",
    "TIMESTAMP_DAMAGED, TIMESTAMP_INVALID",
    "TIMESTAMP_GARBAGE, PROVENANCE_SHAPE",
    "TIMESTAMP_TRAILING, PROVENANCE_SHAPE",
    "TIMESTAMP_EXTRA_WRONG, TIMESTAMP_INVALID"
  })
  void blocks_a_timestamp_that_does_not_hold(Forgery forgery, FindingId id) {
    assertThat(ids(verifyTimestamped(maker().forged(forgery)))).containsExactly(id);
  }

  @Test
  void could_not_check_a_timestamp_of_an_authority_that_the_root_does_not_know() {
    assertThat(ids(verify(maker().timestamped())))
        .containsExactly(FindingId.TRUSTED_ROOT_LACKS_KEY);
  }

  @Test
  void blocks_a_timestamp_from_outside_of_its_authoritys_time() {
    TrustedRoot root = SIGSTORE.timestampedRoot();
    String document = maker().timestamped().provenanceJson();

    assertThat(ids(verify(document, root.withTimestampValidity(TIME.plusSeconds(1), null).json())))
        .containsExactly(FindingId.TIMESTAMP_INVALID);
    assertThat(
            ids(
                verify(
                    document,
                    root.withTimestampValidity(TIME.minusSeconds(9), TIME.minusSeconds(1)).json())))
        .containsExactly(FindingId.TIMESTAMP_INVALID);
    assertThat(ids(verify(document, root.withTimestampValidity(TIME, TIME).json()))).isEmpty();
  }

  @Test
  void blocks_a_timestamp_under_a_certificate_that_may_not_sign_timestamps() {
    assertThat(by(SIGSTORE.timestampAuthority(KeyPurposeId.id_kp_codeSigning, true, FAR)))
        .containsExactly(FindingId.TIMESTAMP_INVALID);
    assertThat(by(SIGSTORE.timestampAuthority(KeyPurposeId.id_kp_timeStamping, false, FAR)))
        .containsExactly(FindingId.TIMESTAMP_INVALID);
    assertThat(by(SIGSTORE.timestampAuthority(KeyPurposeId.id_kp_timeStamping, true, FAR)))
        .isEmpty();
  }

  @Test
  void blocks_a_timestamp_under_a_certificate_that_had_ended() {
    Instant before = TIME.minus(Duration.ofDays(1));

    assertThat(by(SIGSTORE.timestampAuthority(KeyPurposeId.id_kp_timeStamping, true, before)))
        .containsExactly(FindingId.TIMESTAMP_INVALID);
  }

  @Test
  void blocks_a_timestamp_whose_authority_does_not_chain_to_its_root() {
    assertThat(by(SIGSTORE.timestampAuthorityOfAnotherRoot()))
        .containsExactly(FindingId.TIMESTAMP_INVALID);
  }

  @Test
  void blocks_a_response_that_grants_nothing() {
    // PKIStatusInfo 2, rejection, around the honest token
    byte[] response = SIGSTORE.timestampAuthority().response(new byte[] {1}, TIME);
    int status = new String(response, StandardCharsets.ISO_8859_1).indexOf("\2\1\0");
    response[status + 2] = 2;

    assertThat(with(honest(), response)).containsExactly(FindingId.PROVENANCE_SHAPE);
  }

  @Test
  void accepts_a_token_without_certificate_and_a_whole_response() {
    TimestampAuthority authority = SIGSTORE.timestampAuthority();
    JsonObject document = honest();
    byte[] signature =
        Base64.getDecoder()
            .decode(at(attestation(document), "envelope").get("signature").getAsString());

    assertThat(with(document, authority.token(signature, TIME, false))).isEmpty();
    assertThat(with(document, authority.response(signature, TIME))).isEmpty();
  }

  @Test
  void blocks_a_list_of_timestamps_that_is_none() {
    JsonObject document = honest();
    JsonObject material = at(attestation(document), "verification_material");

    for (var wrong : List.of(new JsonPrimitive("MAA="), new JsonObject(), new JsonPrimitive(1))) {
      material.add("timestamps", wrong);
      assertThat(ids(verify(document.toString()))).containsExactly(FindingId.PROVENANCE_SHAPE);
    }
    JsonArray list = new JsonArray();
    list.add("MAA=");
    material.add("timestamps", list);
    assertThat(ids(verify(document.toString()))).containsExactly(FindingId.PROVENANCE_SHAPE);
    list.set(0, JsonNull.INSTANCE);
    assertThat(ids(verify(document.toString()))).containsExactly(FindingId.PROVENANCE_SHAPE);
  }

  @Test
  void accepts_no_timestamps_however_that_is_written() {
    JsonObject document = honest();
    JsonObject material = at(attestation(document), "verification_material");

    material.add("timestamps", new JsonArray());
    assertThat(ids(verify(document.toString()))).isEmpty();
    material.add("timestamps", JsonNull.INSTANCE);
    assertThat(ids(verify(document.toString()))).isEmpty();
  }

  @Test
  void blocks_more_timestamps_than_anybody_needs() {
    JsonObject document =
        JsonParser.parseString(maker().timestamped().provenanceJson()).getAsJsonObject();
    JsonArray list =
        at(attestation(document), "verification_material").getAsJsonArray("timestamps");
    while (list.size() < 33) {
      list.add(list.get(0));
    }

    assertThat(ids(verify(document.toString(), SIGSTORE.timestampedRoot().json())))
        .containsExactly(FindingId.PROVENANCE_SHAPE);
  }

  private static JsonObject honest() {
    return JsonParser.parseString(maker().provenanceJson()).getAsJsonObject();
  }

  private static JsonObject attestation(JsonObject document) {
    return at(document, "attestation_bundles", 0, "attestations", 0);
  }

  /** What is found in a document whose only timestamp an authority made that the root names. */
  private static List<FindingId> by(TimestampAuthority authority) {
    JsonObject document = honest();
    byte[] signature =
        Base64.getDecoder()
            .decode(at(attestation(document), "envelope").get("signature").getAsString());
    JsonArray list = new JsonArray();
    list.add(Base64.getEncoder().encodeToString(authority.token(signature, TIME, true)));
    at(attestation(document), "verification_material").add("timestamps", list);
    String root = SIGSTORE.trustedRoot().and(authority, TrustedRoot.ALWAYS).json();
    return ids(verify(document.toString(), root));
  }

  private static List<FindingId> with(JsonObject document, byte[] timestamp) {
    JsonArray list = new JsonArray();
    list.add(Base64.getEncoder().encodeToString(timestamp));
    at(attestation(document), "verification_material").add("timestamps", list);
    return ids(verify(document.toString(), SIGSTORE.timestampedRoot().json()));
  }
}
