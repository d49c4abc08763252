package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.IDENTITY;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.SIGSTORE;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.ebuildattest.engine.attestation.document.SignedCertificateTimestamp;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.attestation.step.CertificateTransparency;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootReader;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.json.ShapeException;
import io.github.ebuildattest.testkit.pep740.Provenance;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single steps, called with what a whole document cannot bring before them. */
class StepDetailsTest {

  private static final ASN1ObjectIdentifier TIMESTAMPS =
      new ASN1ObjectIdentifier(SignedCertificateTimestamp.EXTENSION);

  /** Behind the octet string's head, two lengths, version, log, time and no extensions. */
  private static final int ALGORITHMS = 2 + 2 + 2 + 1 + 32 + 8 + 2;

  @Test
  void finds_a_list_of_certificate_timestamps_that_is_none() throws Exception {
    assertThat(timestamps(new byte[0]).map(Finding::id)).contains(FindingId.SCT_INVALID);
    assertThat(timestamps(new byte[] {5, 0}).map(Finding::id)).contains(FindingId.SCT_INVALID);
    assertThat(timestamps(new byte[] {4, 1, 0}).map(Finding::id)).contains(FindingId.SCT_INVALID);
  }

  @Test
  void finds_a_certificate_timestamp_of_another_algorithm_version_or_length() throws Exception {
    byte[] genuine = genuine();
    assertThat(timestamps(genuine)).isEmpty();

    byte[] rsa = genuine.clone();
    rsa[ALGORITHMS + 1] = 1;
    assertThat(timestamps(rsa).orElseThrow().message()).contains("another algorithm");
    byte[] version = genuine.clone();
    version[6] = 1;
    assertThat(timestamps(version).orElseThrow().message()).contains("not of version 1");
    byte[] longer = Arrays.copyOf(genuine, genuine.length + 1);
    longer[1]++;
    assertThat(timestamps(longer).orElseThrow().id()).isEqualTo(FindingId.SCT_INVALID);
  }

  private static byte[] genuine() throws Exception {
    return der()
        .getTBSCertificate()
        .getExtensions()
        .getExtension(TIMESTAMPS)
        .getExtnValue()
        .getOctets();
  }

  private static Certificate der() {
    return Certificate.getInstance(
        SignedForgery.of(IDENTITY, SignedForgery.statement()).certificate());
  }

  private static Optional<Finding> timestamps(byte[] extension) throws Exception {
    TrustedRoot.Keys keys = TrustedRootReader.read(Bytes.utf8(SIGSTORE.trustedRootJson()));
    return CertificateTransparency.check(
        SigningCertificate.parse(Bytes.of(ExtensionForgery.with(der(), TIMESTAMPS, extension))),
        keys.authorities().get(0).chain().get(0),
        keys.certificateLogs());
  }

  @Test
  void blocks_an_environment_that_is_not_the_certificates_and_takes_it_in_any_case() {
    var attestation =
        SignedForgery.of(IDENTITY.withEnvironment("pypi"), SignedForgery.statement()).attestation();

    assertThat(under("pypi", attestation)).isEmpty();
    assertThat(under("PyPI", attestation)).isEmpty();
    assertThat(under(null, attestation)).isEmpty();
    assertThat(under("test-pypi", attestation)).containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  private static List<FindingId> under(String environment, JsonObject attestation) {
    return ids(
        verify(
            new Provenance()
                .bundle(IDENTITY.withEnvironment(environment).publisher(), attestation)
                .json()));
  }

  @Test
  void tells_what_the_document_names_and_what_the_certificate_says() {
    String document =
        new Provenance()
            .bundle(
                IDENTITY.withWorkflow("test.yml").publisher(),
                SignedForgery.of(IDENTITY, SignedForgery.statement()).attestation())
            .json();

    assertThat(verify(document).attestations().get(0).findings())
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("workflow test.yml", "/release.yml@refs/tags/v1.2.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"text\"", "[]", "1", "true"})
  void refuses_a_predicate_that_is_no_object_and_not_null(String predicate) {
    String statement =
        new String(SignedForgery.statement(), StandardCharsets.UTF_8)
            .replace("\"predicate\":null", "\"predicate\":" + predicate);

    assertThatThrownBy(() -> Statement.parse(Bytes.utf8(statement)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("predicate");
  }

  @Test
  void blocks_a_list_of_attestations_of_another_type() {
    assertThat(
            ids(
                verify(
                    "{\"version\":1,\"attestation_bundles\":[{\"publisher\":{\"kind\":\"Google\","
                        + "\"email\":\"a@b\"},\"attestations\":{}}]}")))
        .containsExactly(FindingId.PROVENANCE_SHAPE);
    assertThat(Inspection.of("[]".getBytes(StandardCharsets.UTF_8)).findings())
        .extracting(Finding::id)
        .containsExactly(FindingId.PROVENANCE_SHAPE);
  }
}
