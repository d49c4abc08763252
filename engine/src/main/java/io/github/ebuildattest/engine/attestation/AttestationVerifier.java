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
      certificate(certificate);
    }
    List<Instant> times = timestamps(envelope);
    note(LogEntryCount.check(attestation.entries()));
    if (entry != null) {
      log(entry, envelope, certificate, times);
    }
    if (certificate != null) {
      times.forEach(time -> note(SigningTime.check(time, certificate)));
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
        && attestation.timestamps() != null
        && envelope != null
        && statement != null) {
      note(
          root.lastVote()
              .ask(certificate, entry, attestation.timestamps(), envelope, statement, publisher));
      verified = findings.isEmpty();
    }
    return new AttestationResult(
        statement == null ? null : statement.predicateType(),
        verified,
        certificate == null ? null : certificate.claims(),
        attestation.log(),
        publisher,
        findings);
  }

  private void certificate(SigningCertificate certificate) {
    Outcome<X509Certificate> issuer =
        CertificatePath.check(certificate, root.keys().authorities(), attestation.time());
    note(issuer.failure());
    note(CertificateUsage.check(certificate));
    note(CertificateTransparency.check(certificate, issuer.value(), root.keys().certificateLogs()));
  }

  /** The times that timestamp authorities authenticate. */
  private List<Instant> timestamps(@Nullable Envelope envelope) {
    List<Instant> times = new ArrayList<>();
    if (attestation.timestamps() != null) {
      for (SignedTimestamp timestamp : attestation.timestamps()) {
        Outcome<Authority> authority =
            KnownTimestampAuthority.check(timestamp, root.keys().timestampAuthorities());
        note(authority.failure());
        if (authority.value() != null) {
          Outcome<Instant> time = TimestampHolds.check(timestamp, authority.value(), envelope);
          note(time.failure());
          time.ifPresent(times::add);
        }
      }
    }
    return times;
  }

  /** Adds the time that the log promises, where it promises one, to those authenticated before. */
  private void log(
      TransparencyEntry entry,
      @Nullable Envelope envelope,
      @Nullable SigningCertificate certificate,
      List<Instant> times) {
    Outcome<LoggedEnvelope> logged = LogEntryKind.check(entry);
    note(logged.failure());
    Outcome<Log> log = KnownLog.check(entry, root.keys().logs());
    note(log.failure());
    if (!entry.promisesNothing() && log.value() != null) {
      Outcome<Instant> promise = SignedEntryTimestamp.check(entry, log.value());
      note(promise.failure());
      promise.ifPresent(times::add);
    }
    if (entry.promisesNothing() && times.isEmpty()) {
      note(Optional.of(SignedEntryTimestamp.missing()));
    }
    note(InclusionProof.check(entry));
    Proof proof = entry.proof();
    if (proof != null) {
      note(Checkpoint.check(proof, attestation.time(), log.value()));
    }
    if (logged.value() != null) {
      note(EntryMatchesEnvelope.check(logged.value(), envelope, certificate));
    }
  }

  private void note(Optional<Finding> finding) {
    finding.ifPresent(findings::add);
  }
}
