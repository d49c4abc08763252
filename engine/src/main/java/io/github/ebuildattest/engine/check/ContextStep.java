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
   * What it says.
   *
   * @param oldEnough when the file is; null where it is so already, or nobody knows
   */
  record Result(List<Finding> findings, @Nullable Instant oldEnough) {

    Result {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The context of a file.
   *
   * @param attested what attests it, if anything
   * @param digestMismatch whether that is of other bytes than these
   * @param seen who attested it
   * @param uploaded when the index received it, or null where it does not tell
   */
  static Result check(
      BumpFile file,
      BytesStep.Result bytes,
      AttestationStep.Result attested,
      boolean digestMismatch,
      List<VerifiedIdentity> seen,
      @Nullable Instant uploaded,
      CheckContext context) {
    List<Finding> findings = new ArrayList<>();
    String sha256 = bytes.sha256();
    if (attested.attestations().isEmpty()) {
      context
          .index()
          .listed(file.artifact())
          .ifPresent(listed -> findings.addAll(ManifestStep.against(listed, file, bytes)));
    } else if (sha256 != null) {
      context.index().otherDigest(file.artifact(), sha256, digestMismatch).ifPresent(findings::add);
    }
    if (context.online()) {
      findings.addAll(context.index().findings(file.artifact(), seen, file.memory().identities()));
    }
    Optional<Cooldown.Young> young =
        Cooldown.of(
            file.artifact(),
            attested.logged(),
            uploaded,
            context.policy().minimumAge(file.ebuild().file().packageName()),
            context.clock().instant());
    young.ifPresent(y -> findings.add(y.finding()));
    return new Result(findings, young.map(Cooldown.Young::until).orElse(null));
  }
}
