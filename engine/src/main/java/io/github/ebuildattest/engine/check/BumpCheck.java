package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.index.ProjectFile;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.pypi.uri.Classification;
import io.github.ebuildattest.engine.verdict.ArtifactReport;
import io.github.ebuildattest.engine.verdict.IdentityContinuity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One bump through the thirteen steps of a check. Each step is a class of its own: it gets what it
 * needs, the value of an earlier step among it, and returns what it found. All of them run; one is
 * skipped only where it needs a value that another could not get, or where index and pin know the
 * file as unattested.
 */
public final class BumpCheck {

  private final CheckContext context;
  private final Bump bump;

  public BumpCheck(CheckContext context, Bump bump) {
    this.context = context;
    this.bump = bump;
  }

  /**
   * Judges the bump.
   *
   * @throws ConfigurationException where a pin that remembers one of its projects cannot be read
   */
  public BumpJudgement run() throws IOException, ConfigurationException {
    List<Finding> sources = SourceUriStep.check(bump.ebuild(), bump.basePin()); // step 1
    UpstreamStep.Result upstream =
        UpstreamStep.check(bump, context.memory(), context.policy()); // step 2
    List<CheckedFile> files = new ArrayList<>();
    for (Classification source : bump.ebuild().sources()) {
      Artifact file = source.artifact();
      files.add(
          file.kind() == Artifact.Kind.PYPI
              ? check(BumpFile.of(file, bump, context)) // steps 3 to 12
              : CheckedFile.besides(file, manifest(), bump.decisions(context.policy())));
    }
    Optional<PolicyStep.Found> condition =
        ConditionStep.check(bump, bump.decisions(context.policy())); // step 1, the flags around it
    return BumpJudgement.of(bump, context, sources, condition, upstream, files); // step 13
  }

  private CheckedFile check(BumpFile file) {
    IndexContext index = context.index();
    List<Finding> findings = new ArrayList<>();
    // step 5 is the first to ask: over a whole tree, no bytes of what does not attest are fetched
    ProvenanceStep.Result provenance =
        ProvenanceStep.check(file, manifest(), context.evidence(), index); // step 5
    Optional<ContinuityStep.Result> unattested =
        ContinuityStep.knownUnattested(file, provenance, context); // step 10, for such a file
    BytesStep.Result bytes =
        BytesStep.atHandWillDo(file, provenance, unattested.isPresent(), context)
            ? BytesStep.atHand(file, context.evidence())
            : BytesStep.check(file, context.evidence(), index); // step 3
    findings.addAll(ManifestStep.check(file, bytes)); // step 4
    findings.addAll(bytes.findings());
    AttestationStep.Result attested =
        unattested.isPresent()
            ? AttestationStep.Result.NOT_ASKED
            : AttestationStep.check(file, provenance, bytes.sha256(), context); // steps 6 to 8
    findings.addAll(attested.findings());
    List<ContinuityStep.Result> continuity = new ArrayList<>(unattested.stream().toList());
    if (attested.none()) {
      continuity.add(
          ContinuityStep.unattested(file, provenance, true, index)); // step 10, without attestation
    }
    List<VerifiedIdentity> seen = new ArrayList<>();
    Instant uploaded = index.listed(file.artifact()).map(ProjectFile::uploadTime).orElse(null);
    for (AttestationResult attestation : attested.attestations()) {
      IdentityStep.Result identity =
          IdentityStep.check(file, attestation, attested.verified(), uploaded); // step 9
      ContinuityStep.Result fits =
          ContinuityStep.attested(file, identity, attested.verified()); // step 10
      continuity.add(fits.after(identity.findings()));
      identity.verified().ifPresent(seen::add);
    }
    continuity.forEach(c -> findings.addAll(c.findings()));
    List<VerifiedIdentity> each = seen.stream().distinct().toList();
    boolean otherBytes = findings.stream().anyMatch(f -> f.id() == FindingId.DIGEST_MISMATCH);
    ContextStep.Result around =
        ContextStep.check(file, bytes, attested, otherBytes, each, uploaded, context); // step 11
    findings.addAll(around.findings());
    // step 12, the source, will be asked here
    Continuation continuation =
        each.isEmpty()
            ? null
            : Continuation.of(
                file, each, attested.attestations(), identity(continuity), bump, context);
    if (continuation != null) {
      findings.addAll(continuation.findings());
    }
    String accepted =
        continuity.stream()
            .map(ContinuityStep.Result::accepted)
            .filter(Objects::nonNull)
            .reduce(null, (one, next) -> next);
    return new CheckedFile(
        new ArtifactReport(
            file.artifact(),
            bytes.sha256(),
            file.dist().orElse(null),
            attested.attestations(),
            around.oldEnough()),
        findings,
        file.decisions(),
        accepted,
        accepted != null && file.memory().unattestedIsNew(),
        each,
        continuation);
  }

  private static IdentityContinuity identity(List<ContinuityStep.Result> continuity) {
    return continuity.stream()
        .map(ContinuityStep.Result::identity)
        .max(Comparator.naturalOrder())
        .orElse(IdentityContinuity.UNKNOWN);
  }

  private Manifest manifest() {
    return bump.after().manifest();
  }
}
