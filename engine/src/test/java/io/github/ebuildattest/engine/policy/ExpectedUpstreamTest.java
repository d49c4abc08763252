package io.github.ebuildattest.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.PackageMetadata;
import io.github.ebuildattest.engine.overlay.PackageMetadata.RemoteId;
import io.github.ebuildattest.engine.policy.ExpectedUpstream.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedUpstreamTest {

  private static final String FOO = "https://github.com/o/foo";

  private static ExpectedUpstream declared(String verifyRepo, String... remoteIds) {
    List<RemoteId> remotes =
        java.util.Arrays.stream(remoteIds)
            .map(r -> new RemoteId(r.split(" ")[0], r.split(" ")[1]))
            .toList();
    return ExpectedUpstream.declared(verifyRepo, new PackageMetadata(remotes));
  }

  private static List<FindingId> ids(ExpectedUpstream upstream) {
    return upstream.findings().stream().map(Finding::id).toList();
  }

  @Test
  void what_the_ebuild_says_comes_before_metadata() {
    ExpectedUpstream upstream = declared(FOO, "github o/foo", "pypi foo");

    assertThat(upstream.values()).containsExactly(FOO);
    assertThat(upstream.source()).isEqualTo(Source.PYPI_VERIFY_REPO);
    assertThat(upstream.findings()).isEmpty();
  }

  @Test
  void metadata_names_upstreams_by_remote_ids_of_forges_that_attest() {
    ExpectedUpstream upstream =
        declared(null, "pypi foo", "github o/foo", "gitlab g/sub/foo", "codeberg c/foo");

    assertThat(upstream.values()).containsExactly(FOO, "https://gitlab.com/g/sub/foo");
    assertThat(upstream.source()).isEqualTo(Source.REMOTE_ID);
    assertThat(upstream.mismatch(RepositoryClaims.of(FOO))).isEmpty();
    assertThat(upstream.mismatch(RepositoryClaims.of("https://gitlab.com/g/sub/foo"))).isEmpty();
    assertThat(upstream.mismatch(RepositoryClaims.of("https://codeberg.org/c/foo"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nothing"})
  void nothing_declared_is_known_as_nothing_and_contradicts_nobody(String verifyRepo) {
    ExpectedUpstream upstream = declared(verifyRepo.isEmpty() ? "" : null, "pypi foo");

    assertThat(upstream.known()).isFalse();
    assertThat(upstream.source()).isEqualTo(Source.NONE);
    assertThat(upstream.mismatch(RepositoryClaims.of(FOO))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o/foo",
        "https://github.com/o/foo/",
        "https://github.com/o/foo.git",
        "http://github.com/o/foo",
        "git@github.com:o/foo",
        "https://github.com/o",
        "https://github.com/o/foo/tree/main",
        "https://user@github.com/o/foo",
        "https://github.com:443/o/foo",
        "https://github.com/o/foo?x",
        "https://GitHub.com/o/foo",
        "https://www.github.com/o/foo",
        "https://github.com.evil.org/o/foo",
        "https://codeberg.org/o/foo",
        "https://gitlab.com/foo",
        "https://github.com/o/foo https://github.com/p/foo",
        " https://github.com/o/foo",
        "gcp:",
        "gcp:nobody",
        "GCP:a@b.c"
      })
  void a_form_that_the_eclass_verifier_never_accepts_is_told(String verifyRepo) {
    ExpectedUpstream upstream = declared(verifyRepo);

    assertThat(ids(upstream)).containsExactly(FindingId.UPSTREAM_MALFORMED);
    assertThat(upstream.findings().get(0).message()).contains("'" + verifyRepo + "'");
    assertThat(upstream.mismatch(RepositoryClaims.of(FOO))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/o/foo",
        "https://github.com/O-1/foo.py_x",
        "https://gitlab.com/a/b",
        "https://gitlab.com/a/b/c/d",
        "gcp:a-b@developer.gserviceaccount.com"
      })
  void every_form_that_it_accepts_is_well_formed(String verifyRepo) {
    assertThat(declared(verifyRepo).findings()).isEmpty();
  }

  @Test
  void an_ebuild_and_metadata_that_disagree_conflict() {
    ExpectedUpstream upstream = declared("https://github.com/evil/foo", "github o/foo");

    assertThat(ids(upstream)).containsExactly(FindingId.UPSTREAM_CONFLICT);
    assertThat(upstream.findings().get(0).message()).contains("evil/foo").contains(FOO);
  }

  @Test
  void upper_and_lower_case_and_one_of_several_remote_ids_are_no_conflict() {
    assertThat(declared(FOO, "github O/Foo").findings()).isEmpty();
    assertThat(declared(FOO, "gitlab o/foo", "github o/foo").findings()).isEmpty();
    assertThat(declared("gcp:a@b.c", "github o/foo").findings()).isEmpty();
  }

  @Test
  void the_ebuilds_repository_is_compared_exactly_and_a_near_miss_is_told() {
    assertThat(declared(FOO).mismatch(RepositoryClaims.of(FOO))).isEmpty();
    for (String near : new String[] {FOO + "/", FOO + ".git", "https://github.com/O/foo"}) {
      Finding finding = declared(near).mismatch(RepositoryClaims.of(FOO)).orElseThrow();

      assertThat(finding.id()).isEqualTo(FindingId.UPSTREAM_MISMATCH);
      assertThat(finding.message()).contains("write it exactly").contains(near);
    }
    assertThat(declared(FOO).mismatch(RepositoryClaims.of(FOO + "d")).orElseThrow().message())
        .isEqualTo("built from " + FOO + "d; PYPI_VERIFY_REPO expects " + FOO);
  }

  @Test
  void metadata_is_compared_without_upper_and_lower_case_as_forges_do() {
    ExpectedUpstream upstream = declared(null, "github O/Foo");

    assertThat(upstream.mismatch(RepositoryClaims.of(FOO))).isEmpty();
    assertThat(upstream.mismatch(RepositoryClaims.of(FOO + "/"))).isPresent();
  }

  @Test
  void a_service_account_needs_its_address_as_an_e_mail_and_googles_issuer() {
    Claims google = RepositoryClaims.email("a@b.c", "https://accounts.google.com");
    ExpectedUpstream upstream = declared("gcp:a@b.c");

    assertThat(upstream.mismatch(google)).isEmpty();
    assertThat(upstream.mismatch(RepositoryClaims.email("x@b.c", google.issuer()))).isPresent();
    assertThat(upstream.mismatch(RepositoryClaims.email("a@b.c", "https://evil.org"))).isPresent();
    assertThat(upstream.mismatch(RepositoryClaims.of("gcp:a@b.c"))).isPresent();
    assertThat(declared(FOO).mismatch(google)).isPresent();
  }

  @Test
  void claims_without_a_source_match_nothing() {
    Claims nothing = RepositoryClaims.of(null);

    assertThat(declared(FOO).mismatch(nothing)).isPresent();
    assertThat(declared("gcp:a@b.c").mismatch(nothing)).isPresent();
    assertThat(ExpectedUpstream.upstreamOf(nothing)).isEqualTo("an unnamed source");
  }
}
