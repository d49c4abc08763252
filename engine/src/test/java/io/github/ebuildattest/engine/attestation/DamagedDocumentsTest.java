package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damage anywhere ends in findings, never in an exception and never in another reading. */
class DamagedDocumentsTest {

  private static final int TRIES = 700;

  @Test
  void never_reads_a_damaged_real_document_as_another_one() {
    damage(
        RealDocuments.verifier("production"),
        RealDocuments.bytes(RealDocuments.SAMPLEPROJECT + ".provenance"),
        RealDocuments.file(RealDocuments.SAMPLEPROJECT));
  }

  @Test
  void never_reads_a_damaged_private_document_as_another_one() {
    AttestationMaker maker = ForgedDocuments.maker();
    damage(
        ForgedDocuments.verifier(ForgedDocuments.SIGSTORE.trustedRootJson()),
        maker.provenanceJson().getBytes(StandardCharsets.UTF_8),
        ForgedDocuments.file());
  }

  private static void damage(ProvenanceVerifier verifier, byte[] document, SubjectFile file) {
    ProvenanceResult genuine = verifier.verify(document, file);
    assertThat(genuine.verified()).isTrue();
    Random random = new Random(740);
    for (int i = 0; i < TRIES; i++) {
      byte[] damaged = document.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(128);
      ProvenanceResult result = verifier.verify(damaged, file);
      // white space, an unread member or the environment may have changed; nothing proven has
      if (result.verified()) {
        assertThat(result.attestations().get(0).claims())
            .isEqualTo(genuine.attestations().get(0).claims());
        assertThat(result.attestations().get(0).log())
            .isEqualTo(genuine.attestations().get(0).log());
      } else {
        assertThat(ForgedDocuments.ids(result)).isNotEmpty();
      }
    }
  }
}
