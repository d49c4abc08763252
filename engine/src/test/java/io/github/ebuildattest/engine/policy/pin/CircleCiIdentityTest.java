package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircleCiIdentityTest {

  private static final String SIGNER =
      "https://circleci.com/api/v2/projects/p-1/pipeline-definitions/d-1";

  private static final ObservedIdentity SEEN =
      ObservedIdentity.of(claims(SIGNER, "github.com/o/foo", "refs/tags/v1.1"), null).orElseThrow();

  private static final Identity PINNED = SEEN.toPin("1.1");

  @Test
  void claims_of_CircleCI_become_the_keys_of_a_pin() throws Exception {
    String text = PinText.attested("foo", "1.1", List.of(PINNED));

    assertThat(text)
        .contains(
            """
            kind = "CircleCI"
            project_id = "p-1"
            pipeline_definition_id = "d-1"
            vcs_origin = "github.com/o/foo"
            vcs_ref = "refs/tags/v{version}"
            runner = "\\"\\""
            """);
    assertThat(Pins.parse(text).identities()).containsExactly(PINNED);
    assertThat(PINNED.upstream()).isEqualTo("https://github.com/o/foo");
  }

  @Test
  void a_pipeline_of_no_repository_is_pinned_by_its_ids_alone() throws Exception {
    ObservedIdentity seen = ObservedIdentity.of(claims(SIGNER, null, null), null).orElseThrow();
    String text = PinText.attested("foo", "1.1", List.of(seen.toPin("1.1")));

    assertThat(text).doesNotContain("vcs_");
    assertThat(Pins.parse(text).identities()).containsExactly(seen.identity());
    assertThat(seen.identity().describe()).contains("no repository", "project p-1");
    assertThat(Continuity.compare(List.of(seen.identity()), seen, "1.2").fits()).isTrue();
  }

  @Test
  void the_same_pipeline_fits_the_next_version() {
    ObservedIdentity next =
        ObservedIdentity.of(claims(SIGNER, "github.com/o/foo", "refs/tags/v1.2"), null)
            .orElseThrow();

    assertThat(Continuity.compare(List.of(PINNED), next, "1.2").fits()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "project_id, p-2, PUBLISHER_CHANGED",
    "pipeline_definition_id, d-2, WORKFLOW_CHANGED",
    "vcs_origin, github.com/o/food, UPSTREAM_MISMATCH",
    "vcs_origin, '', UPSTREAM_MISMATCH",
    "vcs_ref, refs/heads/main, REF_CHANGED",
    "vcs_ref, '', REF_CHANGED",
    "runner, ssh-rerun, RUNNER_CHANGED"
  })
  void each_key_alone_is_a_finding_of_its_own(String key, String value, FindingId finding) {
    ObservedIdentity other = new ObservedIdentity(SEEN.identity().with(key, value), false);

    assertThat(Continuity.compare(List.of(PINNED), other, "1.1").findings())
        .extracting(Finding::id)
        .containsExactly(finding);
  }

  @Test
  void a_repository_that_the_pin_does_not_name_is_another() {
    Identity without = PINNED.with("vcs_origin", "").with("vcs_ref", "");

    assertThat(Continuity.compare(List.of(without), SEEN, "1.1").findings())
        .extracting(Finding::id)
        .containsExactly(FindingId.UPSTREAM_MISMATCH, FindingId.REF_CHANGED);
  }

  @Test
  void the_declared_upstream_is_compared_with_the_origin_without_its_scheme() {
    Claims claims = claims(SIGNER, "github.com/o/foo", "refs/tags/v1.1");

    assertThat(ExpectedUpstream.matches("https://github.com/o/foo", claims)).isTrue();
    assertThat(ExpectedUpstream.matches("http://github.com/o/foo", claims)).isFalse();
    assertThat(ExpectedUpstream.matches("github.com/o/foo", claims)).isFalse();
    assertThat(ExpectedUpstream.matches("https://github.com/o/food", claims)).isFalse();
    assertThat(
            ExpectedUpstream.given("https://github.com/o/foo").mismatch(claims(SIGNER, null, null)))
        .get()
        .extracting(Finding::id)
        .isEqualTo(FindingId.UPSTREAM_MISMATCH);
  }

  @Test
  void a_repository_in_the_words_of_another_identity_provider_is_no_upstream() {
    Claims codefresh =
        claims("https://g.codefresh.io", SIGNER, "https://github.com/o/foo", "refs/tags/v1.1");

    assertThat(ExpectedUpstream.matches("https://github.com/o/foo", codefresh)).isFalse();
    assertThat(ObservedIdentity.of(codefresh, null)).isEmpty();
  }

  @Test
  void a_signer_that_is_no_pipeline_definition_has_no_identity() {
    assertThat(ObservedIdentity.of(claims(SIGNER + "/x", "github.com/o/foo", "r"), null)).isEmpty();
    assertThat(ObservedIdentity.of(claims(null, "github.com/o/foo", "r"), null)).isEmpty();
  }

  @Test
  void a_pin_without_the_ids_is_malformed() {
    String text =
        PinText.attested("foo", "1.1", List.of(PINNED)).replace("project_id", "project-id");

    assertThatThrownBy(() -> Pins.parse(text)).hasMessageContaining("project-id");
  }

  private static Claims claims(
      @Nullable String signer, @Nullable String origin, @Nullable String ref) {
    return claims("https://oidc.circleci.com", signer, origin, ref);
  }

  private static Claims claims(
      String issuer, @Nullable String signer, @Nullable String origin, @Nullable String ref) {
    return new Claims(
        signer, false, issuer, signer, null, "\"\"", origin, null, ref, null, null, null, null,
        null, null, null, null, null, null);
  }
}
