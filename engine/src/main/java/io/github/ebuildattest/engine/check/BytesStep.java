package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.pypi.evidence.BytesEvidence;
import io.github.ebuildattest.engine.pypi.evidence.Evidence;
import io.github.ebuildattest.engine.pypi.evidence.ProvenanceEvidence;
import io.github.ebuildattest.engine.pypi.evidence.Source;
import io.github.ebuildattest.engine.pypi.index.ProjectFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Step 3: a file's bytes, measured in one pass that the Manifest's size bounds. */
final class BytesStep {

  /** A file with nothing in the Manifest is measured up to this size. */
  static final long UNKNOWN_SIZE = 1L << 32;

  private BytesStep() {}

  /**
   * What the bytes are.
   *
   * @param sha256 of the bytes, or the index's word where bytes are not asked for; null if unknown
   * @param measured null where there were no bytes to measure
   * @param served whether the index itself served them in this run
   * @param findings why there were none
   */
  record Result(
      @Nullable String sha256,
      FileDigests.@Nullable Measured measured,
      boolean served,
      List<Finding> findings) {

    private static Result without(List<Finding> findings) {
      return new Result(null, null, false, findings);
    }
  }

  /**
   * Whether the bytes at hand are enough. Where a whole tree is judged and nothing attests the
   * file, none are downloaded: what the Manifest pins is held against what the project's page says,
   * unless the page gives no size or a decision names a file by its digest.
   *
   * @param known whether the pin knows the file as unattested
   */
  static boolean atHandWillDo(
      BumpFile file, ProvenanceStep.Result provenance, boolean known, CheckContext context) {
    if (context.scope() != Scope.ALL) {
      return false;
    }
    if (!context.online()) {
      return known;
    }
    return provenance.evidence() instanceof ProvenanceEvidence.Unattested
        && !file.decisions().nameAFile()
        && context.index().listed(file.artifact()).map(ProjectFile::size).isPresent();
  }

  /** The bytes that lie on this machine; that there are none is no finding. */
  static Result atHand(BumpFile file, Evidence evidence) {
    long longest = file.dist().map(Manifest.Dist::size).orElse(UNKNOWN_SIZE);
    BytesEvidence bytes = evidence.bytesAtHand(file.artifact(), longest, file.dist().orElse(null));
    return measured(bytes).orElseGet(() -> Result.without(failure(bytes)));
  }

  static Result check(BumpFile file, Evidence evidence, IndexContext index) {
    BytesEvidence bytes =
        file.dist().isPresent()
            ? evidence.bytes(file.artifact(), file.dist().get())
            : evidence.bytes(file.artifact(), UNKNOWN_SIZE);
    Optional<Result> measured = measured(bytes);
    if (measured.isPresent()) {
      return measured.get();
    }
    if (bytes instanceof BytesEvidence.Failure) {
      return Result.without(failure(bytes));
    }
    if (bytes instanceof BytesEvidence.NoSuchFile) {
      return Result.without(List.of(index.notServed(file.artifact())));
    }
    String claimed = index.sha256(file.artifact()).orElse(null);
    return new Result(
        claimed, null, false, claimed != null ? List.of() : List.of(digestUnnamed(file)));
  }

  /** The finding that the index names nothing to compare bytes with. */
  static Finding digestUnnamed(BumpFile file) {
    return file.finding(
        FindingId.INDEX_ERROR,
        "the index names no SHA-256 of " + file.fileName() + " to compare with");
  }

  private static List<Finding> failure(BytesEvidence bytes) {
    return bytes instanceof BytesEvidence.Failure failure ? List.of(failure.finding()) : List.of();
  }

  private static Optional<Result> measured(BytesEvidence bytes) {
    if (bytes instanceof BytesEvidence.Measured measured) {
      String sha256 =
          measured.measured() instanceof FileDigests.Complete complete
              ? complete.digests().sha256()
              : null;
      return Optional.of(
          new Result(sha256, measured.measured(), measured.source() == Source.INDEX, List.of()));
    }
    return Optional.empty();
  }
}
