package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.context.Cooldown;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Step 11: what the index says around a file, and how old its attestation is. */
final class ContextStep {

  private ContextStep() {}

  /**
   * The context of a file.
   *
   * @param digestMismatch whether the attestation is of other bytes than these
   * @param seen who attested it
   * @param logged the latest authenticated log time, or null
   */
  static List<Finding> check(
      BumpFile file,
      BytesStep.Result bytes,
      boolean digestMismatch,
      List<VerifiedIdentity> seen,
      @Nullable Instant logged,
      CheckContext context) {
    List<Finding> findings = new ArrayList<>();
    String sha256 = bytes.sha256();
    if (sha256 != null) {
      context.index().otherDigest(file.artifact(), sha256, digestMismatch).ifPresent(findings::add);
    }
    if (context.online()) {
      findings.addAll(context.index().findings(file.artifact(), seen, file.memory().identities()));
    }
    Optional<Finding> young =
        Cooldown.of(
            file.artifact(), logged, context.policy().minimumAge(), context.clock().instant());
    young.ifPresent(findings::add);
    return findings;
  }
}
