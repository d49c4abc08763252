package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.IDENTITY;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.forged;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.maker;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verifyForged;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.sigstore.GitLabIdentity;
import io.github.ebuildattest.testkit.sigstore.GoogleIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityChecksTest {

  private static final GoogleIdentity GOOGLE = new GoogleIdentity("builder@heronry.example");
  private static final GitLabIdentity GITLAB =
      new GitLabIdentity(
          "heronry/birds/heron-parser",
          "ci/release.yml",
          "pypi",
          "4711",
          "42",
          "refs/tags/1.2.0",
          "push",
          "gitlab-hosted");

  @Test
  void blocks_a_publisher_whose_repository_the_certificate_does_not_name() {
    assertThat(forged(Forgery.PUBLISHER_OTHER)).containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void blocks_a_publisher_whose_workflow_the_certificate_does_not_name() {
    assertThat(forged(Forgery.PUBLISHER_OTHER_WORKFLOW))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void blocks_a_publisher_whose_account_the_certificate_does_not_name() {
    assertThat(ids(verify(maker(GOOGLE).forged(Forgery.PUBLISHER_OTHER))))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void accepts_a_google_cloud_account() {
    ProvenanceResult result = verify(maker(GOOGLE));

    assertThat(ids(result)).isEmpty();
    assertThat(result.attestations().get(0).publisher())
        .isEqualTo(new Publisher.Google("builder@heronry.example"));
  }

  @Test
  void accepts_a_gitlab_pipeline_and_blocks_another_one() {
    ProvenanceResult result = verify(maker(GITLAB));

    assertThat(ids(result)).isEmpty();
    assertThat(result.attestations().get(0).publisher())
        .isEqualTo(new Publisher.GitLab("heronry/birds/heron-parser", "ci/release.yml", "pypi"));
    assertThat(ids(verify(maker(GITLAB).forged(Forgery.PUBLISHER_OTHER_WORKFLOW))))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
    assertThat(ids(verify(maker(GITLAB).forged(Forgery.PUBLISHER_OTHER))))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void blocks_a_certificate_of_another_identity_provider() {
    assertThat(forged(Forgery.ISSUER_OTHER)).containsExactly(FindingId.ISSUER_MISMATCH);
  }

  @Test
  void blocks_a_publisher_of_a_kind_that_nobody_knows_and_still_judges_the_cryptography() {
    assertThat(forged(Forgery.PUBLISHER_KIND_UNKNOWN)).containsExactly(FindingId.PUBLISHER_UNKNOWN);
    assertThat(forged(Forgery.PUBLISHER_KIND_UNKNOWN, Forgery.SCT_MISSING))
        .containsExactly(FindingId.PUBLISHER_UNKNOWN, FindingId.SCT_MISSING);
  }

  @ParameterizedTest
  @CsvSource({
    "repository, Woodruffw/abi3info",
    "repository, woodruffw/abi3info/",
    "repository, woodruffw/abi3info.git",
    "workflow, test.yml",
    "workflow, release.yml@refs/tags/v2024.10.08"
  })
  void blocks_a_real_document_that_names_almost_the_same_publisher(String key, String value) {
    assertThat(
            ids(
                verifyForged(
                    document ->
                        at(document, "attestation_bundles", 0, "publisher")
                            .addProperty(key, value))))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void blocks_a_real_document_that_names_the_same_repository_on_another_host() {
    assertThat(
            ids(
                verifyForged(
                    document -> {
                      var publisher = at(document, "attestation_bundles", 0, "publisher");
                      publisher.addProperty("kind", "GitLab");
                      publisher.addProperty("workflow_filepath", "release.yml");
                    })))
        .containsExactly(FindingId.ISSUER_MISMATCH, FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void blocks_a_certificate_whose_repository_is_another_than_its_workflows() {
    assertThat(ids(verify(maker(IDENTITY.withClaim(12, "https://github.com/somebody/else")))))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void accepts_a_certificate_that_carries_ref_or_commit_alone_and_blocks_one_without_both() {
    String commit = IDENTITY.claims().get(13);
    String workflow = "https://github.com/heronry/heron-parser/.github/workflows/release.yml@";

    assertThat(ids(verify(maker(IDENTITY.withClaim(13, null))))).isEmpty();
    assertThat(ids(verify(maker(IDENTITY.withClaim(14, null).withClaim(18, workflow + commit)))))
        .isEmpty();
    Identity neither = IDENTITY.withClaim(13, null).withClaim(14, null);
    assertThat(ids(verify(maker(neither)))).containsExactly(FindingId.PUBLISHER_DISAGREES);
    assertThat(ids(verify(maker(neither.withClaim(18, workflow + "null")))))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void blocks_another_environment_than_the_certificate_carries() {
    assertThat(ids(verify(maker(IDENTITY.withEnvironment("pypi"))))).isEmpty();
    assertThat(ids(verify(maker(IDENTITY.withEnvironment("pypi").withClaim(23, "staging")))))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
    assertThat(ids(verify(maker(GITLAB.withClaim(23, "")))))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void accepts_another_case_of_the_environment_and_a_certificate_from_before_they_carried_it() {
    assertThat(ids(verify(maker(IDENTITY.withEnvironment("pypi").withClaim(23, "PyPI")))))
        .isEmpty();
    assertThat(ids(verify(maker(IDENTITY.withEnvironment("pypi").withClaim(23, null))))).isEmpty();
  }

  @Test
  void accepts_a_reusable_workflow_and_keeps_who_signed_apart_from_who_was_started() {
    String reusable =
        "https://github.com/heronry/pipelines/.github/workflows/publish.yml@refs/heads/main";

    ProvenanceResult result = verify(maker(IDENTITY.withClaim(9, reusable)));

    assertThat(ids(result)).isEmpty();
    assertThat(result.attestations().get(0).claims().buildSignerUri()).isEqualTo(reusable);
    assertThat(result.attestations().get(0).claims().buildConfigUri())
        .endsWith("heron-parser/.github/workflows/release.yml@refs/tags/v1.2.0");
  }

  @Test
  void blocks_a_certificate_without_any_claim() {
    assertThat(
            ids(verify(maker(IDENTITY.withClaim(8, null).withClaim(12, null).withClaim(18, null)))))
        .containsExactly(FindingId.ISSUER_MISMATCH, FindingId.PUBLISHER_DISAGREES);
  }

  @Test
  void reads_the_deployment_environment_and_the_tokens_own_subject() {
    Claims claims = verify(maker(IDENTITY.withEnvironment("pypi"))).attestations().get(0).claims();

    assertThat(claims.deploymentEnvironment()).isEqualTo("pypi");
    assertThat(claims.tokenSubject()).isEqualTo("repo:heronry/heron-parser:environment:pypi");
  }
}
