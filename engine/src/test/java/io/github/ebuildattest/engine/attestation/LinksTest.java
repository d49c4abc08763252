package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.sigstore.CircleCiIdentity;
import io.github.ebuildattest.testkit.sigstore.GitLabIdentity;
import org.junit.jupiter.api.Test;

class LinksTest {

  @Test
  void a_real_attestation_has_run_commit_and_log_entry() {
    AttestationResult real =
        RealDocuments.verify(RealDocuments.ABI3INFO, "production").attestations().get(0);

    assertThat(Links.of(real.claims(), real.log()))
        .isEqualTo(
            new Links(
                real.claims().runInvocationUri(),
                "https://github.com/woodruffw/abi3info/commit/"
                    + real.claims().sourceRepositoryDigest(),
                "https://search.sigstore.dev/?logIndex=" + real.log().index()));
  }

  @Test
  void a_private_log_has_no_public_page_and_GitLab_another_path() {
    AttestationResult result =
        ForgedDocuments.verify(
                ForgedDocuments.maker(
                    new GitLabIdentity(
                        "o/foo", ".gitlab-ci.yml", null, "1", "2", "refs/tags/1", "push", "x")))
            .attestations()
            .get(0);

    Links links = Links.of(result.claims(), result.log());

    assertThat(links.commit())
        .isEqualTo("https://gitlab.com/o/foo/-/commit/" + result.claims().sourceRepositoryDigest());
    assertThat(links.logEntry()).isNull();
  }

  @Test
  void what_is_not_named_has_no_link() {
    AttestationResult circle =
        ForgedDocuments.verify(
                ForgedDocuments.maker(CircleCiIdentity.releasing("o/foo", "p", "1.2.0")))
            .attestations()
            .get(0);

    assertThat(Links.of(circle.claims(), circle.log()).commit()).isNull();
    assertThat(Links.of(circle.claims(), circle.log()).run()).startsWith("https://app.circleci");
    assertThat(Links.of(null, null)).isEqualTo(new Links(null, null, null));
  }
}
