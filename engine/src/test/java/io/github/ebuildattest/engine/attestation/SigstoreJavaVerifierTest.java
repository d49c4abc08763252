package io.github.ebuildattest.engine.attestation;

import static io.github.ebuildattest.engine.attestation.ForgedDocuments.ids;
import static io.github.ebuildattest.engine.attestation.ForgedDocuments.maker;
import static io.github.ebuildattest.engine.attestation.RealDocuments.at;
import static io.github.ebuildattest.engine.attestation.RealDocuments.bytes;
import static io.github.ebuildattest.engine.attestation.RealDocuments.entry;
import static io.github.ebuildattest.engine.attestation.RealDocuments.file;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verifier;
import static io.github.ebuildattest.engine.attestation.RealDocuments.verifyForged;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.ebuildattest.engine.attestation.document.ParsedAttestation;
import io.github.ebuildattest.engine.attestation.document.ProvenanceReader;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.digest.Bytes;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SigstoreJavaVerifierTest {

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

  /**
   * Who changes the library's version must know whether it still judges what is left to it: the
   * steps of this package name these forgeries, and this holds that they are refused without them.
   */
  @ParameterizedTest
  @EnumSource(names = {"SIGNATURE_OTHER_KEY", "CHECKPOINT_SIGNATURE_WRONG"})
  void sigstore_java_by_itself_refuses_the_signatures_that_are_left_to_it(Forgery forgery)
      throws TrustedRootUnreadableException {
    assertThat(refusal(maker(), ForgedDocuments.SIGSTORE)).isEmpty();
    assertThat(refusal(maker().forged(forgery), ForgedDocuments.SIGSTORE)).isPresent();
  }

  @Test
  void sigstore_java_by_itself_refuses_a_checkpoint_of_rekor_v2_by_another_key()
      throws TrustedRootUnreadableException {
    PrivateSigstore second = ForgedDocuments.SIGSTORE.withSecondRekor();
    AttestationMaker maker =
        AttestationMaker.of(
            second,
            ForgedDocuments.IDENTITY,
            ForgedDocuments.FILE_NAME,
            ForgedDocuments.FILE_BYTES,
            ForgedDocuments.TIME);

    assertThat(refusal(maker, second)).isEmpty();
    assertThat(refusal(maker.forged(Forgery.CHECKPOINT_SIGNATURE_WRONG), second)).isPresent();
  }

  /** What the library says of a document, without any step of this package. */
  private static Optional<Finding> refusal(AttestationMaker maker, PrivateSigstore sigstore)
      throws TrustedRootUnreadableException {
    ProvenanceReader.Published published =
        ProvenanceReader.provenance(Bytes.utf8(maker.provenanceJson())).attestations().get(0);
    ParsedAttestation attestation = published.attestation();
    return TrustedRoot.parse(
            sigstore.timestampedRoot().json().getBytes(StandardCharsets.UTF_8),
            "testkit",
            ForgedDocuments.TIME)
        .sigstoreJava()
        .refusal(
            requireNonNull(attestation.certificate()),
            requireNonNull(attestation.entry()),
            requireNonNull(attestation.timestamps()),
            requireNonNull(attestation.envelope()),
            requireNonNull(attestation.statement()),
            published.publisher());
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
