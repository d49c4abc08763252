package io.github.ebuildattest.engine.memory;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.tree.OverlayTree;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The policy that judges a change: the memory's, so that no change relaxes what it is judged by.
 *
 * @param findings {@code policy-base-malformed} where the defaults stand in for it
 */
public record PolicyInForce(Policy policy, List<JudgedFinding> findings) {

  /**
   * The policy in force.
   *
   * @param memory a policy that cannot be read here means the defaults, and a warning
   * @param judged a policy that cannot be read here is the user's to correct
   * @param today what exemptions expire by, in UTC
   * @throws ConfigurationException for the latter
   */
  public static PolicyInForce of(OverlayTree memory, OverlayTree judged, LocalDate today)
      throws IOException, ConfigurationException {
    Optional<byte[]> present = judged.read(Policy.PATH);
    if (present.isPresent()) {
      try {
        Policy.parse(present.get(), today);
      } catch (MalformedFileException e) {
        throw new ConfigurationException("policy-malformed: " + e.whole(), e);
      }
    }
    Optional<byte[]> remembered = memory.read(Policy.PATH);
    if (remembered.isEmpty()) {
      return new PolicyInForce(Policy.DEFAULT, List.of());
    }
    try {
      return new PolicyInForce(Policy.parse(remembered.get(), today), List.of());
    } catch (MalformedFileException e) {
      Finding finding =
          Finding.at(
              FindingId.POLICY_BASE_MALFORMED,
              e.path(),
              e.line(),
              "in the base " + e.getMessage() + "; the defaults are used");
      return new PolicyInForce(
          Policy.DEFAULT,
          List.of(JudgedFinding.of(finding, FindingId.POLICY_BASE_MALFORMED.severity())));
    }
  }
}
