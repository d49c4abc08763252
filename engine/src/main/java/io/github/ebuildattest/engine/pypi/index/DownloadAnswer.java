package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.digest.FileDigests;
import io.github.ebuildattest.engine.finding.Finding;

/** How a download ended. */
public sealed interface DownloadAnswer {

  /**
   * The index served the file.
   *
   * @param measured its digests, or that it is longer than expected
   */
  record Served(FileDigests.Measured measured) implements DownloadAnswer {}

  /** The index has no such file. */
  record NoSuchFile() implements DownloadAnswer {}

  /**
   * No answer, or one that cannot be used.
   *
   * @param finding why
   */
  record Failure(Finding finding) implements DownloadAnswer {}
}
