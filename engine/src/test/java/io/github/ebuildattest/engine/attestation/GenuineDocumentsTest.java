package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.RealDocuments.bytes;
import static io.github.ebuildattest.engine.attestation.RealDocuments.file;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verifier;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verify;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.LogRecord;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GenuineDocumentsTest {

  @Test
  void verifies_two_versions_under_one_identity_to_the_letter() {
    AttestationResult older = only(verify(RealDocuments.ABI3INFO_OLDER, "production"));
    AttestationResult newer = only(verify(RealDocuments.ABI3INFO, "production"));

    assertThat(newer.claims())
        .isEqualTo(
            new Claims(
                "https://github.com/woodruffw/abi3info/.github/workflows/release.yml@refs/tags/v2024.10.08",
                false,
                "https://token.actions.githubusercontent.com",
                "https://github.com/woodruffw/abi3info/.github/workflows/release.yml@refs/tags/v2024.10.08",
                newer.claims().buildSignerDigest(),
                "github-hosted",
                "https://github.com/woodruffw/abi3info",
                newer.claims().buildSignerDigest(),
                "refs/tags/v2024.10.08",
                "538293197",
                "https://github.com/woodruffw",
                "3059210",
                "https://github.com/woodruffw/abi3info/.github/workflows/release.yml@refs/tags/v2024.10.08",
                newer.claims().buildSignerDigest(),
                "release",
                newer.claims().runInvocationUri(),
                "public",
                null,
                null));
    assertThat(newer.claims().buildSignerDigest()).matches("[0-9a-f]{40}");
    assertThat(newer.claims().runInvocationUri())
        .startsWith("https://github.com/woodruffw/abi3info/actions/runs/");
    assertThat(newer.publisher())
        .isEqualTo(new Publisher.GitHub("woodruffw/abi3info", "release.yml", null));
    assertThat(older.claims().sourceRepositoryRef()).isEqualTo("refs/tags/v2024.10.03");
    assertThat(older.claims().sourceRepositoryId()).isEqualTo("538293197");
    assertThat(older.claims().sourceRepositoryOwnerId()).isEqualTo("3059210");
    assertThat(older.log())
        .isEqualTo(
            new LogRecord(
                "c0d23d6ad406973f9559f3ba2d1ca01f84147d8ffc5b8445c224f98b9591801d",
                136619283,
                Instant.ofEpochSecond(1727988030)));
  }

  @Test
  void verifies_a_bare_attestation_of_a_repository_under_its_former_name() {
    Claims claims = bare(RealDocuments.MODELS, ".publish.attestation").claims();

    assertThat(identity(claims))
        .containsExactly(
            "https://github.com/trailofbits/pypi-attestation-models",
            "772247423",
            "2314423",
            "refs/tags/v0.0.4a2",
            "release");
  }

  @Test
  void verifies_a_bare_attestation_of_the_same_repository_renamed() {
    Claims claims = bare(RealDocuments.ATTESTATIONS_16, ".publish.attestation").claims();

    assertThat(identity(claims))
        .containsExactly(
            "https://github.com/trailofbits/pypi-attestations",
            "772247423",
            "2314423",
            "refs/tags/v0.0.16",
            "release");
  }

  @Test
  void verifies_provenance_and_bare_attestation_of_one_file_alike() {
    AttestationResult provenance = only(verify(RealDocuments.ATTESTATIONS_19, "production"));
    AttestationResult bare = bare(RealDocuments.ATTESTATIONS_19, ".publish.attestation");

    assertThat(identity(provenance.claims()))
        .containsExactly(
            "https://github.com/trailofbits/pypi-attestations",
            "772247423",
            "2314423",
            "refs/tags/v0.0.19",
            "release");
    assertThat(bare.claims()).isEqualTo(provenance.claims());
    assertThat(bare.log()).isEqualTo(provenance.log());
    assertThat(bare.publisher()).isNull();
  }

  @Test
  void holds_a_genuine_slsa_attestation_for_no_publish_attestation() {
    ProvenanceResult result =
        verifier("production")
            .verifyAttestation(
                bytes(RealDocuments.ATTESTATIONS_19 + ".slsa.attestation"),
                file(RealDocuments.ATTESTATIONS_19));

    assertThat(result.findings())
        .extracting(Finding::id)
        .containsExactly(FindingId.NO_PUBLISH_ATTESTATION);
    assertThat(result.attestations().get(0).verified()).isTrue();
    assertThat(result.attestations().get(0).predicate())
        .isEqualTo("https://slsa.dev/provenance/v1");
  }

  @Test
  void verifies_one_document_in_both_of_its_serialisations() {
    ProvenanceResult first = verify(RealDocuments.SAMPLEPROJECT, "production");
    ProvenanceResult second =
        verifier("production")
            .verify(
                bytes(RealDocuments.SAMPLEPROJECT + ".provenance.reserialized"),
                file(RealDocuments.SAMPLEPROJECT));

    assertThat(identity(only(first).claims()))
        .containsExactly(
            "https://github.com/pypa/sampleproject",
            "14899596",
            "647025",
            "refs/heads/main",
            "push");
    assertThat(second).isEqualTo(first);
  }

  @Test
  void verifies_an_attestation_from_gitlab() {
    Claims claims = bare(RealDocuments.GITLAB, ".publish.attestation").claims();

    assertThat(identity(claims))
        .containsExactly(
            "https://gitlab.com/facutuesca/gitlab-oidc-project",
            "55235664",
            "12885801",
            "refs/heads/main",
            "push");
    assertThat(claims.issuer()).isEqualTo("https://gitlab.com");
    assertThat(claims.runnerEnvironment()).isEqualTo("gitlab-hosted");
  }

  @Test
  void verifies_an_attestation_of_a_google_cloud_account() {
    AttestationResult result = only(verify(RealDocuments.GOOGLE, "production"));

    assertThat(result.claims().subject())
        .isEqualTo("919436158236-compute@developer.gserviceaccount.com");
    assertThat(result.claims().subjectIsEmail()).isTrue();
    assertThat(result.claims().issuer()).isEqualTo("https://accounts.google.com");
    assertThat(identity(result.claims())).containsOnlyNulls();
    assertThat(result.publisher())
        .isEqualTo(new Publisher.Google("919436158236-compute@developer.gserviceaccount.com"));
  }

  private static List<String> identity(Claims claims) {
    return Stream.of(
            claims.sourceRepositoryUri(),
            claims.sourceRepositoryId(),
            claims.sourceRepositoryOwnerId(),
            claims.sourceRepositoryRef(),
            claims.buildTrigger())
        .toList();
  }

  private static AttestationResult bare(String distribution, String suffix) {
    return only(
        verifier("production").verifyAttestation(bytes(distribution + suffix), file(distribution)));
  }

  private static AttestationResult only(ProvenanceResult result) {
    assertThat(result.findings()).isEmpty();
    assertThat(result.attestations()).hasSize(1);
    assertThat(result.attestations().get(0).findings()).isEmpty();
    assertThat(result.verified()).isTrue();
    return result.attestations().get(0);
  }
}
