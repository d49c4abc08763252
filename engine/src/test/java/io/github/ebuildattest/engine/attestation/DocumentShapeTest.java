package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.forged;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.maker;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static io.github.ebuildattest.engine.attestation.RealDocuments.attestation;
import static io.github.ebuildattest.engine.attestation.RealDocuments.entry;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verifyForged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.json.JsonCursor;
import io.github.ebuildattest.engine.json.ShapeException;
import io.github.ebuildattest.engine.json.StrictJson;
import io.github.ebuildattest.testkit.pep740.Forgery;
import java.math.BigDecimal;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentShapeTest {

  @Test
  void blocks_a_provenance_without_bundles() {
    assertThat(forged(Forgery.BUNDLES_EMPTY)).containsExactly(FindingId.PROVENANCE_EMPTY);
  }

  @Test
  void blocks_a_bundle_without_attestations() {
    assertThat(forged(Forgery.ATTESTATIONS_EMPTY)).containsExactly(FindingId.PROVENANCE_EMPTY);
  }

  @Test
  void blocks_an_empty_bundle_beside_an_honest_one() {
    ProvenanceResult result = verify(maker().forged(Forgery.BUNDLE_EXTRA_EMPTY));

    assertThat(ids(result)).containsExactly(FindingId.PROVENANCE_EMPTY);
    assertThat(result.attestations().get(0).verified()).isTrue();
    assertThat(result.verified()).isFalse();
  }

  @Test
  void blocks_versions_that_are_not_known() {
    assertThat(forged(Forgery.PROVENANCE_VERSION_UNKNOWN))
        .containsExactly(FindingId.PROVENANCE_UNKNOWN_VERSION);
    assertThat(forged(Forgery.ATTESTATION_VERSION_UNKNOWN))
        .containsExactly(FindingId.PROVENANCE_UNKNOWN_VERSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "\uFEFF{}",
        "{\"version\":1,}",
        "{'version':1}",
        "{\"version\":1}{}",
        "{\"version\":1,\"version\":1}",
        "{\"version\":01}",
        "{\"version\":NaN}",
        "[\"\\ud800\"]",
        "{\"a\":tRUE}"
      })
  void blocks_what_is_not_strict_json(String document) {
    assertThat(ids(verify(document))).containsExactly(FindingId.PROVENANCE_NOT_JSON);
  }

  @Test
  void blocks_a_key_that_occurs_twice_in_a_document_that_is_genuine_otherwise() {
    String genuine = maker().provenanceJson();
    String twice = genuine.replaceFirst("\\{", "{\"attestation_bundles\":[],");

    assertThat(ids(verify(genuine))).isEmpty();
    assertThat(ids(verify(twice))).containsExactly(FindingId.PROVENANCE_NOT_JSON);
  }

  @Test
  void blocks_half_a_surrogate_pair_in_a_document_that_is_genuine_otherwise() {
    String halved = maker().provenanceJson().replaceFirst("\\{", "{\"later\":\"\\\\udc00\",");
    ProvenanceResult result = verify(halved);

    assertThat(ids(result)).containsExactly(FindingId.PROVENANCE_NOT_JSON);
    assertThat(result.findings().get(0).message())
        .isEqualTo("The document is not JSON: a text in it holds half of a surrogate pair.");
  }

  @Test
  void blocks_what_is_nested_too_deeply_or_too_large() {
    assertThat(ids(verify("[".repeat(33) + "]".repeat(33))))
        .containsExactly(FindingId.PROVENANCE_NOT_JSON);
    assertThat(ids(verify("[".repeat(100_000)))).containsExactly(FindingId.PROVENANCE_NOT_JSON);
    assertThat(ids(verify(" ".repeat(StrictJson.LARGEST_DOCUMENT) + "1")))
        .containsExactly(FindingId.PROVENANCE_NOT_JSON);
  }

  @Test
  void blocks_bytes_that_are_not_utf_8() {
    byte[] latin1 = {'"', (byte) 0xe9, '"'};

    assertThat(
            ids(
                ForgedDocuments.verifier(ForgedDocuments.SIGSTORE.trustedRootJson())
                    .verify(latin1, ForgedDocuments.file())))
        .containsExactly(FindingId.PROVENANCE_NOT_JSON);
  }

  static Stream<Consumer<JsonObject>> misshapen() {
    return Stream.of(
        document -> document.remove("version"),
        document -> document.addProperty("version", "1"),
        document -> document.add("version", new JsonPrimitive(new BigDecimal("1.0"))),
        document -> at(document, "attestation_bundles", 0).remove("publisher"),
        document -> at(document, "attestation_bundles", 0, "publisher").remove("kind"),
        document -> at(document, "attestation_bundles", 0, "publisher").remove("repository"),
        document -> at(document, "attestation_bundles", 0, "publisher").remove("workflow"),
        document -> attestation(document).remove("version"),
        document -> at(attestation(document), "verification_material").remove("certificate"),
        document ->
            at(attestation(document), "verification_material").addProperty("certificate", "AAAA"),
        document ->
            at(attestation(document), "verification_material").remove("transparency_entries"),
        document -> at(attestation(document), "envelope").remove("signature"),
        document -> at(attestation(document), "envelope").addProperty("statement", "!"),
        document -> attestation(document).remove("envelope"),
        document -> entry(document).remove("kindVersion"),
        document -> entry(document).remove("logId"),
        document -> entry(document).addProperty("logIndex", "-1"),
        document -> entry(document).addProperty("integratedTime", "99999999999999999999"),
        document -> entry(document).addProperty("canonicalizedBody", "e30"),
        document -> at(entry(document), "inclusionProof").addProperty("rootHash", "AAAA"));
  }

  @ParameterizedTest
  @MethodSource("misshapen")
  void blocks_a_real_document_that_is_misshapen_in_one_place(Consumer<JsonObject> edit) {
    ProvenanceResult result = verifyForged(edit);

    assertThat(ids(result)).contains(FindingId.PROVENANCE_SHAPE);
    assertThat(result.verified()).isFalse();
  }

  @Test
  void blocks_a_list_of_bundles_that_is_absent_or_of_another_type() {
    assertThat(ids(verify("{\"version\":1}"))).containsExactly(FindingId.PROVENANCE_SHAPE);
    assertThat(ids(verify("{\"version\":1,\"attestation_bundles\":{}}")))
        .containsExactly(FindingId.PROVENANCE_SHAPE);
    assertThat(ids(verify("[]")))
        .containsExactly(FindingId.PROVENANCE_SHAPE, FindingId.PROVENANCE_SHAPE);
  }

  @Test
  void accepts_line_feeds_inside_base64() {
    assertThat(
            verifyForged(
                    document -> {
                      JsonObject envelope = at(attestation(document), "envelope");
                      String statement = envelope.get("statement").getAsString();
                      envelope.addProperty(
                          "statement", statement.replaceAll("(.{76})", "$1\n") + "\n");
                    })
                .verified())
        .isTrue();
  }

  @Test
  void judges_the_certificate_even_where_the_statement_is_damaged() {
    assertThat(forged(Forgery.STATEMENT_NULL, Forgery.CERTIFICATE_FOR_SERVERS))
        .containsExactly(FindingId.STATEMENT_SHAPE, FindingId.CERTIFICATE_USAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | an object",
        "[] | a list",
        "\"x\" | text",
        "7 | a number",
        "null | null",
        "true | a truth value"
      })
  void says_what_it_found_where_it_wanted_something_else(String json, String kind)
      throws Exception {
    JsonCursor value = JsonCursor.root("part", StrictJson.parse(Bytes.utf8(json)));

    assertThatThrownBy(kind.equals("a list") ? value::text : value::items)
        .isInstanceOf(ShapeException.class)
        .hasMessageStartingWith("part is " + kind + ", not ");
  }
}
