package io.github.ebuildattest.engine.pypi.evidence;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.pypi.index.RawDocument;

/** The provenance of one file, unjudged, or what there is in its place. */
public sealed interface ProvenanceEvidence {

  /**
   * There is a document.
   *
   * @param provenance its bytes
   * @param source where they came from
   */
  record Document(RawDocument provenance, Source source) implements ProvenanceEvidence {}

  /**
   * The file has no attestation: by the index's own word, or because its name is neither a wheel's
   * nor a source distribution's, and PEP 740 attests nothing else.
   */
  record Unattested() implements ProvenanceEvidence {}

  /** The index says that it has no such file. */
  record NoSuchFile() implements ProvenanceEvidence {}

  /**
   * No document.
   *
   * @param finding why not, about the distfile
   */
  record Failure(Finding finding) implements ProvenanceEvidence {}
}
