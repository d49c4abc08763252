package io.github.ebuildattest.engine.attestation;

import static java.util.Objects.requireNonNull;

import io.github.ebuildattest.engine.attestation.document.ParsedAttestation;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.trust.Signatures;
import io.github.ebuildattest.engine.attestation.trust.SigstoreJavaVerifier;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.finding.Finding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies one attestation. The steps run first with the signatures of the envelope and of the
 * log's checkpoint left open. Where they find nothing, sigstore-java is asked: it judges those two
 * signatures, and everything else once more. Where either objects, the steps run again and judge
 * every signature themselves, so that the findings are this package's own; sigstore-java's refusal
 * counts where the steps find nothing.
 */
final class AttestationVerifier {

  private AttestationVerifier() {}

  /**
   * Verifies an attestation.
   *
   * @param publisher the publisher that the document names, or null where it names none that is
   *     known here
   */
  static AttestationResult verify(
      TrustedRoot root,
      ParsedAttestation attestation,
      SubjectFile file,
      @Nullable Publisher publisher) {
    TrustedRoot.Keys keys = root.keys();
    List<Finding> findings =
        AttestationSteps.run(keys, attestation, file, publisher, Signatures.leftToTheLibrary());
    boolean verified = false;
    if (findings.isEmpty()) {
      Optional<Finding> refusal = refusal(root.sigstoreJava(), attestation, publisher);
      verified = refusal.isEmpty();
      findings = refusal.map(List::of).orElse(List.of());
    }
    if (!verified) {
      List<Finding> own =
          AttestationSteps.run(keys, attestation, file, publisher, Signatures.judged());
      findings = own.isEmpty() ? findings : own;
    }
    Statement statement = attestation.statement();
    SigningCertificate certificate = attestation.certificate();
    return new AttestationResult(
        statement == null ? null : statement.predicateType(),
        verified,
        certificate == null ? null : certificate.claims(),
        attestation.log(),
        publisher,
        findings);
  }

  /** Called where no step found anything, so no part is missing. */
  private static Optional<Finding> refusal(
      SigstoreJavaVerifier library, ParsedAttestation attestation, @Nullable Publisher publisher) {
    return library.refusal(
        requireNonNull(attestation.certificate()),
        requireNonNull(attestation.entry()),
        requireNonNull(attestation.timestamps()),
        requireNonNull(attestation.envelope()),
        requireNonNull(attestation.statement()),
        publisher);
  }
}
