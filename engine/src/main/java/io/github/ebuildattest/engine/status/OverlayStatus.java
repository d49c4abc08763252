package io.github.ebuildattest.engine.status;

import io.github.ebuildattest.engine.policy.Policy;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an overlay would be judged by now.
 *
 * @param overlay its name
 * @param trustedRoot what signatures would be verified against
 * @param index the hosts that would be asked, or null where runs are offline
 * @param distdir where distfiles lie, or null
 * @param policy what would be asked of a bump
 * @param pins how many there are
 * @param problems what cannot be read or will soon expire, a sentence each
 */
public record OverlayStatus(
    String overlay,
    Root trustedRoot,
    @Nullable String index,
    @Nullable Path distdir,
    PolicyInForce policy,
    Pins pins,
    List<String> problems) {

  /**
   * The trusted root.
   *
   * @param source where it comes from, in words
   * @param ageDays its age in days
   * @param stale whether that is too old
   */
  public record Root(String source, long ageDays, boolean stale) {}

  /**
   * The policy that judges.
   *
   * @param policy HEAD's, or the defaults
   * @param source which of them, in words
   */
  public record PolicyInForce(Policy policy, String source) {}

  /**
   * The pins of the work tree.
   *
   * @param attested those of packages that attest
   * @param unattested those of packages known not to attest
   */
  public record Pins(int attested, int unattested) {}

  public OverlayStatus {
    problems = List.copyOf(problems);
  }
}
