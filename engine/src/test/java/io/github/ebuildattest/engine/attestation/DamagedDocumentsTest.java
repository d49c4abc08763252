package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static io.github.ebuildattest.engine.attestation.RealDocuments.attestation;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damage anywhere ends in findings, never in an exception and never in another reading. */
class DamagedDocumentsTest {

  private static final int TRIES = 250;

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

  @Test
  void never_verifies_a_damaged_certificate() {
    ProvenanceVerifier verifier = RealDocuments.verifier("production");
    SubjectFile file = RealDocuments.file(RealDocuments.SAMPLEPROJECT);
    Random random = new Random(5280);
    for (int i = 0; i < TRIES; i++) {
      byte[] document =
          RealDocuments.forged(
              RealDocuments.SAMPLEPROJECT + ".provenance",
              tree -> {
                JsonObject material = at(attestation(tree), "verification_material");
                byte[] der = Base64.getDecoder().decode(material.get("certificate").getAsString());
                der[random.nextInt(der.length)] ^= (byte) (1 << random.nextInt(8));
                material.addProperty("certificate", Base64.getEncoder().encodeToString(der));
              });

      assertThat(verifier.verify(document, file).verified()).isFalse();
    }
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
