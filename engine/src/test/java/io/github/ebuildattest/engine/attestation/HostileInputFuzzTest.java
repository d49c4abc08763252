package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.engine.attestation.document.Envelope;
import io.github.ebuildattest.engine.attestation.document.LoggedEnvelope;
import io.github.ebuildattest.engine.attestation.document.ParsedAttestation;
import io.github.ebuildattest.engine.attestation.document.ProvenanceReader;
import io.github.ebuildattest.engine.attestation.document.SignedNote;
import io.github.ebuildattest.engine.attestation.document.SignedTimestamp;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.attestation.document.TransparencyEntry;
import io.github.ebuildattest.engine.attestation.document.TransparencyEntryReader;
import io.github.ebuildattest.engine.attestation.step.CertificatePath;
import io.github.ebuildattest.engine.attestation.step.CertificateTransparency;
import io.github.ebuildattest.engine.attestation.step.CertificateUsage;
import io.github.ebuildattest.engine.attestation.step.KnownTimestampAuthority;
import io.github.ebuildattest.engine.attestation.step.LogEntryKind;
import io.github.ebuildattest.engine.attestation.step.StepResult;
import io.github.ebuildattest.engine.attestation.step.SubjectMatchesFile;
import io.github.ebuildattest.engine.attestation.step.TimestampHolds;
import io.github.ebuildattest.engine.attestation.trust.Authority;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootReader;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.json.JsonCursor;
import io.github.ebuildattest.engine.json.NotJsonException;
import io.github.ebuildattest.engine.json.ShapeException;
import io.github.ebuildattest.engine.json.StrictJson;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the bytes are, reading them ends in a value, in findings or in this package's own
 * refusal, and costs at most {@link Allocation#BOUND}. A build tries the seeds and the inputs that
 * lie in the resources; {@code benchmarks/fuzz.sh} looks for more.
 */
class HostileInputFuzzTest {

  private static final ProvenanceVerifier VERIFIER =
      ForgedDocuments.verifier(ForgedDocuments.SIGSTORE.trustedRootJson());
  private static final AttestationResult GENUINE =
      ForgedDocuments.verify(ForgedDocuments.maker()).attestations().get(0);
  private static final SigningCertificate CERTIFICATE = certificate();
  private static final TransparencyEntry ENTRY = entry();
  private static final Envelope ENVELOPE = envelope();
  private static final List<Authority> AUTHORITIES =
      keys(ForgedDocuments.SIGSTORE.timestampedRoot().json()).timestampAuthorities();

  static Stream<byte[]> provenances() {
    return ExtensionForgery.identities()
        .map(identity -> utf8(ForgedDocuments.maker(identity).provenanceJson()));
  }

  @MethodSource("provenances")
  @DictionaryEntries({
    "\"version\":",
    "\"attestation_bundles\":",
    "\"publisher\":",
    "\"attestations\":",
    "\"verification_material\":",
    "\"certificate\":",
    "\"transparency_entries\":",
    "\"envelope\":",
    "null",
    "[]",
    "{}"
  })
  @FuzzTest
  void a_provenance_verifies_only_as_the_genuine_one_does(byte[] document) {
    within(
        () -> {
          ProvenanceResult result = VERIFIER.verify(document, ForgedDocuments.file());
          assertThat(Inspection.of(document)).isNotNull();
          if (result.verified() && result.attestations().get(0).publisher() != null) {
            assertThat(result.attestations().get(0).log()).isNotNull();
          }
          assertThat(result.verified()).isEqualTo(ForgedDocuments.ids(result).isEmpty());
        });
  }

  static Stream<byte[]> attestations() {
    return Stream.of(utf8(ForgedDocuments.maker().attestationJson()));
  }

  @MethodSource("attestations")
  @DictionaryEntries({
    "\"logIndex\":\"0\"",
    "\"integratedTime\":\"9223372036854775807\"",
    "\"inclusionPromise\":",
    "\"signedEntryTimestamp\":",
    "\"inclusionProof\":",
    "\"treeSize\":",
    "\"hashes\":[]",
    "\"canonicalizedBody\":",
    "\"kindVersion\":",
    "null"
  })
  @FuzzTest
  void an_attestation_verifies_only_with_the_genuine_claims(byte[] document) {
    within(
        () -> {
          ProvenanceResult result = VERIFIER.verifyAttestation(document, ForgedDocuments.file());
          if (result.verified()) {
            assertThat(result.attestations()).hasSize(1);
            assertThat(result.attestations().get(0).claims()).isEqualTo(GENUINE.claims());
            assertThat(result.attestations().get(0).log()).isEqualTo(GENUINE.log());
          } else {
            assertThat(ForgedDocuments.ids(result)).isNotEmpty();
          }
        });
  }

  static Stream<byte[]> statements() {
    return Stream.of(AttestationMaker.PUBLISH, AttestationMaker.SLSA)
        .map(predicate -> ForgedDocuments.maker().withPredicate(predicate).attestation())
        .map(attestation -> attestation.getAsJsonObject("envelope").get("statement").getAsString())
        .map(Base64.getDecoder()::decode);
  }

  @MethodSource("statements")
  @DictionaryEntries({
    "\"_type\":",
    "\"subject\":",
    "\"name\":\"foo-1.0.tar.gz\"",
    "\"foo-1.0-1-cp312.cp313-abi3-manylinux_2_17_x86_64.whl\"",
    "\"digest\":",
    "\"sha256\":",
    "\"predicateType\":",
    "\"predicate\":",
    "1!1.0rc1.post2.dev3+local"
  })
  @FuzzTest
  void a_statement_is_read_or_refused(byte[] payload) {
    within(
        () -> {
          try {
            Statement statement = Statement.parse(Bytes.of(payload));
            assertThat(statement.sha256()).matches("[0-9a-f]{64}");
            assertThat(SubjectMatchesFile.check(statement, ForgedDocuments.file())).isNotNull();
          } catch (ShapeException | NotJsonException e) {
            assertThat(e).hasMessageMatching("(?s).+");
          }
        });
  }

  static Stream<byte[]> certificates() {
    return Stream.of(CERTIFICATE.der().toArray());
  }

  @MethodSource("certificates")
  @FuzzTest
  void a_certificate_is_read_or_refused(byte[] der) {
    within(() -> certificate(der));
  }

  static Stream<byte[]> extensions() {
    return ExtensionForgery.seeds(CERTIFICATE.der());
  }

  /** The first byte chooses the extension, the rest is its value. */
  @MethodSource("extensions")
  @FuzzTest
  void a_certificate_extension_is_read_or_refused(byte[] input) {
    ExtensionForgery.of(CERTIFICATE.der(), input).ifPresent(der -> within(() -> certificate(der)));
  }

  static Stream<byte[]> trustedRoots() {
    return Stream.of(utf8(ForgedDocuments.SIGSTORE.trustedRootJson()));
  }

  @MethodSource("trustedRoots")
  @DictionaryEntries({
    "\"tlogs\":",
    "\"ctlogs\":",
    "\"certificateAuthorities\":",
    "\"timestampAuthorities\":",
    "\"PKIX_ED25519\"",
    "\"PKCS1_RSA_PKCS1V5\"",
    "\"start\":\"-999999999-01-01T00:00:00Z\"",
    "\"end\":\"+1000000000-12-31T23:59:59.999999999Z\"",
    "\"baseUrl\":\"https://h\"",
    "\"uri\":"
  })
  @FuzzTest
  void a_trusted_root_is_read_or_refused(byte[] document) {
    within(
        () -> {
          try {
            TrustedRoot root = TrustedRoot.parse(document, "fuzz", Instant.EPOCH);
            byte[] genuine = utf8(ForgedDocuments.maker().provenanceJson());
            ProvenanceResult result =
                new ProvenanceVerifier(root).verify(genuine, ForgedDocuments.file());
            assertThat(result.attestations()).hasSize(1);
          } catch (TrustedRootUnreadableException e) {
            assertThat(e).hasMessageContaining("fuzz");
          }
        });
  }

  static Stream<byte[]> checkpoints() {
    TransparencyEntry.Proof proof = ENTRY.proof();
    return proof == null || proof.checkpoint() == null
        ? Stream.of()
        : Stream.of(utf8(proof.checkpoint()));
  }

  @MethodSource("checkpoints")
  @FuzzTest
  void a_checkpoint_is_read_or_refused(byte[] note) {
    within(
        () -> {
          try {
            assertThat(SignedNote.parse(Bytes.of(note).utf8()).treeSize()).isNotNegative();
          } catch (ShapeException e) {
            assertThat(e).hasMessageMatching("(?s).+");
          }
        });
  }

  static Stream<byte[]> timestamps() {
    byte[] signature = ENVELOPE.signature().toArray();
    return Stream.of(
        ForgedDocuments.SIGSTORE.timestampAuthority().token(signature, ForgedDocuments.TIME, true),
        ForgedDocuments.SIGSTORE.timestampAuthority().response(signature, ForgedDocuments.TIME));
  }

  @MethodSource("timestamps")
  @FuzzTest
  void a_timestamp_is_read_or_refused(byte[] der) {
    within(
        () -> {
          try {
            SignedTimestamp timestamp = SignedTimestamp.parse(Bytes.of(der));
            assertThat(KnownTimestampAuthority.check(timestamp, AUTHORITIES)).isNotNull();
            StepResult<Instant> time =
                TimestampHolds.check(timestamp, AUTHORITIES.get(0), ENVELOPE);
            assertThat(time.value()).isIn(null, ForgedDocuments.TIME);
          } catch (ShapeException e) {
            assertThat(e).hasMessageMatching("(?s).+");
          }
        });
  }

  static Stream<byte[]> logBodies() {
    return Stream.of(ENTRY.body().toArray());
  }

  @MethodSource("logBodies")
  @FuzzTest
  void a_log_body_is_read_or_refused(byte[] body) {
    within(
        () -> {
          for (String version : List.of("0.0.1", "0.0.2")) {
            TransparencyEntry entry =
                new TransparencyEntry(
                    ENTRY.logIndex(),
                    ENTRY.logId(),
                    "dsse",
                    version,
                    ENTRY.integratedTime(),
                    ENTRY.signedEntryTimestamp(),
                    ENTRY.proof(),
                    Bytes.of(body));
            StepResult<LoggedEnvelope> outcome = LogEntryKind.check(entry);
            assertThat(outcome.value() == null).isNotEqualTo(outcome.finding() == null);
          }
        });
  }

  private static void certificate(byte[] der) {
    try {
      SigningCertificate certificate = SigningCertificate.parse(Bytes.of(der));
      TrustedRoot.Keys keys = keys(ForgedDocuments.SIGSTORE.trustedRootJson());
      assertThat(CertificateUsage.check(certificate)).isNotNull();
      StepResult<?> path =
          CertificatePath.check(certificate, keys.authorities(), ForgedDocuments.TIME);
      assertThat(path.failure().isEmpty()).isEqualTo(certificate.der().equals(CERTIFICATE.der()));
      // a path is given, so that the timestamps are judged though the signature does not hold
      assertThat(
              CertificateTransparency.check(
                  certificate, keys.authorities().get(0).chain().get(0), keys.certificateLogs()))
          .isNotNull();
    } catch (ShapeException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  private static Envelope envelope() {
    ParsedAttestation genuine =
        ProvenanceReader.attestation(Bytes.utf8(ForgedDocuments.maker().attestationJson()))
            .attestations()
            .get(0)
            .attestation();
    return Objects.requireNonNull(genuine.envelope());
  }

  private static TrustedRoot.Keys keys(String json) {
    try {
      return TrustedRootReader.read(Bytes.utf8(json));
    } catch (ShapeException | NotJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static SigningCertificate certificate() {
    try {
      return SigningCertificate.parse(
          JsonCursor.root(
                  "a", StrictJson.parse(Bytes.utf8(ForgedDocuments.maker().attestationJson())))
              .get("verification_material")
              .get("certificate")
              .base64());
    } catch (ShapeException | NotJsonException e) {
      throw new AssertionError(e);
    }
  }

  private static TransparencyEntry entry() {
    JsonObject document =
        JsonParser.parseString(ForgedDocuments.maker().provenanceJson()).getAsJsonObject();
    try {
      return TransparencyEntryReader.read(
          JsonCursor.root(
              "entry", StrictJson.parse(Bytes.utf8(RealDocuments.entry(document).toString()))));
    } catch (ShapeException | NotJsonException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * A first time may load classes, which a fuzzer instruments at a price; a second one does not.
   */
  private static void within(Runnable work) {
    if (Allocation.of(work) >= Allocation.BOUND) {
      assertThat(Allocation.of(work)).isLessThan(Allocation.BOUND);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
