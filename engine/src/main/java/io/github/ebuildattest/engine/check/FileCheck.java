package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.ProjectMemory;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.overlay.PinnedBytes;
import io.github.ebuildattest.engine.policy.pin.ObservedIdentity;
import io.github.ebuildattest.engine.policy.pin.PublisherKind;
import io.github.ebuildattest.engine.pypi.evidence.BytesEvidence;
import io.github.ebuildattest.engine.pypi.evidence.Evidence;
import io.github.ebuildattest.engine.pypi.evidence.ProvenanceEvidence;
import io.github.ebuildattest.engine.pypi.index.RawDocument;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.verdict.ArtifactReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Steps 3 to 11 for one PyPI file of a bump: bytes, Manifest, provenance, cryptography, identity,
 * continuity, context. Every step runs; one is left out only where it needs what another could not
 * get.
 */
final class FileCheck {

  /** A file with nothing in the Manifest is measured up to this size. */
  private static final long UNKNOWN_SIZE = 1L << 32;

  /**
   * What was found about a file.
   *
   * @param report its evidence
   * @param findings raw: no policy and no decision looked at them yet, apart from {@code accepted}
   * @param accepted what covers findings of continuity, in words: an identity that a decision
   *     brings in, or a pin that says unattested; null where nothing does
   * @param sha256 of its bytes, or null
   * @param seen who attested it, each once; empty unless verified
   * @param logged the latest authenticated log time, or null
   */
  record Outcome(
      ArtifactReport report,
      List<Finding> findings,
      @Nullable String accepted,
      @Nullable String sha256,
      List<VerifiedIdentity> seen,
      @Nullable Instant logged) {}

  private final Artifact file;
  private final boolean own;
  private final Manifest manifest;
  private final EvaluatedEbuild ebuild;
  private final ProjectMemory memory;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<VerifiedIdentity> seen = new LinkedHashSet<>();
  private @Nullable String accepted;
  private @Nullable String sha256;
  private @Nullable Instant logged;

  /**
   * A check of one file.
   *
   * @param own whether it is the package's own, so that the declared upstream must have built it
   */
  FileCheck(
      Artifact file, boolean own, EvaluatedEbuild ebuild, Manifest manifest, ProjectMemory memory) {
    this.file = file;
    this.own = own;
    this.ebuild = ebuild;
    this.manifest = manifest;
    this.memory = memory;
  }

  /** Runs the steps. */
  Outcome run(CheckContext means) {
    Evidence evidence = means.evidence();
    IndexContext context = means.context();
    Optional<Manifest.Dist> dist = manifest.dist(file.distfile());
    if (dist.isEmpty()) {
      add(FindingId.MANIFEST_ENTRY_MISSING, "the Manifest has no DIST line for " + file.distfile());
    }
    String provenanceDistfile = provenanceDistfile();
    Optional<Manifest.Dist> provenanceDist = manifest.dist(provenanceDistfile);
    ProvenanceEvidence provenance = evidence.provenance(file, provenanceDistfile, provenanceDist);
    Optional<Finding> denied = context.denied(file, provenance);
    if (denied.isPresent()) {
      provenance = new ProvenanceEvidence.Failure(denied.get());
    }
    List<AttestationResult> attestations = List.of();
    Optional<ContinuityCheck.Outcome> known =
        denied.isPresent() ? Optional.empty() : knownUnattested(provenance, context);
    if (known.isPresent()) {
      // known not to attest: no bytes are fetched for what no attestation could confirm
      take(known.get());
    } else {
      measure(evidence, dist, context);
      attestations = judge(evidence, provenance, provenanceDist, means.verifier(), context);
      compareWithIndex(context);
    }
    if (means.online()) {
      findings.addAll(context.findings(file, List.copyOf(seen), memory.identities()));
    }
    return new Outcome(
        new ArtifactReport(file, sha256, dist.orElse(null), attestations),
        distinct(findings),
        accepted,
        sha256,
        List.copyOf(seen),
        logged);
  }

  /** What is said of a file that a pin covers as unattested, as far as nobody denies that. */
  private Optional<ContinuityCheck.Outcome> knownUnattested(
      ProvenanceEvidence provenance, IndexContext context) {
    boolean unattested = provenance instanceof ProvenanceEvidence.Unattested;
    if (memory.unattestedBy() == null
        || !(unattested || provenance instanceof ProvenanceEvidence.Failure)) {
      return Optional.empty();
    }
    return Optional.of(
            ContinuityCheck.unattested(
                memory, file.fileName(), file.version(), unattested, context.uploadsBefore(file)))
        .filter(outcome -> outcome.accepted() != null);
  }

  /** The digest that the index lists, against that of the bytes and of the attestation. */
  private void compareWithIndex(IndexContext context) {
    if (sha256 != null) {
      boolean othersAttested = findings.stream().anyMatch(f -> f.id() == FindingId.DIGEST_MISMATCH);
      context.otherDigest(file, sha256, othersAttested).ifPresent(findings::add);
    }
  }

  private static List<Finding> distinct(List<Finding> findings) {
    return List.copyOf(new LinkedHashSet<>(findings));
  }

  private void take(ContinuityCheck.Outcome outcome) {
    outcome.findings().forEach(f -> findings.add(f.withArtifact(file.distfile())));
    if (outcome.accepted() != null) {
      accepted = outcome.accepted();
    }
    if (outcome.findings().stream().anyMatch(f -> f.id() == FindingId.UNATTESTED)) {
      hostThatCannotAttest();
    }
  }

  /** The name of the provenance in DISTDIR: SRC_URI's, else the one pypi.eclass would give it. */
  private String provenanceDistfile() {
    return ebuild.of(Artifact.Kind.PROVENANCE).stream()
        .filter(p -> p.attestedFileName().equals(file.fileName()))
        .map(Artifact::distfile)
        .findFirst()
        .orElse(file.distfile() + ".provenance");
  }

  private void measure(Evidence evidence, Optional<Manifest.Dist> dist, IndexContext context) {
    BytesEvidence bytes =
        dist.isPresent() ? evidence.bytes(file, dist.get()) : evidence.bytes(file, UNKNOWN_SIZE);
    if (bytes instanceof BytesEvidence.Failure failure) {
      findings.add(failure.finding());
    } else if (bytes instanceof BytesEvidence.NoSuchFile) {
      findings.add(IndexContext.notOnIndex(file, "the index has no file " + file.fileName()));
    } else if (bytes instanceof BytesEvidence.NotAsked) {
      sha256 = context.sha256(file).orElse(null);
      if (sha256 == null) {
        add(
            FindingId.INDEX_ERROR,
            "the index names no SHA-256 of " + file.fileName() + " to compare with");
      }
    } else if (bytes instanceof BytesEvidence.Measured measured) {
      if (measured.measured() instanceof FileDigests.Complete complete) {
        sha256 = complete.digests().sha256();
        dist.ifPresent(d -> compare(d, complete.digests()));
      } else {
        add(
            FindingId.MANIFEST_MISMATCH,
            file.distfile()
                + " is longer than the "
                + dist.map(Manifest.Dist::size).orElse(UNKNOWN_SIZE)
                + " bytes that the Manifest pins");
      }
    }
  }

  private void compare(Manifest.Dist dist, FileDigests digests) {
    List<String> differ = PinnedBytes.differences(dist, digests);
    if (!differ.isEmpty()) {
      add(
          FindingId.MANIFEST_MISMATCH,
          file.distfile() + " is not what the Manifest pins: " + String.join(", ", differ));
    }
  }

  private List<AttestationResult> judge(
      Evidence evidence,
      ProvenanceEvidence provenance,
      Optional<Manifest.Dist> provenanceDist,
      ProvenanceVerifier verifier,
      IndexContext context) {
    if (provenance instanceof ProvenanceEvidence.Failure failure) {
      findings.add(failure.finding());
    } else if (provenance instanceof ProvenanceEvidence.NoSuchFile) {
      findings.add(IndexContext.notOnIndex(file, "the index has no file " + file.fileName()));
    } else if (provenance instanceof ProvenanceEvidence.Unattested) {
      take(
          ContinuityCheck.unattested(
              memory, file.fileName(), file.version(), true, context.uploadsBefore(file)));
    } else if (provenance instanceof ProvenanceEvidence.Document document) {
      ProvenanceResult result =
          verifier.verify(document.provenance().bytes(), new SubjectFile(file.fileName(), sha256));
      if (result.verified()) {
        evidence.keep(document, file, provenanceDist);
      } else {
        Optional<ProvenanceEvidence> fresh = evidence.inPlaceOf(document, file, provenanceDist);
        if (fresh.isPresent()) {
          ProvenanceEvidence answer =
              context
                  .denied(file, fresh.get())
                  .<ProvenanceEvidence>map(ProvenanceEvidence.Failure::new)
                  .orElse(fresh.get());
          return judge(evidence, answer, provenanceDist, verifier, context);
        }
      }
      provenanceDist.ifPresent(d -> compareProvenance(d, document.provenance()));
      result.findings().forEach(f -> findings.add(f.withArtifact(file.distfile())));
      for (AttestationResult attestation : result.attestations()) {
        attestation.findings().forEach(f -> findings.add(f.withArtifact(file.distfile())));
      }
      for (AttestationResult attestation : result.attestations()) {
        identify(attestation, result.verified());
      }
      return result.attestations();
    }
    return List.of();
  }

  private void compareProvenance(Manifest.Dist dist, RawDocument document) {
    if (!PinnedBytes.are(dist, document.bytes())) {
      add(
          FindingId.MANIFEST_PROVENANCE_MISMATCH,
          "the provenance at hand is not the " + dist.name() + " that the Manifest pins");
    }
  }

  /** Why there is none, where what the package declares lives on a host that has no publishers. */
  private void hostThatCannotAttest() {
    if (own) {
      ebuild
          .unsupportedHost()
          .ifPresent(
              host ->
                  add(
                      FindingId.UPSTREAM_HOST_UNSUPPORTED,
                      "the package's repository is declared on "
                          + host
                          + ", whose builds cannot attest on PyPI"));
    }
  }

  /** Steps 9 and 10: against the declared upstream, and against the identities remembered. */
  private void identify(AttestationResult attestation, boolean verified) {
    Claims claims = attestation.claims();
    if (claims == null) {
      return;
    }
    Optional<Finding> mismatch = own ? ebuild.upstream().mismatch(claims) : Optional.empty();
    if (verified && attestation.log() != null) {
      Instant time = attestation.log().time();
      logged = logged == null || time.isAfter(logged) ? time : logged;
    }
    Optional<ObservedIdentity> observed = ObservedIdentity.of(claims, attestation.publisher());
    String version = file.version();
    String project = file.project();
    if (observed.isEmpty() || version == null || project == null) {
      mismatch.ifPresent(f -> findings.add(f.withArtifact(file.distfile())));
      if (verified) {
        add(
            FindingId.PUBLISHER_UNKNOWN,
            "nothing that could be remembered says who attested " + file.fileName());
      }
      return;
    }
    if (verified) {
      seen.add(new VerifiedIdentity(project, version, observed.get()));
      if (observed.get().identity().kind() == PublisherKind.GOOGLE) {
        add(
            FindingId.SHARED_PUBLISHER_ACCOUNT,
            "the account "
                + observed.get().identity().repository()
                + " attested "
                + file.fileName()
                + "; nothing says from which repository");
      }
    }
    ContinuityCheck.Outcome continuity = ContinuityCheck.attested(memory, observed.get(), version);
    take(continuity);
    boolean remembered = verified && memory.knowsWho() && continuity.findings().isEmpty();
    if (!(remembered && memory.former().replaced(ebuild.upstream().values()).isPresent())) {
      mismatch.ifPresent(f -> findings.add(f.withArtifact(file.distfile())));
    }
  }

  private void add(FindingId id, String message) {
    findings.add(Finding.about(id, file.distfile(), message));
  }
}
