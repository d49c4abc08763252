package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.config.Settings;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.inventory.Altered;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is told about a change as a whole, next to what is found about its packages. */
public final class ChangeFindings {

  private ChangeFindings() {}

  /**
   * A change to what guards the overlay, and a trusted root that may be out of date.
   *
   * @throws IOException where a tree cannot be read
   */
  public static List<JudgedFinding> of(
      ChangeSet change, Altered altered, Policy policy, Settings settings) throws IOException {
    List<Finding> findings = new ArrayList<>();
    if (change.scope() != Scope.ALL) {
      Set<String> guards = Guards.altered(altered);
      if (!guards.isEmpty()) {
        findings.add(
            Finding.of(
                FindingId.GATE_CHANGED,
                "the change touches what guards it: " + String.join(", ", guards)));
      }
    }
    if (settings.trustedRootIsStale()) {
      findings.add(
          Finding.of(
              FindingId.TRUSTED_ROOT_STALE,
              "the trusted root is "
                  + settings.trustedRootAge().toDays()
                  + " days old; newer keys of Sigstore are unknown to it"));
    }
    return findings.stream().map(f -> JudgedFinding.of(f, policy.severity(f.id()))).toList();
  }
}
