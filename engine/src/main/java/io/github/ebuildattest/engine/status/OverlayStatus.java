package io.github.ebuildattest.engine.status;

import io.github.ebuildattest.engine.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would judge an overlay now, nothing judged.
 *
 * @param overlay its name
 * @param trustedRoot where the trusted root comes from
 * @param trustedRootDays its age
 * @param trustedRootStale whether that is too old
 * @param index the hosts that would be asked, or null where runs are offline
 * @param distdir where distfiles lie, or null
 * @param policy what judges: HEAD's, or the defaults
 * @param policySource where that is from, in words
 * @param attested pins of packages that attest
 * @param unattested pins of packages known not to attest
 * @param problems what cannot be read or will soon not hold, a sentence each
 */
public record OverlayStatus(
    String overlay,
    String trustedRoot,
    long trustedRootDays,
    boolean trustedRootStale,
    @Nullable String index,
    @Nullable Path distdir,
    Policy policy,
    String policySource,
    int attested,
    int unattested,
    List<String> problems) {

  public OverlayStatus {
    problems = List.copyOf(problems);
  }
}
