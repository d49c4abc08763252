package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.context.AttestedUploads;
import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.ProjectMemory;
import io.github.ebuildattest.engine.policy.FormerUpstreams;
import io.github.ebuildattest.engine.policy.pin.Continuity;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.ObservedIdentity;
import io.github.ebuildattest.engine.pypi.evidence.ProvenanceEvidence;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.verdict.IdentityContinuity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Step 10: what one file shows, against what is remembered of its project. */
public final class ContinuityStep {

  /**
   * What it says.
   *
   * @param findings raw: no policy looked at them yet
   * @param accepted what covers those about identity or a missing attestation, in words, or null
   * @param identity how it relates to those remembered; not yet looked at whether that was verified
   */
  record Result(List<Finding> findings, @Nullable String accepted, IdentityContinuity identity) {

    Result {
      findings = List.copyOf(findings);
    }

    /** The same after findings about the identity itself. */
    Result after(List<Finding> ofTheIdentity) {
      return new Result(
          Stream.concat(ofTheIdentity.stream(), findings.stream()).toList(), accepted, identity);
    }
  }

  private ContinuityStep() {}

  /**
   * A file that the package's pin knows as unattested, by the index's own word; empty where that
   * does not settle it. No answer is not that word. Only an audit of the whole tree that may not
   * ask anybody takes the pin's word for it, unless the Manifest pins a provenance.
   */
  static Optional<Result> knownUnattested(
      BumpFile file, ProvenanceStep.Result provenance, CheckContext context) {
    boolean certain = provenance.evidence() instanceof ProvenanceEvidence.Unattested;
    boolean notAsked =
        context.scope() == Scope.ALL
            && !context.online()
            && provenance.dist().isEmpty()
            && provenance.evidence() instanceof ProvenanceEvidence.Failure;
    if (file.memory().unattestedBy() == null || !(certain || notAsked)) {
      return Optional.empty();
    }
    return Optional.of(unattested(file, provenance, certain, context.index()))
        .filter(r -> r.accepted() != null);
  }

  /**
   * A file without attestation.
   *
   * @param certain whether the index itself says that there is none
   */
  static Result unattested(
      BumpFile file, ProvenanceStep.Result provenance, boolean certain, IndexContext index) {
    Artifact artifact = file.artifact();
    Result result =
        provenance.dist().isPresent()
            ? lost(
                file.fileName()
                    + " has no attestation, and the Manifest pins "
                    + provenance.dist().get().name())
            : unattested(
                file.memory(),
                file.fileName(),
                artifact.version(),
                certain,
                index.uploadsBefore(artifact));
    List<Finding> findings = new ArrayList<>();
    result.findings().forEach(f -> findings.add(f.withArtifact(artifact.distfile())));
    if (file.own() && findings.stream().anyMatch(f -> f.id() == FindingId.UNATTESTED)) {
      file.ebuild()
          .unsupportedHost()
          .ifPresent(
              host ->
                  findings.add(
                      file.finding(
                          FindingId.UPSTREAM_HOST_UNSUPPORTED,
                          "the package's repository is declared on "
                              + host
                              + ", whose builds cannot attest on PyPI")));
    }
    return new Result(findings, result.accepted(), IdentityContinuity.UNKNOWN);
  }

  /**
   * One attestation of a file, against who is remembered: what continuity says of it, and what the
   * declared upstream says unless continuity explains it.
   *
   * @param verified whether the whole document is
   */
  static Result attested(BumpFile file, IdentityStep.Result identity, boolean verified) {
    ObservedIdentity observed = identity.observed();
    String version = file.artifact().version();
    if (observed == null || version == null) {
      return new Result(List.of(), null, IdentityContinuity.UNKNOWN);
    }
    Result result = attested(file.memory(), observed, version);
    List<Finding> findings = new ArrayList<>();
    result.findings().forEach(f -> findings.add(f.withArtifact(file.artifact().distfile())));
    FormerUpstreams former = file.memory().former();
    boolean known = file.memory().knowsWho() || former.nowIncludes(observed.identity().upstream());
    List<String> declared = file.ebuild().upstream().values();
    boolean older =
        result.identity() == IdentityContinuity.FORMER && file.memory().namesSuccessor(declared);
    boolean explained =
        verified && known && findings.isEmpty() && (older || former.replaced(declared).isPresent());
    if (!explained) {
      identity.mismatch().ifPresent(findings::add);
    }
    return new Result(findings, result.accepted(), result.identity());
  }

  /** A file that somebody attested, against who is remembered. */
  static Result attested(ProjectMemory memory, ObservedIdentity observed, String version) {
    if (!memory.knowsWho()) {
      return new Result(List.of(), null, IdentityContinuity.FIRST);
    }
    Continuity.Comparison comparison = Continuity.compare(memory.identities(), observed, version);
    if (comparison.fits()) {
      boolean former = comparison.pinned().until() != null;
      return new Result(
          List.of(), null, former ? IdentityContinuity.FORMER : IdentityContinuity.SAME);
    }
    String accepted = null;
    for (ProjectMemory.Introduced introduced : memory.introduced()) {
      if (Continuity.compare(List.of(introduced.identity()), observed, version).fits()) {
        accepted = introduced.by();
      }
    }
    List<Identity> known = new ArrayList<>(memory.identities());
    if (known.stream().noneMatch(i -> i.until() == null)) {
      // the change ends who was known, and says who follows
      memory.introduced().forEach(i -> known.add(i.identity()));
    }
    List<Finding> findings =
        accepted == null
            ? Continuity.compare(known, observed, version).findings()
            : comparison.findings();
    return new Result(findings, accepted, IdentityContinuity.ANOTHER);
  }

  /**
   * A file without attestation.
   *
   * @param version PEP 440, or null where its name tells none
   * @param certain whether the index itself says that there is no attestation
   * @param uploads what else the index has of the project
   */
  static Result unattested(
      ProjectMemory memory,
      String file,
      @Nullable String version,
      boolean certain,
      AttestedUploads uploads) {
    boolean none = uploads.known() && uploads.lower() == null && uploads.higher() == null;
    if (certain && none && memory.unattestedBy() == null && memory.unattestedOnce() != null) {
      return new Result(
          List.of(
              Finding.of(
                  FindingId.UNATTESTED,
                  file + " has no attestation, and was uploaded before the project had any")),
          memory.unattestedOnce(),
          IdentityContinuity.UNKNOWN);
    }
    if (memory.expectsAttestation(version)) {
      return lost(
          file
              + " has no attestation, and the pin knows the project as attested since "
              + memory.since());
    }
    if (uploads.lower() != null && !memory.givenUp()) {
      return lost(
          file + " has no attestation, and " + uploads.lower() + ", uploaded before it, had one");
    }
    List<Finding> findings = new ArrayList<>();
    if (memory.unattestedBy() != null) {
      findings.add(
          Finding.of(
              FindingId.UNATTESTED,
              (certain
                      ? file + " has no attestation"
                      : "the index was not asked whether " + file + " has an attestation")
                  + ", and the package is pinned as unattested"));
      return new Result(findings, memory.unattestedBy(), IdentityContinuity.UNKNOWN);
    }
    findings.add(Finding.of(FindingId.UNATTESTED, file + " has no attestation"));
    if (uploads.higher() != null) {
      findings.add(
          Finding.of(
              FindingId.ATTESTATION_LOST_ELSEWHERE,
              uploads.higher()
                  + ", of a higher version and uploaded before "
                  + file
                  + ", is attested"));
    } else if (memory.knowsWho() && !uploads.known()) {
      findings.add(
          Finding.of(
              FindingId.ATTESTATION_LOST_ELSEWHERE,
              "versions from " + memory.since() + " on are attested"));
    }
    return new Result(findings, null, IdentityContinuity.UNKNOWN);
  }

  private static Result lost(String message) {
    return new Result(
        List.of(Finding.of(FindingId.ATTESTATION_LOST, message)), null, IdentityContinuity.UNKNOWN);
  }
}
