package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.Artifact;
import io.github.ebuildattest.engine.pypi.DistributionFileName;
import io.github.ebuildattest.engine.pypi.Index;
import io.github.ebuildattest.engine.pypi.Pep440Version;
import io.github.ebuildattest.engine.pypi.ProjectFile;
import io.github.ebuildattest.engine.pypi.ProjectPage;
import io.github.ebuildattest.engine.pypi.SimpleAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the index says around a file: its project's page, asked for once a run. */
final class IndexContext {

  private final @Nullable Index index;
  private final Map<String, SimpleAnswer> answers = new HashMap<>();

  /**
   * The context of one run.
   *
   * @param index null where the run is offline: then nothing is asked and nothing found
   */
  IndexContext(@Nullable Index index) {
    this.index = index;
  }

  /** What the project's page says against a file. */
  List<Finding> findings(Artifact file) {
    List<Finding> findings = new ArrayList<>();
    SimpleAnswer answer = answer(file);
    if (answer instanceof SimpleAnswer.Failure failure) {
      findings.add(failure.finding().withArtifact(file.distfile()));
    } else if (answer instanceof SimpleAnswer.NoSuchProject) {
      findings.add(notOnIndex(file, "the index has no project " + file.project()));
    } else if (answer instanceof SimpleAnswer.Found found) {
      ofPage(file, found.page(), findings);
    }
    return findings;
  }

  private static void ofPage(Artifact file, ProjectPage page, List<Finding> findings) {
    if (page.status() == ProjectPage.Status.QUARANTINED) {
      findings.add(
          Finding.about(
              FindingId.PROJECT_QUARANTINED,
              file.distfile(),
              "the index has quarantined the project " + page.project() + because(page)));
      return;
    }
    Optional<ProjectFile> listed = page.file(file.fileName());
    if (listed.isEmpty()) {
      findings.add(notOnIndex(file, "the project's page does not list " + file.fileName()));
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
  }

  private static String because(ProjectPage page) {
    String reason = page.statusReason();
    return reason == null || reason.isBlank() ? "" : ": " + reason;
  }

  static Finding notOnIndex(Artifact file, String what) {
    return Finding.about(FindingId.FILE_NOT_ON_INDEX, file.distfile(), what);
  }

  /**
   * The attested files that were uploaded before a file. Of one whose time the index does not say,
   * every attested file counts as earlier.
   */
  AttestedUploads uploadsBefore(Artifact file) {
    Optional<Pep440Version> version =
        Optional.ofNullable(file.version()).flatMap(Pep440Version::parse);
    if (!(answer(file) instanceof SimpleAnswer.Found found) || version.isEmpty()) {
      return AttestedUploads.UNKNOWN;
    }
    Instant uploaded = found.page().file(file.fileName()).map(ProjectFile::uploadTime).orElse(null);
    String lower = null;
    String higher = null;
    for (ProjectFile other : found.page().files()) {
      boolean earlier =
          uploaded == null || other.uploadTime() == null || other.uploadTime().isBefore(uploaded);
      Optional<DistributionFileName> name =
          DistributionFileName.parse(other.fileName(), found.page().project());
      if (other.provenance() != null && earlier && name.isPresent()) {
        int order = name.get().version().compareTo(version.get());
        lower = order < 0 ? other.fileName() : lower;
        higher = order > 0 ? other.fileName() : higher;
      }
    }
    return new AttestedUploads(uploaded != null, lower, higher);
  }

  /** The digest that the index claims for a file; no signature covers it. */
  Optional<String> sha256(Artifact file) {
    return listed(file).map(ProjectFile::sha256);
  }

  /** Whether the project's page names a provenance for a file. */
  boolean namesProvenance(Artifact file) {
    return listed(file).map(ProjectFile::provenance).isPresent();
  }

  private Optional<ProjectFile> listed(Artifact file) {
    return answer(file) instanceof SimpleAnswer.Found found
        ? found.page().file(file.fileName())
        : Optional.empty();
  }

  /** The lowest version of a file's project for which the page names a provenance. */
  Optional<Pep440Version> lowestAttested(Artifact file) {
    if (!(answer(file) instanceof SimpleAnswer.Found found)) {
      return Optional.empty();
    }
    return found.page().files().stream()
        .filter(f -> f.provenance() != null)
        .flatMap(f -> DistributionFileName.parse(f.fileName(), found.page().project()).stream())
        .map(DistributionFileName::version)
        .min(Comparator.naturalOrder());
  }

  private @Nullable SimpleAnswer answer(Artifact file) {
    String project = file.project();
    if (index == null || project == null) {
      return null;
    }
    return answers.computeIfAbsent(project, index::simple);
  }
}
