package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InspectionTest {

  @Test
  void reads_a_provenance_and_a_bare_attestation_alike() {
    Inspection provenance =
        Inspection.of(RealDocuments.bytes(RealDocuments.ATTESTATIONS_19 + ".provenance"));
    Inspection bare =
        Inspection.of(RealDocuments.bytes(RealDocuments.ATTESTATIONS_19 + ".publish.attestation"));

    Inspection.Said said = provenance.attestations().get(0);
    assertThat(provenance.findings()).isEmpty();
    assertThat(said.predicate()).isEqualTo(Statement.PUBLISH);
    assertThat(said.subject()).isEqualTo("pypi_attestations-0.0.19.tar.gz");
    assertThat(said.sha256())
        .isEqualTo("9bb1add04b1b4e182be6b0b80931593f7a291eb49d69b4fd728a5d4cbcdc4bd3");
    assertThat(said.publisher())
        .isEqualTo(new Publisher.GitHub("trailofbits/pypi-attestations", "release.yml", null));
    assertThat(bare.attestations().get(0).claims()).isEqualTo(said.claims());
    assertThat(bare.attestations().get(0).publisher()).isNull();
  }

  @Test
  void judges_nothing() {
    Inspection staging = Inspection.of(RealDocuments.bytes(RealDocuments.RFC8785 + ".provenance"));

    assertThat(staging.findings()).isEmpty();
    assertThat(staging.attestations().get(0).claims().subject()).isEqualTo("william@yossarian.net");
  }

  @Test
  void says_what_it_could_not_read_and_reads_the_rest() {
    Inspection old = Inspection.of(RealDocuments.bytes(RealDocuments.RFC8785_OLD + ".attestation"));

    assertThat(old.findings()).extracting(Finding::id).containsOnly(FindingId.PROVENANCE_SHAPE);
    assertThat(old.attestations().get(0).claims()).isNotNull();
    assertThat(old.attestations().get(0).predicate()).isNull();
  }

  @Test
  void says_that_a_document_is_not_json() {
    Inspection page = Inspection.of("<html>".getBytes(StandardCharsets.UTF_8));

    assertThat(page.attestations()).isEmpty();
    assertThat(page.findings())
        .extracting(Finding::id)
        .containsExactly(FindingId.PROVENANCE_NOT_JSON);
  }
}
