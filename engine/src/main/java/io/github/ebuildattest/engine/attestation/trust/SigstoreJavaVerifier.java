package io.github.ebuildattest.engine.attestation.trust;

import dev.sigstore.KeylessVerificationException;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.VerificationOptions;
import dev.sigstore.trustroot.SigstoreConfigurationException;
import io.github.ebuildattest.engine.attestation.document.Envelope;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.attestation.document.SignedTimestamp;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.attestation.document.TransparencyEntry;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.json.ShapeException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks sigstore-java once none of this engine's own steps objects. It may refuse, but it cannot
 * allow what a step objected to. Whatever it throws, checked or not, is a refusal, and its wording
 * never selects a finding.
 */
public final class SigstoreJavaVerifier {

  private final KeylessVerifier verifier;

  private SigstoreJavaVerifier(KeylessVerifier verifier) {
    this.verifier = verifier;
  }

  static SigstoreJavaVerifier over(TrustedRoot.Keys keys) throws ShapeException {
    try {
      return new SigstoreJavaVerifier(
          KeylessVerifier.builder()
              .trustedRootProvider(() -> SigstoreModel.trustedRoot(keys))
              .build());
    } catch (GeneralSecurityException | SigstoreConfigurationException | RuntimeException e) {
      throw new ShapeException("sigstore-java does not accept it", e);
    }
  }

  /** Why sigstore-java refuses an attestation that passed every step; empty where it agrees. */
  public Optional<Finding> refusal(
      SigningCertificate certificate,
      TransparencyEntry entry,
      List<SignedTimestamp> timestamps,
      Envelope envelope,
      Statement statement,
      @Nullable Publisher publisher) {
    if (!envelope.statement().isAscii()) {
      return Optional.of(
          Finding.of(
              FindingId.STATEMENT_NOT_ASCII,
              "The statement has a character beyond ASCII, which sigstore-java cannot verify; every"
                  + " other check passed."));
    }
    try {
      verifier.verify(
          HexFormat.of().parseHex(statement.sha256()),
          SigstoreModel.bundle(certificate, entry, timestamps, envelope),
          VerificationOptions.builder()
              .addCertificateMatchers(SigstoreModel.matcher(certificate.claims(), publisher))
              .build());
      return Optional.empty();
    } catch (KeylessVerificationException | GeneralSecurityException | RuntimeException e) {
      return Optional.of(
          Finding.of(
              entry.promisesNothing()
                  ? FindingId.LOG_ENTRY_UNSUPPORTED
                  : FindingId.VERIFICATION_REFUSED,
              "Every check of this tool passed, and sigstore-java refused: %s"
                  .formatted(e.getMessage())));
    }
  }
}
