package io.github.ebuildattest.engine.verdict;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Severity;
import java.util.List;
import java.util.Map;

/**
 * Nothing was judged, since what was to judge cannot be read: exit 3, for machines with a report.
 */
public final class StoppedException extends ConfigurationException {

  private static final long serialVersionUID = 1L;

  private final transient Report report;

  /**
   * A run that ends.
   *
   * @param why has at least one finding
   */
  public StoppedException(RunConditions conditions, ConfigurationException why) {
    super(why.findings());
    initCause(why);
    this.report =
        new Report(
            conditions,
            List.of(),
            why.findings().stream().map(f -> JudgedFinding.of(f, Severity.BLOCK)).toList(),
            List.of(),
            Map.of(),
            List.of(),
            Beside.NOTHING);
  }

  /** The findings that ended it, and no bump. */
  public Report report() {
    return report;
  }
}
