package io.github.ebuildattest.engine.source;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.source.archive.ArchiveContents;
import io.github.ebuildattest.engine.source.archive.ArchiveMalformedException;
import io.github.ebuildattest.engine.source.tree.CommitAnswer;
import io.github.ebuildattest.engine.source.tree.CommitHosts;
import io.github.ebuildattest.engine.source.tree.SourceCommit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of holding a distribution against the commit of its certificate. Exactly one of the
 * last three is there.
 *
 * @param commit what the certificate names, or null where it names none
 * @param comparison the result, or null where nothing was compared
 * @param finding why nothing was compared although there is a commit, or null
 * @param none why there is nothing to compare with, a clause, or null
 */
public record SourceResult(
    @Nullable SourceCommit commit,
    @Nullable SourceComparison comparison,
    @Nullable Finding finding,
    @Nullable String none) {

  /**
   * Compares.
   *
   * @param file the distribution
   * @param name its name on PyPI, of a kind that {@link ArchiveContents#reads}
   * @param claims of the certificate, or null where none could be read
   * @throws IOException where the disk fails
   */
  public static SourceResult of(
      Path file, DistributionFileName name, @Nullable Claims claims, CommitHosts hosts)
      throws IOException {
    if (claims == null) {
      return new SourceResult(null, null, null, "no certificate of the provenance could be read");
    }
    Optional<String> problem = SourceCommit.problem(claims);
    if (problem.isPresent()) {
      return new SourceResult(null, null, null, problem.get());
    }
    SourceCommit commit = SourceCommit.of(claims);
    try {
      ArchiveContents archive = ArchiveContents.read(file, name.fileName());
      CommitAnswer<SourceComparison> answer =
          new SourceComparer(hosts).compare(archive, name, commit);
      if (answer instanceof CommitAnswer.Found<SourceComparison> found) {
        return new SourceResult(commit, found.value(), null, null);
      }
      return failed(
          commit,
          answer instanceof CommitAnswer.Gone<SourceComparison> gone
              ? Finding.of(FindingId.SOURCE_COMMIT_GONE, gone.clause())
              : Finding.of(
                  FindingId.SOURCE_UNREACHABLE,
                  ((CommitAnswer.Unreachable<SourceComparison>) answer).clause()));
    } catch (ArchiveMalformedException e) {
      return failed(commit, Finding.of(FindingId.ARCHIVE_MALFORMED, "the archive " + e.clause()));
    }
  }

  private static SourceResult failed(SourceCommit commit, Finding finding) {
    return new SourceResult(commit, null, finding, null);
  }

  /** All that does not hold; empty where the file equals the commit, or there is none. */
  public List<Finding> findings() {
    if (finding != null) {
      return List.of(finding);
    }
    return comparison == null ? List.of() : comparison.findings();
  }
}
