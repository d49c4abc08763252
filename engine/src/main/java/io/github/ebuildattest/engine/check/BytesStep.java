package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.context.IndexContext;
import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.evidence.BytesEvidence;
import io.github.ebuildattest.engine.pypi.evidence.Evidence;
import java.util.List;
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
   * @param findings why there were none
   */
  record Result(
      @Nullable String sha256, FileDigests.@Nullable Measured measured, List<Finding> findings) {

    /** Of a file whose bytes nothing would be compared with. */
    static final Result NOT_READ = new Result(null, null, List.of());
  }

  static Result check(BumpFile file, Evidence evidence, IndexContext index) {
    BytesEvidence bytes =
        file.dist().isPresent()
            ? evidence.bytes(file.artifact(), file.dist().get())
            : evidence.bytes(file.artifact(), UNKNOWN_SIZE);
    if (bytes instanceof BytesEvidence.Measured measured) {
      String sha256 =
          measured.measured() instanceof FileDigests.Complete complete
              ? complete.digests().sha256()
              : null;
      return new Result(sha256, measured.measured(), List.of());
    }
    if (bytes instanceof BytesEvidence.Failure failure) {
      return new Result(null, null, List.of(failure.finding()));
    }
    if (bytes instanceof BytesEvidence.NoSuchFile) {
      return new Result(null, null, List.of(IndexContext.notOnIndex(file.artifact())));
    }
    String claimed = index.sha256(file.artifact()).orElse(null);
    return new Result(
        claimed,
        null,
        claimed != null
            ? List.of()
            : List.of(
                file.finding(
                    FindingId.INDEX_ERROR,
                    "the index names no SHA-256 of " + file.fileName() + " to compare with")));
  }
}
