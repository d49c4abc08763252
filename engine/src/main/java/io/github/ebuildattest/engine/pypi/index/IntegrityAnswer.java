package io.github.ebuildattest.engine.pypi.index;

import io.github.ebuildattest.engine.finding.Finding;

/** What PyPI's Integrity API says of one file. */
public sealed interface IntegrityAnswer {

  /**
   * The file is attested.
   *
   * @param provenance the document as it was served; nobody has judged it yet
   */
  record Document(RawDocument provenance) implements IntegrityAnswer {}

  /** The index's own word that it has the file and that the file has no attestation. */
  record Unattested() implements IntegrityAnswer {}

  /** The index has no such project, version or file. */
  record NoSuchFile() implements IntegrityAnswer {}

  /**
   * No answer, or one that cannot be used.
   *
   * @param finding why
   */
  record Failure(Finding finding) implements IntegrityAnswer {}
}
