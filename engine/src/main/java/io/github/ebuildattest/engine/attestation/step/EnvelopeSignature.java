package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.Envelope;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.trust.Signatures;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.Optional;

/** Step: the certificate's key signed the statement (DSSE). */
public final class EnvelopeSignature {

  private EnvelopeSignature() {}

  public static Optional<Finding> check(
      Envelope envelope, SigningCertificate certificate, Signatures signatures) {
    return signatures.holds(
            certificate.x509().getPublicKey(),
            envelope.preAuthenticationEncoding(),
            envelope.signature())
        ? Optional.empty()
        : Optional.of(
            Finding.of(
                FindingId.SIGNATURE_INVALID, "The certificate's key did not sign this statement."));
  }
}
