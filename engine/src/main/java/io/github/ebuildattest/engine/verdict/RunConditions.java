package io.github.ebuildattest.engine.verdict;

import io.github.ebuildattest.engine.change.Judged;
import io.github.ebuildattest.engine.change.Scope;
import java.time.Duration;
import java.util.List;

/**
 * What one run judged, and what it judged by.
 *
 * @param overlay the overlay's repo_name, or its directory's name
 * @param scope the moment at which it was judged
 * @param judged what was judged against what memory: one for each change; a push may have several
 * @param remarks what was set and does not count, and what the run could not see, a line each
 * @param trustedRootSource where the trusted root came from
 * @param trustedRootAge its age
 * @param settings the settings that were read from the judged tree and are not the default, {@code
 *     key = value}
 * @param couldNotCheckBlocks whether the policy stops a commit that could not be checked
 */
public record RunConditions(
    String overlay,
    Scope scope,
    List<Judged> judged,
    List<String> remarks,
    String trustedRootSource,
    Duration trustedRootAge,
    List<String> settings,
    boolean couldNotCheckBlocks) {

  public RunConditions {
    judged = List.copyOf(judged);
    remarks = List.copyOf(remarks);
    settings = List.copyOf(settings);
  }
}
