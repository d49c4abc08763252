package io.github.ebuildattest.engine.context;

import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.pypi.evidence.ProvenanceEvidence;
import io.github.ebuildattest.engine.pypi.index.IntegrityAnswer;
import io.github.ebuildattest.engine.pypi.index.ProjectFile;
import io.github.ebuildattest.engine.pypi.index.ProjectPage;
import io.github.ebuildattest.engine.pypi.index.SimpleAnswer;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step 11: what the project's page on the index says about a file and its release, and whether the
 * index agrees with itself.
 */
public final class IndexContext {

  /** Findings that an offline run cannot reach. */
  public static final List<FindingId> ASKED_OF_THE_INDEX =
      List.of(
          FindingId.FILE_NOT_ON_INDEX,
          FindingId.RELEASE_YANKED,
          FindingId.RELEASE_HIDDEN,
          FindingId.PROJECT_QUARANTINED,
          FindingId.PROJECT_ARCHIVED,
          FindingId.LATE_FILE,
          FindingId.RELEASE_PARTLY_ATTESTED,
          FindingId.RELEASE_INCONSISTENT,
          FindingId.INDEX_DISAGREES);

  private final ProjectPages pages;
  private final @Nullable SiblingIdentities siblings;

  /**
   * The context of one run.
   *
   * @param siblings null where it is not asked who attested the other files of a release
   */
  public IndexContext(ProjectPages pages, @Nullable SiblingIdentities siblings) {
    this.pages = pages;
    this.siblings = siblings;
  }

  /**
   * What the project's page says against a file.
   *
   * @param seen who attested the file; empty unless verified
   * @param pinned who may attest the project
   */
  public List<Finding> findings(Artifact file, List<VerifiedIdentity> seen, List<Identity> pinned) {
    List<Finding> findings = new ArrayList<>();
    SimpleAnswer answer = pages.answer(file).orElse(null);
    if (answer instanceof SimpleAnswer.Failure failure) {
      findings.add(failure.finding().withArtifact(file.distfile()));
    } else if (answer instanceof SimpleAnswer.NoSuchProject) {
      findings.add(notOnIndex(file, "the index has no project " + file.project()));
    } else if (answer instanceof SimpleAnswer.Found found) {
      ofProject(file, found.page()).ifPresent(findings::add);
      if (found.page().status() != ProjectPage.Status.QUARANTINED) {
        findings.addAll(ofFile(file, found.page(), seen, pinned));
      }
    }
    return findings;
  }

  private static Optional<Finding> ofProject(Artifact file, ProjectPage page) {
    return switch (page.status()) {
      case ACTIVE -> Optional.empty();
      case QUARANTINED ->
          of(
              FindingId.PROJECT_QUARANTINED,
              file,
              "the index has quarantined the project " + page.project() + because(page));
      case ARCHIVED ->
          of(
              FindingId.PROJECT_ARCHIVED,
              file,
              "the owners of the project " + page.project() + " have archived it" + because(page));
      case DEPRECATED ->
          of(
              FindingId.PROJECT_ARCHIVED,
              file,
              "the owners of the project "
                  + page.project()
                  + " call it deprecated"
                  + because(page));
    };
  }

  private List<Finding> ofFile(
      Artifact file, ProjectPage page, List<VerifiedIdentity> seen, List<Identity> pinned) {
    List<Finding> findings = new ArrayList<>();
    Optional<ProjectFile> listed = page.file(file.fileName());
    if (listed.isEmpty()) {
      findings.add(notListed(file));
    } else if (listed.get().yanked()) {
      String reason = listed.get().yankedReason();
      findings.add(
          Finding.about(
              FindingId.RELEASE_YANKED,
              file.distfile(),
              file.fileName()
                  + " was yanked"
                  + (reason == null || reason.isBlank() ? ", no reason given" : ": " + reason)));
    }
    Optional<ReleaseFiles> release = ReleaseFiles.of(file, page);
    release.ifPresent(r -> findings.addAll(r.findings()));
    if (siblings != null && release.isPresent() && !seen.isEmpty()) {
      siblings.inconsistent(release.get(), seen, pinned).ifPresent(findings::add);
    }
    return findings;
  }

  /**
   * Whether the page lists a provenance, or at least a file, that the Integrity API denies having.
   */
  public Optional<Finding> denied(Artifact file, ProvenanceEvidence provenance) {
    Optional<ProjectFile> listed = pages.listed(file);
    if (provenance instanceof ProvenanceEvidence.Unattested
        && listed.map(ProjectFile::provenance).isPresent()) {
      return of(
          FindingId.INDEX_DISAGREES,
          file,
          "the index lists a provenance of " + file.fileName() + " and serves none");
    }
    if (provenance instanceof ProvenanceEvidence.NoSuchFile && listed.isPresent()) {
      return of(
          FindingId.INDEX_INCOMPLETE,
          file,
          "the index lists " + file.fileName() + ", and its Integrity API knows no such file");
    }
    return Optional.empty();
  }

  /** What it means that the index does not serve a file: none of its own, where its page has it. */
  public Finding notServed(Artifact file) {
    return pages.listed(file).isPresent()
        ? Finding.about(
            FindingId.INDEX_INCOMPLETE,
            file.distfile(),
            "the index lists " + file.fileName() + ", and does not serve it")
        : notOnIndex(file);
  }

  /** A file that the page does not list may still be known to the Integrity API. */
  private Finding notListed(Artifact file) {
    String notListed = "the project's page does not list " + file.fileName();
    IntegrityAnswer answer = pages.integrity(file).orElseGet(IntegrityAnswer.NoSuchFile::new);
    if (answer instanceof IntegrityAnswer.Failure failure) {
      return failure.finding().withArtifact(file.distfile());
    }
    return answer instanceof IntegrityAnswer.NoSuchFile
        ? notOnIndex(file, notListed)
        : Finding.about(
            FindingId.RELEASE_HIDDEN,
            file.distfile(),
            notListed + ", and the Integrity API still knows it");
  }

  /** Who attested the release before, where that was not who attested this one; in words. */
  public Optional<String> earlierBy(Artifact file, List<VerifiedIdentity> seen) {
    Optional<Pep440Version> version =
        Optional.ofNullable(file.version()).flatMap(Pep440Version::parse);
    return siblings == null || version.isEmpty()
        ? Optional.empty()
        : pages.page(file).flatMap(page -> siblings.earlier(page, version.get(), seen));
  }

  /**
   * Whether the digest on the page contradicts the bytes or the attestation.
   *
   * @param sha256 of the bytes
   * @param othersAttested whether other bytes than these are attested
   */
  public Optional<Finding> otherDigest(Artifact file, String sha256, boolean othersAttested) {
    Optional<String> claimed = sha256(file);
    if (claimed.isPresent() && claimed.get().equals(sha256) == othersAttested) {
      return of(
          FindingId.INDEX_DISAGREES,
          file,
          othersAttested
              ? "the index lists the bytes at hand as "
                  + file.fileName()
                  + " and has an attestation of others"
              : "the index lists "
                  + file.fileName()
                  + " with SHA-256 "
                  + claimed.get()
                  + ", and the bytes have "
                  + sha256);
    }
    return Optional.empty();
  }

  private static Optional<Finding> of(FindingId id, Artifact file, String message) {
    return Optional.of(Finding.about(id, file.distfile(), message));
  }

  private static String because(ProjectPage page) {
    String reason = page.statusReason();
    return reason == null || reason.isBlank() ? "" : ": " + reason;
  }

  /** The finding {@code file-not-on-index}, in these words. */
  public static Finding notOnIndex(Artifact file) {
    return notOnIndex(file, "the index has no file " + file.fileName());
  }

  private static Finding notOnIndex(Artifact file, String what) {
    return Finding.about(FindingId.FILE_NOT_ON_INDEX, file.distfile(), what);
  }

  /**
   * The attested files that were uploaded before a file. Where the index does not give the file's
   * upload time, every attested file counts as earlier.
   */
  public AttestedUploads uploadsBefore(Artifact file) {
    Optional<Pep440Version> version =
        Optional.ofNullable(file.version()).flatMap(Pep440Version::parse);
    Optional<ProjectPage> page = pages.page(file);
    if (page.isEmpty() || version.isEmpty()) {
      return AttestedUploads.UNKNOWN;
    }
    Instant uploaded = page.get().file(file.fileName()).map(ProjectFile::uploadTime).orElse(null);
    String lower = null;
    String higher = null;
    for (ProjectFile other : page.get().files()) {
      boolean earlier =
          uploaded == null || other.uploadTime() == null || other.uploadTime().isBefore(uploaded);
      Optional<DistributionFileName> name =
          DistributionFileName.parse(other.fileName(), page.get().project());
      if (other.provenance() != null && earlier && name.isPresent()) {
        int order = name.get().version().compareTo(version.get());
        lower = order < 0 ? other.fileName() : lower;
        higher = order > 0 ? other.fileName() : higher;
      }
    }
    return new AttestedUploads(uploaded != null, lower, higher);
  }

  /** What the project's page says of a file; no signature covers it. */
  public Optional<ProjectFile> listed(Artifact file) {
    return pages.listed(file);
  }

  /** The digest that the index claims for a file; no signature covers it. */
  public Optional<String> sha256(Artifact file) {
    return listed(file).map(ProjectFile::sha256);
  }

  /** The lowest version of a file's project for which the page names a provenance. */
  public Optional<Pep440Version> lowestAttested(Artifact file) {
    return pages.page(file).stream()
        .flatMap(
            page ->
                page.files().stream()
                    .filter(f -> f.provenance() != null)
                    .flatMap(
                        f -> DistributionFileName.parse(f.fileName(), page.project()).stream()))
        .map(DistributionFileName::version)
        .min(Comparator.naturalOrder());
  }
}
