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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The policy that judges a change: the memory's, so that no change relaxes what it is judged by.
 *
 * @param findings {@code policy-base-malformed} where the defaults stand in for it, {@code
 *     policy-malformed} where the change breaks it
 */
public record PolicyInForce(Policy policy, List<JudgedFinding> findings) {

  public PolicyInForce {
    findings = List.copyOf(findings);
  }

  /**
   * The policy in force.
   *
   * @param memory a policy that cannot be read here means the defaults, and a warning
   * @param judged one that cannot be read here alone blocks
   * @param today what exemptions expire by, in UTC
   * @throws ConfigurationException where both trees are the same one, and its policy cannot be read
   */
  public static PolicyInForce of(OverlayTree memory, OverlayTree judged, LocalDate today)
      throws IOException, ConfigurationException {
    Optional<byte[]> present = judged.read(Policy.PATH);
    Optional<Finding> broken =
        present.isPresent() ? malformed(present.get(), today) : Optional.empty();
    if (memory == judged && broken.isPresent()) {
      throw new ConfigurationException(broken.get());
    }
    Optional<byte[]> remembered = memory.read(Policy.PATH);
    List<JudgedFinding> findings = new ArrayList<>();
    boolean brokenBefore =
        present.isPresent()
            && remembered.isPresent()
            && Arrays.equals(present.get(), remembered.get());
    if (!brokenBefore) {
      broken.ifPresent(f -> findings.add(JudgedFinding.of(f, f.id().severity())));
    }
    try {
      Policy policy =
          remembered.isPresent() ? Policy.parse(remembered.get(), today) : Policy.DEFAULT;
      return new PolicyInForce(policy, findings);
    } catch (MalformedFileException e) {
      Finding finding =
          Finding.at(
              FindingId.POLICY_BASE_MALFORMED,
              e.path(),
              e.line(),
              "in the base " + e.getMessage() + "; the defaults are used");
      findings.add(JudgedFinding.of(finding, FindingId.POLICY_BASE_MALFORMED.severity()));
      return new PolicyInForce(Policy.DEFAULT, findings);
    }
  }

  /** What is wrong with a policy, or empty. */
  public static Optional<Finding> malformed(byte[] policy, LocalDate today) {
    try {
      Policy.parse(policy, today);
      return Optional.empty();
    } catch (MalformedFileException e) {
      return Optional.of(malformed(e));
    }
  }

  /** The finding {@code policy-malformed}. */
  public static Finding malformed(MalformedFileException e) {
    return Finding.at(
        FindingId.POLICY_MALFORMED, e.path(), e.line(), String.valueOf(e.getMessage()));
  }
}
