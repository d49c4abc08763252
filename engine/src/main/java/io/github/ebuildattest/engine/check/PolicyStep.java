package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.finding.Acceptability;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.finding.Severity;
import io.github.ebuildattest.engine.memory.Decisions;
import io.github.ebuildattest.engine.overlay.PackageName;
import io.github.ebuildattest.engine.policy.Exemption;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Step 13: what policy, exemptions and decisions make of what was found about one bump. */
public final class PolicyStep {

  private final PackageName name;
  private final Scope scope;
  private final Policy policy;
  private final LocalDate today;

  /**
   * A finding before the policy looked at it.
   *
   * @param sha256 of the file that a decision about it would have to name, or null
   * @param accepted what covers findings of continuity, in words, or null
   * @param decisions those that may speak about it
   */
  record Found(
      Finding finding, @Nullable String sha256, @Nullable String accepted, Decisions decisions) {}

  /**
   * What was judged.
   *
   * @param findings in the order in which they were found
   * @param named what remembered decisions and exemptions covered, a line each
   */
  record Result(List<JudgedFinding> findings, List<String> named) {

    /** Each once, what is covered first. */
    List<JudgedFinding> ordered() {
      return findings.stream()
          .distinct()
          .sorted(Comparator.comparing((JudgedFinding f) -> f.acceptedBy() == null))
          .toList();
    }
  }

  /**
   * The policy as it holds for one bump.
   *
   * @param today what exemptions expire by, in UTC
   */
  PolicyStep(PackageName name, Scope scope, Policy policy, LocalDate today) {
    this.name = name;
    this.scope = scope;
    this.policy = policy;
    this.today = today;
  }

  /** Judges all that was found. */
  Result judge(List<Found> found) {
    List<JudgedFinding> findings = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    for (Found one : found) {
      FindingId id = one.finding().id();
      Optional<Decisions.Standing> decision = one.decisions().covering(id, one.sha256());
      Severity severity = severity(id, decision.isPresent());
      String by = decision.map(Decisions.Standing::words).orElse(null);
      if (by == null && one.accepted() != null && coveredByIdentity(id)) {
        by = one.accepted();
      }
      if (decision.isPresent() && !decision.get().withChange()) {
        named.add(id.id() + ", covered by " + decision.get().words());
      }
      if (id == FindingId.UNATTESTED && by == null && severity == Severity.BLOCK) {
        Optional<Exemption> exemption = policy.exemption(name, today);
        if (exemption.isPresent()) {
          by = exemption.get().words();
          named.add(id.id() + ", covered by " + by);
        } else {
          expired(one).ifPresent(findings::add);
        }
      }
      findings.add(
          new JudgedFinding(
              one.finding(), severity, severity == Severity.WARNING ? null : by, one.sha256()));
    }
    return new Result(findings, List.copyOf(named));
  }

  /** At commit time youth is announced: the release will have aged when it is pushed. */
  private Severity severity(FindingId id, boolean decided) {
    return id == FindingId.TOO_YOUNG && scope == Scope.STAGED && !decided
        ? Severity.WARNING
        : policy.severity(id);
  }

  /** An exemption that covered an unattested file once, and does no more. */
  private Optional<JudgedFinding> expired(Found unattested) {
    return policy
        .expiredExemption(name, today)
        .map(
            e ->
                new JudgedFinding(
                    Finding.at(
                            FindingId.EXEMPTION_EXPIRED,
                            Policy.PATH,
                            e.line(),
                            "the exemption of " + e.glob() + " ended on " + e.expires())
                        .withArtifact(unattested.finding().artifact()),
                    policy.severity(FindingId.EXEMPTION_EXPIRED),
                    null,
                    unattested.sha256()));
  }

  /** What a decision about an identity, or a pin that says unattested, answers. */
  private static boolean coveredByIdentity(FindingId id) {
    return id.acceptability() == Acceptability.IDENTITY
        || id == FindingId.UPSTREAM_MISMATCH
        || id == FindingId.UNATTESTED;
  }
}
