package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.policy.RepositoryClaims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObservedIdentityTest {

  private static final String WORKFLOWS = "https://github.com/o/foo/.github/workflows/";

  private static ObservedIdentity observed(String config, String ref, String environment) {
    Claims claims = RepositoryClaims.github("https://github.com/o/foo", config, ref, environment);
    return ObservedIdentity.of(claims, null).orElseThrow();
  }

  @Test
  void claims_of_GitHub_become_the_keys_of_a_pin() {
    ObservedIdentity seen =
        observed(WORKFLOWS + "release.yml@refs/tags/v1.1", "refs/tags/v1.1", "pypi");

    assertThat(seen.identity()).isEqualTo(Pins.github().with("ref", "refs/tags/v1.1"));
    assertThat(seen.environmentStated()).isTrue();
    assertThat(seen.toPin("1.1")).isEqualTo(Pins.github());
  }

  @Test
  void the_workflow_ends_where_ref_or_commit_begins_even_if_that_holds_an_at_sign() {
    String tag = "refs/tags/project@1.1";

    assertThat(observed(WORKFLOWS + "a@b.yml@" + tag, tag, "").identity().workflow())
        .isEqualTo("a@b.yml");
    assertThat(observed(WORKFLOWS + "a.yml@c0ffee", tag, "").identity().workflow())
        .isEqualTo("a.yml");
    assertThat(observed(WORKFLOWS + "a.yml", tag, "").identity().workflow()).isEqualTo("a.yml");
    assertThat(observed(null, tag, "").identity().workflow()).isEmpty();
  }

  @Test
  void a_certificate_that_carries_the_commit_alone_is_pinned_without_a_ref() throws Exception {
    ObservedIdentity seen = observed(WORKFLOWS + "release.yml@c0ffee", null, "pypi");
    Identity pin = seen.toPin("1.1");

    assertThat(pin.workflow()).isEqualTo("release.yml");
    assertThat(pin.get("ref")).isEmpty();
    assertThat(Pins.parse(PinText.attested("foo", "1.1", List.of(pin))).identities())
        .containsExactly(pin);
    assertThat(Continuity.compare(List.of(pin), seen, "1.2").fits()).isTrue();
    assertThat(
            Continuity.compare(
                    List.of(pin),
                    observed(WORKFLOWS + "release.yml@refs/heads/x", "refs/heads/x", "pypi"),
                    "1.2")
                .findings())
        .extracting(Finding::id)
        .containsExactly(FindingId.REF_CHANGED);
  }

  @Test
  void the_environment_is_the_certificates_else_the_publishers() {
    Claims silent = RepositoryClaims.github("https://github.com/o/foo", null, null, null);
    Publisher with = new Publisher.GitHub("o/foo", "release.yml", "pypi");
    Publisher without = new Publisher.GitHub("o/foo", "release.yml", null);

    assertThat(ObservedIdentity.of(silent, with).orElseThrow().identity().get("environment"))
        .isEqualTo("pypi");
    assertThat(ObservedIdentity.of(silent, without).orElseThrow().environmentStated()).isFalse();
    assertThat(ObservedIdentity.of(silent, null).orElseThrow().environmentStated()).isFalse();
    assertThat(observed(null, null, "prod").identity().get("environment")).isEqualTo("prod");
  }

  @Test
  void the_signer_is_told_where_it_is_not_the_workflow_that_was_started() {
    String own = WORKFLOWS + "release.yml@refs/tags/v1.1";
    String shared = "https://github.com/o/ci/.github/workflows/publish.yml@refs/heads/main";

    assertThat(signer(own, own)).isEmpty();
    assertThat(signer(own, WORKFLOWS + "release.yml@c0ffee")).isEmpty();
    assertThat(signer(own, shared)).isEqualTo("o/ci/.github/workflows/publish.yml");
    assertThat(signer(own, WORKFLOWS + "other.yml@refs/tags/v1.1"))
        .isEqualTo("o/foo/.github/workflows/other.yml");
    assertThat(signer(own, null)).isEqualTo("none");
  }

  private static String signer(String config, @Nullable String signer) {
    Claims claims =
        RepositoryClaims.github("https://github.com/o/foo", config, signer, "refs/tags/v1.1", null);
    return ObservedIdentity.of(claims, null).orElseThrow().identity().get("signer");
  }

  @Test
  void strangers_have_no_identity() {
    assertThat(ObservedIdentity.of(RepositoryClaims.of("https://codeberg.org/o/foo"), null))
        .isEmpty();
    assertThat(ObservedIdentity.of(RepositoryClaims.of("github.com/o/foo"), null)).isEmpty();
    assertThat(ObservedIdentity.of(RepositoryClaims.of(null), null)).isEmpty();
    assertThat(ObservedIdentity.of(RepositoryClaims.email("a@b.c", "https://x.org"), null))
        .isEmpty();
  }

  @Test
  void a_real_release_with_a_zero_padded_tag_is_generalised_and_fits_the_next() throws Exception {
    ObservedIdentity older = real("github/abi3info-2024.10.3-py3-none-any.whl");
    ObservedIdentity newer = real("github/abi3info-2024.10.8-py3-none-any.whl");

    Identity pin = older.toPin("2024.10.3");

    assertThat(pin.repository()).isEqualTo("woodruffw/abi3info");
    assertThat(pin.get("repository-id")).isEqualTo("538293197");
    assertThat(pin.get("owner-id")).isEqualTo("3059210");
    assertThat(pin.get("ref")).isEqualTo("refs/tags/v{version}");
    assertThat(pin.get("trigger")).isEqualTo("release");
    assertThat(newer.identity().get("ref")).isEqualTo("refs/tags/v2024.10.08");
    assertThat(Continuity.compare(List.of(pin), newer, "2024.10.8").findings())
        .extracting(Finding::message)
        .isEmpty();
    String text = PinText.attested("abi3info", "2024.10.3", List.of(pin));
    assertThat(Pins.parse(text).identities()).containsExactly(pin);
  }

  @Test
  void a_real_release_from_a_branch_pins_the_branch() throws Exception {
    Identity pin = real("github/sampleproject-4.0.0.tar.gz").toPin("4.0.0");

    assertThat(pin.get("ref")).isEqualTo("refs/heads/main");
    assertThat(pin.get("trigger")).isEqualTo("push");
    assertThat(pin.upstream()).isEqualTo("https://github.com/pypa/sampleproject");
  }

  @Test
  void a_real_service_account_is_pinned_by_its_address_alone() throws Exception {
    Identity pin = real("google/gcb_attestation_test-0.0.0.tar.gz").toPin("0.0.0");

    assertThat(pin.kind()).isEqualTo(PublisherKind.GOOGLE);
    assertThat(pin.upstream()).isEqualTo("gcp:919436158236-compute@developer.gserviceaccount.com");
  }

  private static ObservedIdentity real(String name) throws Exception {
    Path data = data();
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(data.resolve(name)));
    TrustedRoot root = TrustedRoot.read(data.resolve("trusted_root.production.json"));
    ProvenanceResult result =
        new ProvenanceVerifier(root)
            .verify(
                Files.readAllBytes(data.resolve(name + ".provenance")),
                new SubjectFile(
                    name.substring(name.indexOf('/') + 1), HexFormat.of().formatHex(digest)));
    AttestationResult first = result.attestations().get(0);
    assertThat(first.verified()).isTrue();
    return ObservedIdentity.of(first.claims(), first.publisher()).orElseThrow();
  }

  private static Path data() {
    return Stream.iterate(Path.of("").toAbsolutePath(), d -> d != null, Path::getParent)
        .map(d -> d.resolve("../shared/data/attestations").normalize())
        .filter(Files::isDirectory)
        .findFirst()
        .orElseGet(
            () -> {
              assumeTrue(false, "no shared/data beside the repository");
              return Path.of("");
            });
  }
}
