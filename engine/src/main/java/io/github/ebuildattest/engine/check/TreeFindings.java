package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.Severity;
import io.github.ebuildattest.engine.inventory.Altered;
import io.github.ebuildattest.engine.inventory.Inventory;
import io.github.ebuildattest.engine.inventory.Pins;
import io.github.ebuildattest.engine.inventory.Problem;
import io.github.ebuildattest.engine.inventory.Weight;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.Tolerated;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the inventory of the judged tree says about a change. Of a change it blocks what the change
 * alters, and is silent about what was there before; of a whole tree it blocks what is certainly
 * read, and warns about the rest.
 */
public final class TreeFindings {

  /**
   * One of them.
   *
   * @param owner the package whose entry it is about; empty where it may concern all
   */
  public record OfTree(Optional<PackageName> owner, JudgedFinding finding) {}

  private final ChangeSet change;
  private final Altered altered;
  private final Policy policy;
  private final List<OfTree> findings = new ArrayList<>();

  private TreeFindings(ChangeSet change, Altered altered, Policy policy) {
    this.change = change;
    this.altered = altered;
    this.policy = policy;
  }

  /**
   * All findings about the judged tree.
   *
   * @throws IOException where a tree cannot be read
   */
  public static List<OfTree> of(ChangeSet change, Altered altered, Policy policy)
      throws IOException {
    TreeFindings tree = new TreeFindings(change, altered, policy);
    if (change.scope() == Scope.ALL) {
      List<Problem> problems = Inventory.problems(change.target());
      problems.forEach(p -> tree.add(p, p.weight() == Weight.READ));
      Pins.misplaced(change.target()).forEach(p -> tree.add(p, true));
    } else {
      tree.addAltered();
      Pins.misplaced(change.target(), change.changed()).forEach(p -> tree.add(p, true));
    }
    return tree.findings;
  }

  /** Those about the entries of a package. */
  public static List<JudgedFinding> about(PackageName name, List<OfTree> all) {
    return all.stream()
        .filter(f -> f.owner().equals(Optional.of(name)))
        .map(OfTree::finding)
        .toList();
  }

  /** Those about the entries of none of some packages. */
  public static List<JudgedFinding> besides(Set<PackageName> packages, List<OfTree> all) {
    return all.stream()
        .filter(f -> f.owner().filter(packages::contains).isEmpty())
        .map(OfTree::finding)
        .toList();
  }

  private void addAltered() throws IOException {
    Inventory.malformed(change.base(), change.target()).forEach(p -> add(p, true));
    List<Problem> problems = Inventory.problems(change.target(), altered);
    if (problems.isEmpty()) {
      return;
    }
    Set<Problem> before = new HashSet<>(Inventory.problemsBefore(change.base(), altered));
    for (Problem problem : problems) {
      if (!before.contains(problem) || altered.leadsTo(problem.path())) {
        add(problem, problem.weight() != Weight.NOT_READ);
      }
    }
  }

  private void add(Problem problem, boolean blocks) {
    Finding finding = Finding.at(problem.id(), problem.path(), 0, problem.text());
    Optional<Tolerated> tolerated =
        problem.object().isEmpty()
            ? Optional.empty()
            : policy.tolerates(problem.path(), problem.object());
    Severity severity = blocks ? policy.severity(problem.id()) : Severity.WARNING;
    findings.add(
        new OfTree(
            problem.owner(),
            new JudgedFinding(
                finding, severity, tolerated.map(Tolerated::words).orElse(null), null)));
  }
}
