package io.github.ebuildattest.engine.accept;

import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.verdict.Report;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
   * @param keepFormer whether an identity that another follows goes on beside it
   */
  public List<Acceptance> answered(LocalDate date, String reason, boolean keepFormer) {
    return packages.stream().map(p -> PinProposal.of(p, date, reason, keepFormer)).toList();
  }

  /** The packages that wait. */
  public Set<PackageName> names() {
    return packages.stream()
        .map(PendingPackage::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** This and another, of other packages. */
  public Pending and(Pending other, Report both) {
    return new Pending(both, Stream.concat(packages.stream(), other.packages.stream()).toList());
  }
}
