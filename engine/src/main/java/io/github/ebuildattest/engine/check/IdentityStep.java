package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.LogRecord;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.policy.pin.ObservedIdentity;
import io.github.ebuildattest.engine.policy.pin.PublisherKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step 9: who attested, and whether that is the upstream that the package declares. That the claims
 * equal the publisher which the document names is part of its verification.
 */
final class IdentityStep {

  private IdentityStep() {}

  /** Whether the workflow that ran is of another commit (19) than what it built (13). */
  private static Optional<Finding> workflowElsewhere(BumpFile file, Claims claims) {
    String source = claims.sourceRepositoryDigest();
    String workflow = claims.buildConfigDigest();
    return source == null || workflow == null || source.equals(workflow)
        ? Optional.empty()
        : Optional.of(
            file.finding(
                FindingId.WORKFLOW_ELSEWHERE,
                "built from commit " + source + " by a workflow of commit " + workflow));
  }

  /**
   * Who attested.
   *
   * @param observed verified or not; null where nothing that could be remembered says it
   * @param verified the same, if the document verified
   * @param findings about the identity itself
   * @param mismatch with the declared upstream, unless continuity explains it
   */
  record Result(
      @Nullable ObservedIdentity observed,
      Optional<VerifiedIdentity> verified,
      List<Finding> findings,
      Optional<Finding> mismatch) {}

  /**
   * The identity of one attestation.
   *
   * @param verified whether the whole document is
   * @param uploaded when the index received the file, or null where it does not tell
   */
  static Result check(
      BumpFile file, AttestationResult attestation, boolean verified, @Nullable Instant uploaded) {
    Claims claims = attestation.claims();
    if (claims == null) {
      return new Result(null, Optional.empty(), List.of(), Optional.empty());
    }
    Optional<Finding> mismatch =
        (file.own() ? file.ebuild().upstream().mismatch(claims) : Optional.<Finding>empty())
            .map(f -> f.withArtifact(file.artifact().distfile()));
    LogRecord log = verified ? attestation.log() : null;
    Optional<ObservedIdentity> observed =
        ObservedIdentity.of(claims, attestation.publisher())
            .map(o -> o.at(log == null ? null : log.time(), uploaded));
    String version = file.artifact().version();
    String project = file.artifact().project();
    List<Finding> findings = new ArrayList<>();
    if (observed.isEmpty() || version == null || project == null) {
      mismatch.ifPresent(findings::add);
      if (verified) {
        findings.add(
            file.finding(
                FindingId.PUBLISHER_UNKNOWN,
                "nothing that could be remembered says who attested " + file.fileName()));
      }
      return new Result(null, Optional.empty(), findings, Optional.empty());
    }
    if (verified && observed.get().identity().kind() == PublisherKind.GOOGLE) {
      findings.add(
          file.finding(
              FindingId.SHARED_PUBLISHER_ACCOUNT,
              "the account "
                  + observed.get().identity().repository()
                  + " attested "
                  + file.fileName()
                  + "; nothing says from which repository"));
    }
    if (verified) {
      workflowElsewhere(file, claims).ifPresent(findings::add);
    }
    return new Result(
        observed.get(),
        Optional.of(new VerifiedIdentity(project, version, observed.get())).filter(i -> verified),
        findings,
        mismatch);
  }
}
