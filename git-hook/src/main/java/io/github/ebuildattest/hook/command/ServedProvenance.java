package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.attestation.Inspection;
import io.github.ebuildattest.engine.config.IndexAccess;
import io.github.ebuildattest.engine.distribution.DistributionFileName;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.pypi.index.Index;
import io.github.ebuildattest.engine.pypi.index.IntegrityAnswer;
import java.time.Duration;
import java.util.Optional;

/** The provenance that the Integrity API serves for a file of PyPI. */
final class ServedProvenance {

  /** The prefix that tells the name of a file on PyPI from that of a local one. */
  static final String PREFIX = "pypi:";

  /** How long a person waits for an answer, unless --timeout says otherwise. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Optional<Index> index;

  ServedProvenance(IndexAccess access) {
    this.index = access.index(PATIENCE);
  }

  /**
   * Fetches a document, or says why there is none.
   *
   * @param name the file's name with {@link #PREFIX} before it
   * @throws ConfigurationException where it is the name of neither a wheel nor an sdist
   */
  InspectedDocument inspected(String name) throws ConfigurationException {
    String fileName = name.substring(PREFIX.length());
    DistributionFileName file =
        DistributionFileName.parse(fileName)
            .filter(parsed -> Index.serves(fileName))
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        fileName
                            + " is no name of a wheel or an sdist on PyPI; expected one like"
                            + " foo-1.0-py3-none-any.whl or foo-1.0.tar.gz."));
    return index
        .map(
            asked ->
                inspected(
                    name,
                    fileName,
                    asked.integrity(file.project(), file.version().toString(), fileName)))
        .orElseGet(
            () ->
                InspectedDocument.missing(
                    name,
                    Finding.of(
                        FindingId.PROVENANCE_ABSENT,
                        "the provenance of "
                            + fileName
                            + " was not asked for: this run is offline")));
  }

  private static InspectedDocument inspected(String name, String fileName, IntegrityAnswer answer) {
    if (answer instanceof IntegrityAnswer.Document document) {
      return InspectedDocument.of(name, Inspection.of(document.provenance().bytes()));
    }
    if (answer instanceof IntegrityAnswer.Failure failure) {
      return InspectedDocument.missing(name, failure.finding());
    }
    return InspectedDocument.missing(
        name,
        answer instanceof IntegrityAnswer.Unattested
            ? Finding.of(
                FindingId.UNATTESTED, "the index has " + fileName + " and no attestation of it")
            : Finding.of(FindingId.FILE_NOT_ON_INDEX, "the index has no file " + fileName));
  }
}
