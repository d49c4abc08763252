package io.github.ebuildattest.engine.pypi.evidence;

import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.Finding;

/** The bytes of one file, measured, or why there are none. */
public sealed interface BytesEvidence {

  /**
   * The bytes were at hand.
   *
   * @param measured their digests, or that there are more than expected
   * @param source where they came from
   */
  record Measured(FileDigests.Measured measured, Source source) implements BytesEvidence {}

  /** Nobody asked for bytes, or only for those at hand, and there are none. */
  record NotAsked() implements BytesEvidence {}

  /** The index says that it has no such file. */
  record NoSuchFile() implements BytesEvidence {}

  /**
   * No bytes.
   *
   * @param finding why not, about the distfile
   */
  record Failure(Finding finding) implements BytesEvidence {}
}
