package io.github.ebuildattest.hook.git;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.verdict.Report;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of the commit hook. Unlike {@code check} alone, the hook adds pins of first use to the
 * commit, and may let a commit through that could not be checked: the push will block it.
 *
 * @param report what is printed, without the pins that were staged
 * @param notes what was done or left undone, a sentence each
 * @param exitCode what git is told, one of {@link ExitCode}
 */
public record CommitHookResult(Report report, List<String> notes, int exitCode) {

  /** Acts on a report: stages its pins where the commit goes ahead and they can be staged. */
  public static CommitHookResult stagingPins(Report report, WorkTreeTop top, Invocation invocation)
      throws ConfigurationException {
    List<String> notes = new ArrayList<>();
    Report told = report;
    boolean deferred = report.exitCode() == ExitCode.COULD_NOT_CHECK && report.deferrable();
    boolean committed = deferred || report.exitCode() == ExitCode.PASS;
    if (committed && !report.pinsToCommit().isEmpty()) {
      PinCommit commit = new PinCommit(top, invocation);
      Optional<String> obstacle = commit.obstacle(report.pinsToCommit());
      if (obstacle.isEmpty()) {
        commit.write(report.pinsToCommit());
        report.pinsToCommit().keySet().forEach(p -> notes.add("wrote and staged " + p + "."));
        told = report.withoutPins();
      } else {
        notes.add(
            "no pin was written, because %s; commit the pin above, or run ebuild-attest accept: the push asks for it."
                .formatted(obstacle.get()));
      }
    }
    if (deferred) {
      notes.add(
          "NOT CHECKED, and committed all the same, as the policy says (could-not-check); the push"
              + " and CI still block on it.");
    }
    return new CommitHookResult(
        told, List.copyOf(notes), deferred ? ExitCode.PASS : report.exitCode());
  }
}
