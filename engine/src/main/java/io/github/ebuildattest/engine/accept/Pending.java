package io.github.ebuildattest.engine.accept;

import io.github.ebuildattest.engine.verdict.Report;
import java.time.LocalDate;
import java.util.List;

/** What blocks, and the answers that a human may give to it. */
public final class Pending {

  private final Report report;
  private final List<PendingPackage> packages;

  public Pending(Report report, List<PendingPackage> packages) {
    this.report = report;
    this.packages = List.copyOf(packages);
  }

  /** What was judged. */
  public Report report() {
    return report;
  }

  /**
   * What a yes would record, a package each.
   *
   * @param date the day of the decision
   * @param reason why, in the human's words
   */
  public List<Acceptance> answered(LocalDate date, String reason) {
    return packages.stream().map(p -> PinProposal.of(p, date, reason)).toList();
  }
}
