package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.maker;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.verify;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.sigstore.CircleCiIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CircleCiTest {

  private static final CircleCiIdentity PIPELINE =
      CircleCiIdentity.releasing("heronry/heron-parser", "project", "1.2.0");

  private static final CircleCiIdentity HOOKED =
      new CircleCiIdentity("project", "definition", null, null, "");

  @Test
  void accepts_a_pipeline_of_a_repository() {
    ProvenanceResult result = verify(maker(PIPELINE));

    assertThat(ids(result)).isEmpty();
    assertThat(result.verified()).isTrue();
    assertThat(result.attestations().get(0).publisher())
        .isEqualTo(
            new Publisher.CircleCI(
                "project",
                PIPELINE.pipelineDefinitionId(),
                "github.com/heronry/heron-parser",
                "refs/tags/v1.2.0"));
  }

  @Test
  void accepts_a_pipeline_that_no_repository_triggers() {
    assertThat(ids(verify(maker(HOOKED)))).isEmpty();
  }

  @Test
  void accepts_a_publisher_that_does_not_ask_for_origin_and_ref() {
    JsonObject publisher = PIPELINE.publisher();
    publisher.remove("vcs_origin");
    publisher.remove("vcs_ref");

    assertThat(ids(verify(maker(PIPELINE.withPublisher(publisher))))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"project_id", "pipeline_definition_id", "vcs_origin", "vcs_ref"})
  void blocks_a_publisher_that_differs_from_the_certificate_in_one_thing(String key) {
    JsonObject publisher = PIPELINE.publisher();
    publisher.addProperty(key, "another");

    assertThat(ids(verify(maker(PIPELINE.withPublisher(publisher)))))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vcs_origin", "vcs_ref"})
  void blocks_a_publisher_that_asks_for_what_the_certificate_does_not_carry(String key) {
    JsonObject publisher = HOOKED.publisher();
    publisher.addProperty(key, "github.com/heronry/heron-parser");

    assertThat(ids(verify(maker(HOOKED.withPublisher(publisher)))))
        .containsExactly(FindingId.PUBLISHER_DISAGREES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"project_id", "pipeline_definition_id"})
  void blocks_a_publisher_without_what_every_pipeline_has(String key) {
    JsonObject publisher = PIPELINE.publisher();
    publisher.remove(key);

    assertThat(ids(verify(maker(PIPELINE.withPublisher(publisher)))))
        .containsExactly(FindingId.PROVENANCE_SHAPE);
  }

  @Test
  void blocks_a_pipeline_that_another_identity_provider_vouches_for() {
    Identity organisation = PIPELINE.withIssuer("https://oidc.circleci.com/org/somebody");

    assertThat(ids(verify(maker(organisation)))).containsExactly(FindingId.ISSUER_MISMATCH);
    assertThat(ids(verify(maker(PIPELINE).forged(Forgery.ISSUER_OTHER))))
        .containsExactly(FindingId.ISSUER_MISMATCH);
  }
}
