package io.github.ebuildattest.engine.verdict;

import io.github.ebuildattest.engine.finding.FindingId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The result of one run.
 *
 * @param conditions the overlay, the scope, and what the run judged by
 * @param decisions decisions that came with the change, a line each; shown first
 * @param findings those that are not about a bump
 * @param bumps what was judged, sorted by the ebuild's path, unchanged ones last
 * @param pinsToCommit the pins that this change lacks: path to text
 * @param notAsked findings that this run could not reach, because it was offline and only the index
 *     could have told
 * @param beside what else there is to say
 */
public record Report(
    RunConditions conditions,
    List<String> decisions,
    List<JudgedFinding> findings,
    List<BumpReport> bumps,
    Map<String, String> pinsToCommit,
    List<FindingId> notAsked,
    Beside beside) {

  public Report {
    decisions = List.copyOf(decisions);
    findings = List.copyOf(findings);
    bumps = List.copyOf(bumps);
    pinsToCommit = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(pinsToCommit));
    notAsked = List.copyOf(notAsked);
  }

  /** The same, once its pins have been written. */
  public Report withoutPins() {
    return new Report(conditions, decisions, findings, bumps, Map.of(), notAsked, beside);
  }

  /** The number of bumps with each verdict, zero included. */
  public Map<Verdict, Integer> counts() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    for (BumpReport bump : bumps) {
      counts.merge(bump.verdict(), 1, Integer::sum);
    }
    return counts;
  }

  /** Whether anything blocks: exit 1. */
  public boolean blocked() {
    return bumps.stream().anyMatch(b -> b.verdict() == Verdict.BLOCKED)
        || findings.stream().anyMatch(JudgedFinding::blocks);
  }

  /** Whether nothing blocks and something could not be checked: exit 2. */
  public boolean couldNotCheck() {
    return !blocked()
        && (bumps.stream().anyMatch(b -> b.verdict() == Verdict.NOT_CHECKED)
            || findings.stream().anyMatch(JudgedFinding::leavesOpen));
  }

  /**
   * Whether, at commit time, what could not be checked may wait for the push: never where the tool
   * itself failed or could not read the repository.
   */
  public boolean deferrable() {
    return couldNotCheck()
        && !conditions.couldNotCheckBlocks()
        && java.util.stream.Stream.concat(
                findings.stream(), bumps.stream().flatMap(b -> b.findings().stream()))
            .map(f -> f.finding().id())
            .noneMatch(
                id -> id == FindingId.INTERNAL_ERROR || id == FindingId.REPOSITORY_UNSUPPORTED);
  }

  /** Whether nothing stands in the way but the age of files: exit 4. */
  public boolean waits() {
    return !blocked()
        && !couldNotCheck()
        && bumps.stream().anyMatch(b -> b.verdict() == Verdict.WAITING);
  }

  /** 0 pass, 1 blocked, 2 could not check, 4 waiting. */
  public int exitCode() {
    if (blocked()) {
      return 1;
    }
    if (couldNotCheck()) {
      return 2;
    }
    return waits() ? 4 : 0;
  }
}
