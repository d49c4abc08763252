package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinMend;
import io.github.ebuildattest.engine.verdict.Beside;
import io.github.ebuildattest.engine.verdict.BumpReport;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A judged package.
 *
 * @param pack the package in the judged tree
 * @param pins its pins on both sides
 * @param bumps its ebuilds, unchanged ones included
 * @param findings those about no bump
 * @param decisions what decisions and exemptions covered, and decisions that came, a line each
 * @param pinToCommit the text of the pin that remembers what was verified for the first time
 * @param seen who attested its files, as far as that verified
 * @param beside what else there is to say
 * @param putBack the command that brings its pin back; empty where it is not gone
 */
public record PackageJudgement(
    EvaluatedPackage pack,
    Pins pins,
    List<BumpReport> bumps,
    List<JudgedFinding> findings,
    List<String> decisions,
    Optional<String> pinToCommit,
    List<VerifiedIdentity> seen,
    Beside beside,
    String putBack) {

  /**
   * A package's pins.
   *
   * @param base in the memory, or null
   * @param head in the judged tree, or null
   * @param merged the decisions of the pins of other parents, where histories were merged
   * @param mend how a pin of the memory that cannot be read was mended, or null
   */
  public record Pins(
      @Nullable Pin base, @Nullable Pin head, List<Decision> merged, @Nullable PinMend mend) {

    public Pins {
      merged = List.copyOf(merged);
    }
  }

  /** Where its pin lies, or would. */
  public String pinPath() {
    return pack.name().directory() + "/" + Pin.FILE_NAME;
  }
}
