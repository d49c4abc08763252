package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.IDENTITY;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.TIME;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static io.github.ebuildattest.engine.attestation.SignedForgery.statement;
import static io.github.ebuildattest.engine.attestation.SignedForgery.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pep740.Provenance;
import io.github.ebuildattest.testkit.sigstore.Dsse;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.GoogleIdentity;
import io.github.ebuildattest.testkit.sigstore.LogBody;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forgeries that are signed: with stolen keys, by strangers, or under another instance. */
class ForgedSignersMatrixTest {

  private static final GitHubIdentity STRANGER =
      GitHubIdentity.releasing("cuckoo/nest", "666", "13", "1.2.0");
  private static final PrivateSigstore OTHER_INSTANCE = PrivateSigstore.of("strangers");
  private static final AttestationMaker OTHER_FILE =
      AttestationMaker.of(
          SIGSTORE,
          IDENTITY,
          "heron_tools-7.0.tar.gz",
          "another archive".getBytes(StandardCharsets.US_ASCII),
          TIME.plusSeconds(60));

  static Stream<Arguments> signed() {
    byte[] other = utf8(new String(statement(), StandardCharsets.UTF_8).replace("1.2.0", "1.2.1"));
    SignedForgery honest = SignedForgery.of(IDENTITY, statement());
    byte[] reissued =
        SIGSTORE
            .authority()
            .issue(
                SignedForgery.request(IDENTITY, honest.key()).withSerial(BigInteger.valueOf(741)));
    return Stream.of(
        arguments(
            "a certificate issued again for the same key, the entry being of the first",
            SignedForgery.of(IDENTITY, statement())
                .withCertificate(reissued)
                .withBody(honest.body())
                .provenance(),
            List.of(FindingId.LOG_ENTRY_MISMATCH)),
        arguments(
            "an entry of a certificate issued again for the same key",
            SignedForgery.of(IDENTITY, statement())
                .withBody(SignedForgery.of(IDENTITY, statement()).withCertificate(reissued).body())
                .provenance(),
            List.of(FindingId.LOG_ENTRY_MISMATCH)),
        arguments(
            "the same key certified for a stranger",
            SignedForgery.of(IDENTITY, statement())
                .withCertificate(
                    SIGSTORE.authority().issue(SignedForgery.request(STRANGER, honest.key())))
                .provenance(),
            List.of(FindingId.PUBLISHER_DISAGREES)),
        arguments(
            "the same key certified by an impostor",
            SignedForgery.of(IDENTITY, statement())
                .withCertificate(
                    SIGSTORE.impostor().issue(SignedForgery.request(IDENTITY, honest.key())))
                .provenance(),
            List.of(FindingId.CERTIFICATE_UNTRUSTED)),
        arguments(
            "a key that leaked and was used a day later",
            SignedForgery.of(IDENTITY, statement())
                .withCertificate(
                    SIGSTORE
                        .authority()
                        .issue(
                            SignedForgery.request(IDENTITY, honest.key())
                                .withNotBefore(TIME.minus(Duration.ofDays(1)))))
                .provenance(),
            List.of(FindingId.SIGNING_TIME_OUTSIDE_CERTIFICATE)),
        arguments(
            "another statement, signed by a stranger's key under the same certificate",
            SignedForgery.of(IDENTITY, other)
                .withSignature(SIGSTORE.key("stranger").sign(Dsse.preAuthenticationEncoding(other)))
                .provenance(),
            List.of(FindingId.SIGNATURE_INVALID)),
        arguments(
            "the same statement, honestly signed by a stranger",
            new Provenance()
                .bundle(IDENTITY.publisher(), SignedForgery.of(STRANGER, statement()).attestation())
                .json(),
            List.of(FindingId.PUBLISHER_DISAGREES)),
        arguments(
            "the same statement, honestly signed by an account of Google's",
            new Provenance()
                .bundle(
                    IDENTITY.publisher(),
                    SignedForgery.of(new GoogleIdentity("cuckoo@nest.example"), statement())
                        .attestation())
                .json(),
            List.of(FindingId.ISSUER_MISMATCH, FindingId.PUBLISHER_DISAGREES)),
        arguments(
            "the same names from another identity provider",
            SignedForgery.of(IDENTITY.withIssuer("https://token.actions.example.org"), statement())
                .provenance(),
            List.of(FindingId.ISSUER_MISMATCH)),
        arguments(
            "the bare statement signed instead of its encoding",
            SignedForgery.of(IDENTITY, statement())
                .withSignature(honest.key().sign(statement()))
                .provenance(),
            List.of(FindingId.SIGNATURE_INVALID)),
        arguments(
            "a log body that names a second signature",
            SignedForgery.of(IDENTITY, statement()).withBody(twoSignatures(honest)).provenance(),
            List.of(FindingId.LOG_ENTRY_MISMATCH)),
        arguments(
            "everything from another instance of Sigstore",
            AttestationMaker.of(
                    OTHER_INSTANCE,
                    IDENTITY,
                    ForgedDocuments.FILE_NAME,
                    ForgedDocuments.FILE_BYTES,
                    TIME)
                .provenanceJson(),
            List.of(FindingId.CERTIFICATE_UNTRUSTED, FindingId.TRUSTED_ROOT_LACKS_KEY)),
        arguments(
            "SLSA by a stranger beside the honest attestation",
            honest.provenance(
                ForgedDocuments.maker(STRANGER).withPredicate(AttestationMaker.SLSA).attestation()),
            List.of(FindingId.PUBLISHER_DISAGREES)),
        arguments(
            "SLSA for another file beside the honest attestation",
            honest.provenance(OTHER_FILE.withPredicate(AttestationMaker.SLSA).attestation()),
            List.of(FindingId.SUBJECT_MISMATCH, FindingId.DIGEST_MISMATCH)),
        arguments(
            "the publisher in another case",
            new Provenance()
                .bundle(
                    IDENTITY.withRepository("Heronry/heron-parser").publisher(),
                    honest.attestation())
                .json(),
            List.of(FindingId.PUBLISHER_DISAGREES)),
        arguments(
            "a repository whose name begins like the publisher's",
            new Provenance()
                .bundle(
                    IDENTITY.publisher(),
                    SignedForgery.of(
                            IDENTITY.withRepository("heronry/heron-parser-evil"), statement())
                        .attestation())
                .json(),
            List.of(FindingId.PUBLISHER_DISAGREES)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("signed")
  void refuses_a_forgery_whose_parts_fit_each_other(
      String name, String document, List<FindingId> expected) {
    ProvenanceResult result = ForgedDocuments.verify(document);

    assertThat(result.verified()).as(name).isFalse();
    assertThat(ForgedDocuments.ids(result)).as(name).containsAll(expected);
  }

  private static LogBody twoSignatures(SignedForgery honest) {
    JsonObject body =
        JsonParser.parseString(new String(honest.body().canonical(), StandardCharsets.UTF_8))
            .getAsJsonObject();
    JsonArray signatures = at(body, "spec").getAsJsonArray("signatures");
    signatures.add(signatures.get(0).deepCopy());
    return LogBody.of("dsse", "0.0.1", utf8(body.toString()));
  }
}
