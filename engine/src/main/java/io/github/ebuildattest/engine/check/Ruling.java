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

/** Step 12: what policy, exemptions and decisions make of what was found about one bump. */
public final class Ruling {

  private final PackageName name;
  private final Scope scope;
  private final Policy policy;
  private final LocalDate today;
  private final List<JudgedFinding> findings = new ArrayList<>();
  private final Set<String> named = new LinkedHashSet<>();

  /**
   * A ruling on one bump.
   *
   * @param today what exemptions expire by, in UTC
   */
  Ruling(PackageName name, Scope scope, Policy policy, LocalDate today) {
    this.name = name;
    this.scope = scope;
    this.policy = policy;
    this.today = today;
  }

  /**
   * Judges one finding.
   *
   * @param sha256 of the file that a decision about it would have to name, or null
   * @param accepted what covers findings of continuity, in words, or null
   */
  void judge(
      Finding finding, @Nullable String sha256, @Nullable String accepted, Decisions decisions) {
    FindingId id = finding.id();
    Optional<Decisions.Standing> decision = decisions.covering(id, sha256);
    Severity severity = severity(id, decision.isPresent());
    String by = decision.map(Decisions.Standing::words).orElse(null);
    if (by == null && accepted != null && coveredByIdentity(id)) {
      by = accepted;
    }
    if (decision.isPresent() && !decision.get().withChange()) {
      named.add(id.id() + ", covered by " + decision.get().words());
    }
    if (id == FindingId.UNATTESTED && by == null && severity == Severity.BLOCK) {
      by = exemption(finding, sha256);
    }
    findings.add(
        new JudgedFinding(finding, severity, severity == Severity.WARNING ? null : by, sha256));
  }

  /** At commit time youth is announced: the release will have aged when it is pushed. */
  private Severity severity(FindingId id, boolean decided) {
    return id == FindingId.TOO_YOUNG && scope == Scope.STAGED && !decided
        ? Severity.WARNING
        : policy.severity(id);
  }

  /** The exemption that covers an unattested file; one that did so once is told of. */
  private @Nullable String exemption(Finding finding, @Nullable String sha256) {
    Optional<Exemption> inForce = policy.exemption(name, today);
    if (inForce.isPresent()) {
      named.add(finding.id().id() + ", covered by " + inForce.get().words());
      return inForce.get().words();
    }
    policy
        .expiredExemption(name, today)
        .ifPresent(
            e ->
                findings.add(
                    new JudgedFinding(
                        Finding.at(
                                FindingId.EXEMPTION_EXPIRED,
                                Policy.PATH,
                                e.line(),
                                "the exemption of " + e.glob() + " ended on " + e.expires())
                            .withArtifact(finding.artifact()),
                        policy.severity(FindingId.EXEMPTION_EXPIRED),
                        null,
                        sha256)));
    return null;
  }

  /** What a decision about an identity, or a pin that says unattested, answers. */
  private static boolean coveredByIdentity(FindingId id) {
    return id.acceptability() == Acceptability.IDENTITY
        || id == FindingId.UPSTREAM_MISMATCH
        || id == FindingId.UNATTESTED;
  }

  /** What was judged so far, unordered. */
  List<JudgedFinding> all() {
    return findings;
  }

  /** What was judged: each once, what is covered first. */
  List<JudgedFinding> ordered() {
    return findings.stream()
        .distinct()
        .sorted(Comparator.comparing((JudgedFinding f) -> f.acceptedBy() == null))
        .toList();
  }

  /** What remembered decisions and exemptions covered, a line each. */
  List<String> named() {
    return List.copyOf(named);
  }
}
