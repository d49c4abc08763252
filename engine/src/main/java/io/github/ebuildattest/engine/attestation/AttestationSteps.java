package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.Envelope;
import io.github.ebuildattest.engine.attestation.document.LoggedEnvelope;
import io.github.ebuildattest.engine.attestation.document.ParsedAttestation;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.attestation.document.SignedTimestamp;
import io.github.ebuildattest.engine.attestation.document.SigningCertificate;
import io.github.ebuildattest.engine.attestation.document.Statement;
import io.github.ebuildattest.engine.attestation.document.TransparencyEntry;
import io.github.ebuildattest.engine.attestation.document.TransparencyEntry.Proof;
import io.github.ebuildattest.engine.attestation.step.CertificatePath;
import io.github.ebuildattest.engine.attestation.step.CertificateTransparency;
import io.github.ebuildattest.engine.attestation.step.CertificateUsage;
import io.github.ebuildattest.engine.attestation.step.Checkpoint;
import io.github.ebuildattest.engine.attestation.step.DigestMatchesFile;
import io.github.ebuildattest.engine.attestation.step.EntryMatchesEnvelope;
import io.github.ebuildattest.engine.attestation.step.EnvelopeSignature;
import io.github.ebuildattest.engine.attestation.step.InclusionProof;
import io.github.ebuildattest.engine.attestation.step.IssuerMatchesPublisher;
import io.github.ebuildattest.engine.attestation.step.KnownLog;
import io.github.ebuildattest.engine.attestation.step.KnownTimestampAuthority;
import io.github.ebuildattest.engine.attestation.step.LogEntryCount;
import io.github.ebuildattest.engine.attestation.step.LogEntryKind;
import io.github.ebuildattest.engine.attestation.step.PredicateKnown;
import io.github.ebuildattest.engine.attestation.step.PublisherMatchesCertificate;
import io.github.ebuildattest.engine.attestation.step.SignedEntryTimestamp;
import io.github.ebuildattest.engine.attestation.step.SigningTime;
import io.github.ebuildattest.engine.attestation.step.StepResult;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.attestation.step.SubjectMatchesFile;
import io.github.ebuildattest.engine.attestation.step.TimestampHolds;
import io.github.ebuildattest.engine.attestation.trust.Authority;
import io.github.ebuildattest.engine.attestation.trust.Log;
import io.github.ebuildattest.engine.attestation.trust.Signatures;
import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.finding.Finding;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One round of steps over one attestation. Every step runs, in the order of this class; one is
 * skipped only where it needs a value that an earlier step could not give.
 */
final class AttestationSteps {

  private final TrustedRoot.Keys keys;
  private final ParsedAttestation attestation;
  private final Signatures signatures;
  private final List<Finding> findings = new ArrayList<>();

  private AttestationSteps(
      TrustedRoot.Keys keys, ParsedAttestation attestation, Signatures signatures) {
    this.keys = keys;
    this.attestation = attestation;
    this.signatures = signatures;
  }

  /**
   * Runs them.
   *
   * @param publisher the publisher that the document names, or null where it names none that is
   *     known here
   * @param signatures how to judge the signatures of the envelope and of the log's checkpoint;
   *     those of the log's promise, of certificate transparency logs and of timestamp authorities
   *     are always judged
   * @return what they found, in their order
   */
  static List<Finding> run(
      TrustedRoot.Keys keys,
      ParsedAttestation attestation,
      SubjectFile file,
      @Nullable Publisher publisher,
      Signatures signatures) {
    AttestationSteps steps = new AttestationSteps(keys, attestation, signatures);
    steps.findings.addAll(attestation.findings());
    steps.material();
    if (attestation.statement() != null) {
      steps.statement(attestation.statement(), file);
    }
    if (publisher != null && attestation.certificate() != null) {
      steps.publisher(publisher, attestation.certificate().claims());
    }
    return steps.findings;
  }

  /** Certificate, timestamps, log entry and envelope: who signed what, and when. */
  private void material() {
    SigningCertificate certificate = attestation.certificate();
    TransparencyEntry entry = attestation.entry();
    Envelope envelope = attestation.envelope();
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
      note(EnvelopeSignature.check(envelope, certificate, signatures));
    }
  }

  private void certificate(SigningCertificate certificate) {
    StepResult<X509Certificate> issuer =
        CertificatePath.check(certificate, keys.authorities(), attestation.time());
    note(issuer.failure());
    note(CertificateUsage.check(certificate));
    note(CertificateTransparency.check(certificate, issuer.value(), keys.certificateLogs()));
  }

  /** The times that timestamp authorities authenticate. */
  private List<Instant> timestamps(@Nullable Envelope envelope) {
    List<Instant> times = new ArrayList<>();
    if (attestation.timestamps() != null) {
      for (SignedTimestamp timestamp : attestation.timestamps()) {
        StepResult<Authority> authority =
            KnownTimestampAuthority.check(timestamp, keys.timestampAuthorities());
        note(authority.failure());
        if (authority.value() != null) {
          StepResult<Instant> time = TimestampHolds.check(timestamp, authority.value(), envelope);
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
    StepResult<LoggedEnvelope> logged = LogEntryKind.check(entry);
    note(logged.failure());
    StepResult<Log> log = KnownLog.check(entry, keys.logs());
    note(log.failure());
    if (!entry.promisesNothing() && log.value() != null) {
      StepResult<Instant> promise = SignedEntryTimestamp.check(entry, log.value());
      note(promise.failure());
      promise.ifPresent(times::add);
    }
    if (entry.promisesNothing() && times.isEmpty()) {
      note(Optional.of(SignedEntryTimestamp.missing()));
    }
    note(InclusionProof.check(entry));
    Proof proof = entry.proof();
    if (proof != null) {
      note(Checkpoint.check(proof, attestation.time(), log.value(), signatures));
    }
    if (logged.value() != null) {
      note(EntryMatchesEnvelope.check(logged.value(), envelope, certificate));
    }
  }

  private void statement(Statement statement, SubjectFile file) {
    note(SubjectMatchesFile.check(statement, file));
    note(DigestMatchesFile.check(statement, file));
    note(PredicateKnown.check(statement));
  }

  private void publisher(Publisher publisher, Claims claims) {
    note(IssuerMatchesPublisher.check(publisher, claims));
    note(PublisherMatchesCertificate.check(publisher, claims));
  }

  private void note(Optional<Finding> finding) {
    finding.ifPresent(findings::add);
  }
}
