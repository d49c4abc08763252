package io.github.ebuildattest.engine.context;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.attestation.ProvenanceResult;
import io.github.ebuildattest.engine.attestation.ProvenanceVerifier;
import io.github.ebuildattest.engine.attestation.step.SubjectFile;
import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.finding.Severity;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.policy.pin.Continuity;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.ObservedIdentity;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.index.IntegrityAnswer;
import io.github.ebuildattest.engine.pypi.index.ProjectFile;
import io.github.ebuildattest.engine.pypi.index.ProjectPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who attested the other files of a release. Each of them costs a request, so only a few are looked
 * up, and nothing is claimed about the rest. A sibling whose document cannot be obtained is
 * skipped, since it is not what is judged.
 */
public final class SiblingIdentities {

  /** How many siblings are looked up: enough for a wheel next to a source distribution. */
  private static final int ASKED = 2;

  private final Index index;
  private final ProvenanceVerifier verifier;

  public SiblingIdentities(Index index, ProvenanceVerifier verifier) {
    this.index = index;
    this.verifier = verifier;
  }

  /**
   * Siblings attested by an identity that neither the file nor a pin has, or whose attestation does
   * not verify.
   *
   * @param seen who attested the file itself
   * @param pinned who may attest the project
   */
  Optional<Finding> inconsistent(
      ReleaseFiles release, List<VerifiedIdentity> seen, List<Identity> pinned) {
    List<Identity> known = new ArrayList<>(pinned);
    seen.forEach(s -> known.add(s.identity().identity()));
    List<String> others = new ArrayList<>();
    release.attestedSiblings().stream()
        .filter(sibling -> Index.serves(sibling.fileName()))
        .limit(ASKED)
        .forEach(sibling -> other(release, sibling, known).ifPresent(others::add));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.about(
                FindingId.RELEASE_INCONSISTENT,
                release.file().distfile(),
                "of the same release, " + String.join("; ", others)));
  }

  /**
   * Who attested the newest earlier release of a project that nobody is remembered for, where that
   * was not who attested this one.
   *
   * @param page the project's
   * @param version of the file that is looked at (PEP 440)
   * @param seen who attested it
   * @return in words; empty where they agree, or where no earlier one is attested and verifies
   */
  Optional<String> earlier(ProjectPage page, Pep440Version version, List<VerifiedIdentity> seen) {
    List<Identity> known =
        seen.stream().map(s -> s.identity().toPin(s.version())).distinct().toList();
    return page.files().stream()
        .filter(file -> file.provenance() != null && Index.serves(file.fileName()))
        .filter(file -> version(file, page).filter(v -> v.compareTo(version) < 0).isPresent())
        .max(Comparator.comparing(file -> version(file, page).orElse(version)))
        .flatMap(file -> otherThan(known, file, page));
  }

  private static Optional<Pep440Version> version(ProjectFile file, ProjectPage page) {
    return DistributionFileName.parse(file.fileName(), page.project())
        .map(DistributionFileName::version);
  }

  private Optional<String> otherThan(List<Identity> known, ProjectFile file, ProjectPage page) {
    String version = version(file, page).map(Pep440Version::toString).orElse("");
    if (!(index.integrity(page.project(), version, file.fileName())
        instanceof IntegrityAnswer.Document document)) {
      return Optional.empty();
    }
    ProvenanceResult result =
        verifier.verify(
            document.provenance().bytes(), new SubjectFile(file.fileName(), file.sha256()));
    if (!result.verified()) {
      return Optional.empty();
    }
    return result.attestations().stream()
        .flatMap(
            attestation ->
                Stream.ofNullable(attestation.claims())
                    .flatMap(c -> ObservedIdentity.of(c, attestation.publisher()).stream()))
        .filter(by -> !Continuity.compare(known, by, version).fits())
        .findFirst()
        .map(by -> version + " was attested by " + by.identity().describe());
  }

  /** How one sibling is attested, where that differs. */
  private Optional<String> other(ReleaseFiles release, ProjectFile sibling, List<Identity> known) {
    String version = String.valueOf(release.file().version());
    if (!(index.integrity(String.valueOf(release.file().project()), version, sibling.fileName())
        instanceof IntegrityAnswer.Document document)) {
      return Optional.empty();
    }
    ProvenanceResult result =
        verifier.verify(
            document.provenance().bytes(), new SubjectFile(sibling.fileName(), sibling.sha256()));
    if (!result.verified()) {
      return broken(result).map(ids -> sibling.fileName() + " has an attestation with " + ids);
    }
    for (AttestationResult attestation : result.attestations()) {
      Optional<ObservedIdentity> by =
          Optional.ofNullable(attestation.claims())
              .flatMap(claims -> ObservedIdentity.of(claims, attestation.publisher()))
              .map(
                  o ->
                      o.at(
                          attestation.log() == null ? null : attestation.log().time(),
                          sibling.uploadTime()));
      if (by.isPresent() && !Continuity.compare(known, by.get(), version).fits()) {
        return Optional.of(
            sibling.fileName() + " is attested by " + by.get().identity().describe());
      }
    }
    return Optional.empty();
  }

  /** What is wrong with it; empty where nothing is worse than could-not-check. */
  private static Optional<String> broken(ProvenanceResult result) {
    List<Finding> all = new ArrayList<>(result.findings());
    result.attestations().forEach(a -> all.addAll(a.findings()));
    Set<String> ids =
        all.stream()
            .map(Finding::id)
            .filter(id -> id.severity() == Severity.BLOCK)
            .map(FindingId::id)
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    return ids.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", ids));
  }
}
