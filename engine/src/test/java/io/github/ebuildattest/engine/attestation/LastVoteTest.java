package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static io.github.ebuildattest.engine.attestation.RealDocuments.bytes;
import static io.github.ebuildattest.engine.attestation.RealDocuments.entry;
import static io.github.ebuildattest.engine.attestation.RealDocuments.file;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verifier;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verifyForged;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LastVoteTest {

  private static final int THREADS = 8;

  @Test
  void blocks_what_sigstore_java_refuses_though_every_check_passed() {
    // a note may carry signatures of any number of keys; sigstore-java looks at one line of a name
    ProvenanceResult result =
        verifyForged(
            document -> {
              JsonObject checkpoint = at(entry(document), "inclusionProof", "checkpoint");
              checkpoint.addProperty(
                  "envelope",
                  checkpoint
                      .get("envelope")
                      .getAsString()
                      .replaceFirst("\u2014", "\u2014 rekor.sigstore.dev AAAAAAAAAAA=\n\u2014"));
            });

    assertThat(ids(result)).containsExactly(FindingId.VERIFICATION_REFUSED);
    assertThat(result.verified()).isFalse();
  }

  @Test
  void serves_many_threads_with_one_verifier() throws Exception {
    ProvenanceVerifier verifier = verifier("production");
    byte[] document = bytes(RealDocuments.ABI3INFO + ".provenance");
    SubjectFile file = file(RealDocuments.ABI3INFO);
    Callable<Boolean> work =
        () -> {
          boolean verified = true;
          for (int i = 0; i < 20; i++) {
            verified &= verifier.verify(document, file).verified();
          }
          return verified;
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(work);
      }
      for (Future<Boolean> verified : threads.invokeAll(all)) {
        assertThat(verified.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
