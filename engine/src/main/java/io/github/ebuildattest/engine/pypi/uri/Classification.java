package io.github.ebuildattest.engine.pypi.uri;

import io.github.ebuildattest.engine.finding.Finding;

/** What a file of SRC_URI was classified as. */
public sealed interface Classification {

  /** The file; of kind {@link Artifact.Kind#OTHER} where it is disguised. */
  Artifact artifact();

  /**
   * A file that is what it seems.
   *
   * @param artifact the file
   */
  record Plain(Artifact artifact) implements Classification {}

  /**
   * A URL that a reader would take for PyPI's although it is not written canonically, so that it is
   * unknown where its bytes come from.
   *
   * @param artifact the file
   * @param finding {@code source-disguised}
   */
  record Disguised(Artifact artifact, Finding finding) implements Classification {}
}
