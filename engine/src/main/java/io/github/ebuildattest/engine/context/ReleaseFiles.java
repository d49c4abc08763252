package io.github.ebuildattest.engine.context;

import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.distribution.Pep440Version;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.index.ProjectFile;
import io.github.ebuildattest.engine.pypi.index.ProjectPage;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A file among the other files of its release, as the project's page lists them. For those that are
 * attested the page names a provenance (PEP 740), and it gives the times at which they were
 * uploaded (PEP 700). No signature covers the page, so all of this is reported and decides nothing.
 *
 * @param file the file
 * @param itself its entry on the page
 * @param siblings the other files of the same version (PEP 440), in the page's order
 */
record ReleaseFiles(Artifact file, ProjectFile itself, List<ProjectFile> siblings) {

  /** A release is uploaded within hours; building all its wheels may take several. */
  private static final Duration ONE_UPLOAD = Duration.ofDays(1);

  /** No more names than these are listed; the others are counted. */
  private static final int NAMED = 3;

  ReleaseFiles {
    siblings = List.copyOf(siblings);
  }

  /** The release of a file; empty where the page does not list it or its name has no version. */
  static Optional<ReleaseFiles> of(Artifact file, ProjectPage page) {
    Optional<ProjectFile> itself = page.file(file.fileName());
    Optional<Pep440Version> version =
        Optional.ofNullable(file.version()).flatMap(Pep440Version::parse);
    if (itself.isEmpty() || version.isEmpty()) {
      return Optional.empty();
    }
    List<ProjectFile> siblings = new ArrayList<>();
    for (ProjectFile other : page.files()) {
      boolean sameRelease =
          DistributionFileName.parse(other.fileName(), page.project())
              .filter(name -> name.version().compareTo(version.get()) == 0)
              .isPresent();
      if (sameRelease && !other.fileName().equals(file.fileName())) {
        siblings.add(other);
      }
    }
    return Optional.of(new ReleaseFiles(file, itself.get(), siblings));
  }

  /** What makes the file stand out among its siblings. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    partlyAttested().ifPresent(findings::add);
    late().ifPresent(findings::add);
    return findings;
  }

  private Optional<Finding> partlyAttested() {
    List<ProjectFile> all = new ArrayList<>(siblings);
    all.add(itself);
    List<String> unattested =
        all.stream()
            .filter(f -> f.provenance() == null)
            .map(ProjectFile::fileName)
            .sorted()
            .toList();
    if (unattested.isEmpty() || unattested.size() == all.size()) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(
            FindingId.RELEASE_PARTLY_ATTESTED,
            file.distfile(),
            unattested.size()
                + " of the "
                + all.size()
                + " files of release "
                + file.version()
                + (unattested.size() == 1 ? " has no attestation: " : " have no attestation: ")
                + named(unattested)));
  }

  private static String named(List<String> names) {
    return names.size() <= NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
  }

  private Optional<Finding> late() {
    Instant uploaded = itself.uploadTime();
    Optional<ProjectFile> first =
        siblings.stream()
            .filter(f -> f.uploadTime() != null)
            .min(Comparator.comparing(ReleaseFiles::time).thenComparing(ProjectFile::fileName));
    if (uploaded == null || first.isEmpty()) {
      return Optional.empty();
    }
    Duration later = Duration.between(time(first.get()), uploaded);
    if (later.compareTo(ONE_UPLOAD) < 0) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.about(
            FindingId.LATE_FILE,
            file.distfile(),
            file.fileName()
                + " was uploaded "
                + later.toDays()
                + (later.toDays() == 1 ? " day" : " days")
                + " after "
                + first.get().fileName()
                + " of the same release"));
  }

  private static Instant time(ProjectFile file) {
    return file.uploadTime() == null ? Instant.MAX : file.uploadTime();
  }

  /**
   * The siblings that the page lists as attested. Those whose upload lies farthest from the file's
   * come first: a file that was slipped into a release was uploaded at another time.
   */
  List<ProjectFile> attestedSiblings() {
    Instant uploaded = itself.uploadTime();
    return siblings.stream()
        .filter(f -> f.provenance() != null)
        .sorted(
            Comparator.comparing(
                    (ProjectFile f) ->
                        uploaded == null || f.uploadTime() == null
                            ? Duration.ZERO
                            : Duration.between(uploaded, f.uploadTime()).abs())
                .reversed()
                .thenComparing(ProjectFile::fileName))
        .toList();
  }
}
