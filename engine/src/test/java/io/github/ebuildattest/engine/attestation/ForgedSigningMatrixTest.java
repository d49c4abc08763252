package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.TIME;
import static io.github.ebuildattest.engine.attestation.SignedForgery.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.Identity;
import io.github.ebuildattest.testkit.sigstore.LogBody;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import io.github.ebuildattest.testkit.sigstore.StatedIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every field of what is signed, one at a time, and everything behind it honestly made. */
@Tag("thorough")
class ForgedSigningMatrixTest {

  private static final ProvenanceVerifier VERIFIER =
      ForgedDocuments.verifier(SIGSTORE.trustedRootJson());

  @Test
  void refuses_every_forged_statement_though_it_is_signed_and_logged() {
    ForgedMatrix matrix = ForgedMatrix.of("forged-statement.table");
    ExtensionForgery.identities()
        .forEach(
            identity ->
                matrix.judge(
                    identity.subject(),
                    tree(new String(SignedForgery.statement(), StandardCharsets.UTF_8)),
                    List.of(),
                    text -> found(SignedForgery.of(identity, utf8(text)).provenance())));
    JsonObject publish =
        SignedForgery.of(ForgedDocuments.IDENTITY, SignedForgery.statement()).attestation();
    matrix.judge(
        "SLSA beside publish",
        statement(ForgedDocuments.maker().withPredicate(AttestationMaker.SLSA).attestation()),
        List.of(),
        text -> found(SignedForgery.of(ForgedDocuments.IDENTITY, utf8(text)).provenance(publish)));

    assertThat(matrix.unused()).isEmpty();
    assertThat(matrix.forgeries()).isGreaterThan(250);
  }

  @Test
  void refuses_every_forged_log_body_though_the_log_has_taken_it() {
    ForgedMatrix matrix = ForgedMatrix.of("forged-log-body.table");
    ExtensionForgery.identities()
        .forEach(
            identity -> {
              SignedForgery honest = SignedForgery.of(identity, SignedForgery.statement());
              JsonElement body =
                  tree(new String(honest.body().canonical(), StandardCharsets.UTF_8));
              matrix.judge(
                  identity.subject(),
                  body,
                  List.of(),
                  text ->
                      found(
                          SignedForgery.of(identity, SignedForgery.statement())
                              .withBody(LogBody.of("dsse", "0.0.1", utf8(text)))
                              .provenance()));
            });

    assertThat(matrix.unused()).isEmpty();
    assertThat(matrix.forgeries()).isGreaterThan(300);
  }

  @Test
  void refuses_every_forged_claim_though_the_authority_has_certified_it() {
    ForgedMatrix matrix =
        ForgedMatrix.of(
            "forged-claims.table",
            Damage.DROP,
            Damage.EMPTY,
            Damage.SHORT,
            Damage.FLIP_FIRST,
            Damage.FLIP_MIDDLE,
            Damage.FLIP_LAST);
    Stream.concat(
            ExtensionForgery.identities(),
            Stream.of(ForgedDocuments.IDENTITY.withEnvironment("pypi")))
        .forEach(
            identity ->
                matrix.judge(
                    identity.subject(),
                    claims(identity),
                    List.of(),
                    text ->
                        found(
                            SignedForgery.of(
                                    identity(identity, tree(text)), SignedForgery.statement())
                                .provenance())));

    assertThat(matrix.unused()).isEmpty();
    assertThat(matrix.forgeries()).isGreaterThan(70);
  }

  /** The subject and the claims, as if a certificate were a JSON object. */
  private static JsonObject claims(Identity identity) {
    JsonObject claims = new JsonObject();
    claims.addProperty(subject(identity), identity.subject());
    identity.claims().forEach((arc, text) -> claims.addProperty(arc.toString(), text));
    return claims;
  }

  private static String subject(Identity identity) {
    return identity.publisher().get("kind").getAsString() + ".subject";
  }

  /** Whom the object speaks of; without a subject it is an empty one. */
  private static Identity identity(Identity honest, JsonElement said) {
    SortedMap<Integer, String> claims = new TreeMap<>();
    String subject = "";
    for (var member : said.getAsJsonObject().entrySet()) {
      if (member.getKey().equals(subject(honest))) {
        subject = member.getValue().getAsString();
      } else {
        claims.put(Integer.valueOf(member.getKey()), member.getValue().getAsString());
      }
    }
    return new StatedIdentity(subject, honest.subjectIsEmail(), claims, honest.publisher());
  }

  @Test
  void refuses_a_genuine_document_under_every_forged_trusted_root() {
    ForgedMatrix matrix = ForgedMatrix.of("forged-trusted-root.table");
    ExtensionForgery.identities()
        .forEach(
            identity -> {
              byte[] document =
                  utf8(ForgedDocuments.maker(identity).timestamped().provenanceJson());
              matrix.judge(
                  identity.subject(),
                  root(SIGSTORE),
                  List.of(root(PrivateSigstore.of("strangers"))),
                  text -> under(text, document));
            });

    assertThat(matrix.unused()).isEmpty();
    assertThat(matrix.forgeries()).isGreaterThan(900);
  }

  private static JsonElement root(PrivateSigstore sigstore) {
    Instant start = Instant.parse("2020-01-01T00:00:00Z");
    Instant end = Instant.parse("2060-01-01T00:00:00Z");
    return tree(
        sigstore
            .timestampedRoot()
            .withTimestampValidity(start, end)
            .withLogValidity(start, end)
            .withCtLogValidity(start, end)
            .withAuthorityValidity(start, end)
            .json());
  }

  private static List<String> under(String root, byte[] document) {
    try {
      return ForgedDocuments.names(
          new ProvenanceVerifier(TrustedRoot.parse(utf8(root), "forged", TIME))
              .verify(document, ForgedDocuments.file()));
    } catch (TrustedRootUnreadableException e) {
      return List.of("trusted-root-unreadable");
    }
  }

  private static List<String> found(String provenance) {
    return ForgedDocuments.names(VERIFIER.verify(utf8(provenance), ForgedDocuments.file()));
  }

  private static JsonElement statement(JsonObject attestation) {
    byte[] bytes =
        Base64.getDecoder()
            .decode(attestation.getAsJsonObject("envelope").get("statement").getAsString());
    return tree(new String(bytes, StandardCharsets.UTF_8));
  }

  private static JsonElement tree(String text) {
    return JsonParser.parseString(text);
  }
}
