package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.attestation.TransparencyEntry.Proof;
import io.github.ebuildattest.engine.finding.Finding;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies one attestation: every step runs, in the order of this class, and one is left out only
 * where it needs a value that an earlier one could not give. sigstore-java is asked last, and only
 * where nothing was found.
 */
final class AttestationVerifier {

  private final TrustedRoot root;
  private final ParsedAttestation attestation;
  private final SubjectFile file;
  private final @Nullable Publisher publisher;
  private final List<Finding> findings = new ArrayList<>();

  private AttestationVerifier(
      TrustedRoot root,
      ParsedAttestation attestation,
      SubjectFile file,
      @Nullable Publisher publisher) {
    this.root = root;
    this.attestation = attestation;
    this.file = file;
    this.publisher = publisher;
  }

  /**
   * Verifies an attestation.
   *
   * @param publisher whom the document names, or null where it names none that is known
   */
  static AttestationResult verify(
      TrustedRoot root,
      ParsedAttestation attestation,
      SubjectFile file,
      @Nullable Publisher publisher) {
    return new AttestationVerifier(root, attestation, file, publisher).verify();
  }

  private AttestationResult verify() {
    findings.addAll(attestation.findings());
    SigningCertificate certificate = attestation.certificate();
    TransparencyEntry entry = attestation.entry();
    Envelope envelope = attestation.envelope();
    Statement statement = attestation.statement();

    if (certificate != null) {
      certificate(certificate, entry);
    }
    note(LogEntryCount.check(attestation.entries()));
    Instant time = entry == null ? null : log(entry, envelope, certificate);
    if (time != null && certificate != null) {
      note(SigningTime.check(time, certificate));
    }
    if (envelope != null && certificate != null) {
      note(EnvelopeSignature.check(envelope, certificate));
    }
    if (statement != null) {
      note(SubjectMatchesFile.check(statement, file));
      note(DigestMatchesFile.check(statement, file));
      note(PredicateKnown.check(statement));
    }
    if (publisher != null && certificate != null) {
      note(IssuerMatchesPublisher.check(publisher, certificate.claims()));
      note(PublisherMatchesCertificate.check(publisher, certificate.claims()));
    }
    boolean verified = false;
    if (findings.isEmpty()
        && certificate != null
        && entry != null
        && envelope != null
        && statement != null) {
      note(root.lastVote().ask(certificate, entry, envelope, statement, publisher));
      verified = findings.isEmpty();
    }
    return new AttestationResult(
        statement == null ? null : statement.predicateType(),
        verified,
        certificate == null ? null : certificate.claims(),
        entry == null ? null : entry.record(),
        publisher,
        findings);
  }

  private void certificate(SigningCertificate certificate, @Nullable TransparencyEntry entry) {
    Outcome<X509Certificate> issuer =
        CertificatePath.check(
            certificate, root.keys().authorities(), entry == null ? null : entry.integratedTime());
    note(issuer.failure());
    note(CertificateUsage.check(certificate));
    note(CertificateTransparency.check(certificate, issuer.value(), root.keys().certificateLogs()));
  }

  /** The authenticated signing time, or null where there is none. */
  private @Nullable Instant log(
      TransparencyEntry entry,
      @Nullable Envelope envelope,
      @Nullable SigningCertificate certificate) {
    Outcome<LoggedEnvelope> logged = LogEntryKind.check(entry);
    note(logged.failure());
    Outcome<Log> log = KnownLog.check(entry, root.keys().logs());
    note(log.failure());
    Instant time = null;
    if (log.value() != null) {
      Outcome<Instant> promise = SignedEntryTimestamp.check(entry, log.value());
      note(promise.failure());
      time = promise.value();
    }
    note(InclusionProof.check(entry));
    Proof proof = entry.proof();
    if (proof != null) {
      note(Checkpoint.check(proof, entry.integratedTime(), log.value()));
    }
    if (logged.value() != null) {
      note(EntryMatchesEnvelope.check(logged.value(), envelope, certificate));
    }
    return time;
  }

  private void note(Optional<Finding> finding) {
    finding.ifPresent(findings::add);
  }
}
