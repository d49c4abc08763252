package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.attestation.AttestationResult;
import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.memory.ProjectMemory;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.verdict.IdentityChange;
import io.github.ebuildattest.engine.verdict.IdentityContinuity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an attested file continues what came before it: as a project's first, or after a release
 * whose provenance it is compared with.
 *
 * @param words for the report
 * @param identity how who attested it relates to who is remembered
 * @param findings raw
 * @param changes where to read what changed between the two builds
 */
record Continuation(
    String words,
    IdentityContinuity identity,
    List<Finding> findings,
    List<IdentityChange> changes) {

  /**
   * What came before a file.
   *
   * @param seen who attested it
   * @param attestations its attestations
   * @param identity how who attested it relates to who is remembered
   */
  static Continuation of(
      BumpFile file,
      List<VerifiedIdentity> seen,
      List<AttestationResult> attestations,
      IdentityContinuity identity,
      Bump bump,
      CheckContext context) {
    if (!file.memory().knowsWho()) {
      FirstUse first = FirstUse.of(file, seen, bump, context);
      return new Continuation(first.words(), IdentityContinuity.FIRST, first.findings(), List.of());
    }
    Optional<Predecessor> was =
        Predecessor.of(
            file.artifact(), bump.before(), bump.after(), context.evidence(), context.verifier());
    List<IdentityChange> changes =
        identity == IdentityContinuity.ANOTHER
            ? attestations.stream()
                .map(AttestationResult::claims)
                .filter(Objects::nonNull)
                .distinct()
                .map(claims -> Predecessor.change(file.artifact(), claims, was))
                .toList()
            : List.of();
    return new Continuation(
        words(identity, file.memory(), file.remembered()),
        identity,
        was.flatMap(p -> p.lostPredicate(file.artifact(), attestations)).stream().toList(),
        changes);
  }

  /** Whether nobody is remembered for the project yet. */
  boolean firstUse() {
    return identity == IdentityContinuity.FIRST;
  }

  /** What continuity there is, claiming no more than the pin's decisions leave of it. */
  private static String words(
      IdentityContinuity identity, ProjectMemory memory, List<Pin> remembered) {
    if (identity == IdentityContinuity.ANOTHER) {
      return "another identity than the one pinned since " + memory.since();
    }
    if (identity == IdentityContinuity.FORMER) {
      return "a former identity, of before the last decision about who attests";
    }
    return ProjectMemory.lastChange(remembered)
        .map(
            by ->
                "as pinned; attested since "
                    + memory.since()
                    + ", and who attests was changed, last by "
                    + by)
        .orElse("the same identity since " + memory.since());
  }
}
