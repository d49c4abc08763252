package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.pin.ForgeLinks;
import io.github.ebuildattest.engine.pypi.evidence.Evidence;
import io.github.ebuildattest.engine.pypi.evidence.ProvenanceEvidence;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import io.github.ebuildattest.engine.verdict.IdentityChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The newest older version of a package's file whose provenance is at hand and verifies: what a
 * changed pipeline is compared with. It judges nothing by itself, so where it is not to be had, one
 * goes without.
 *
 * @param version PEP 440
 * @param attestations its attestations, all verified
 */
record Predecessor(String version, List<AttestationResult> attestations) {

  Predecessor {
    attestations = List.copyOf(attestations);
  }

  private record Candidate(
      Artifact file, Pep440Version version, Optional<Manifest.Dist> provenanceDist) {}

  /**
   * Looks for it among the package's ebuilds, those of the base first.
   *
   * @param before the package in the base
   * @param after the package in the judged tree
   */
  static Optional<Predecessor> of(
      Artifact file,
      EvaluatedPackage before,
      EvaluatedPackage after,
      Evidence evidence,
      ProvenanceVerifier verifier) {
    List<Candidate> candidates = new ArrayList<>();
    for (EvaluatedPackage pack : List.of(before, after)) {
      for (EvaluatedEbuild ebuild : pack.ebuilds()) {
        ebuild
            .pypiFiles()
            .forEach(f -> candidate(f, file, pack.manifest()).ifPresent(candidates::add));
      }
    }
    candidates.sort(
        Comparator.comparing(Candidate::version)
            .thenComparing(c -> extension(c.file()).equals(extension(file)))
            .reversed());
    for (Candidate candidate : candidates) {
      if (evidence.provenance(
              candidate.file(), provenanceDistfile(candidate.file()), candidate.provenanceDist())
          instanceof ProvenanceEvidence.Document document) {
        ProvenanceResult result =
            verifier.verify(
                document.provenance().bytes(), new SubjectFile(candidate.file().fileName(), null));
        if (result.verified()) {
          evidence.keep(document, candidate.file(), candidate.provenanceDist());
          return Optional.of(
              new Predecessor(candidate.version().toString(), result.attestations()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Candidate> candidate(Artifact older, Artifact file, Manifest manifest) {
    Optional<Pep440Version> version =
        Optional.ofNullable(older.version()).flatMap(Pep440Version::parse);
    Optional<Pep440Version> present =
        Optional.ofNullable(file.version()).flatMap(Pep440Version::parse);
    boolean fits =
        older.project() != null
            && older.project().equals(file.project())
            && version.isPresent()
            && present.isPresent()
            && version.get().compareTo(present.get()) < 0;
    return fits
        ? Optional.of(new Candidate(older, version.get(), manifest.dist(provenanceDistfile(older))))
        : Optional.empty();
  }

  private static String provenanceDistfile(Artifact file) {
    return file.distfile() + ".provenance";
  }

  private static String extension(Artifact file) {
    return file.fileName().substring(file.fileName().lastIndexOf('.'));
  }

  /** Whether it had another predicate than the publish attestation, which is gone now. */
  Optional<Finding> lostPredicate(Artifact file, List<AttestationResult> now) {
    for (AttestationResult was : attestations) {
      String predicate = was.predicate();
      if (predicate != null
          && now.stream().noneMatch(a -> predicate.equals(a.predicate()) && a.verified())) {
        return Optional.of(
            Finding.about(
                FindingId.PREDICATE_LOST,
                file.distfile(),
                "version "
                    + version
                    + " had an attestation of "
                    + predicate
                    + ", and "
                    + file.fileName()
                    + " has none"));
      }
    }
    return Optional.empty();
  }

  /** Where to read what changed since; without a predecessor, only where this build is seen. */
  static IdentityChange change(Artifact file, Claims now, Optional<Predecessor> was) {
    Optional<Claims> before =
        was.flatMap(p -> p.attestations().stream().map(AttestationResult::claims).findFirst());
    return new IdentityChange(
        file.distfile(),
        before.map(c -> build(was.get().version(), c)).orElse(null),
        build(String.valueOf(file.version()), now),
        before.flatMap(c -> ForgeLinks.comparison(c, now)).orElse(null));
  }

  private static IdentityChange.Build build(String version, Claims claims) {
    return new IdentityChange.Build(
        version,
        ExpectedUpstream.upstreamOf(claims),
        ForgeLinks.commit(claims).orElse(null),
        claims.runInvocationUri());
  }
}
