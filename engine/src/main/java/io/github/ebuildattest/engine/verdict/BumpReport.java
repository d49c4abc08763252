package io.github.ebuildattest.engine.verdict;

import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import java.util.List;

/**
 * One ebuild that was judged.
 *
 * @param ebuild its package and version
 * @param verdict its outcome
 * @param upstream what the overlay expects it to be built from
 * @param identity how who attested its files relates to who is remembered
 * @param continuity in words: since which version the identity is unchanged, or that it is new;
 *     empty where nothing was verified
 * @param notCovered what a pass does not cover, a line each
 * @param artifacts the files of its SRC_URI, in order
 * @param findings what was found, accepted ones first
 * @param identityChanges where to read what changed, for each file that another identity attested
 */
public record BumpReport(
    EbuildFile ebuild,
    Verdict verdict,
    ExpectedUpstream upstream,
    IdentityContinuity identity,
    String continuity,
    List<String> notCovered,
    List<ArtifactReport> artifacts,
    List<JudgedFinding> findings,
    List<IdentityChange> identityChanges) {

  public BumpReport {
    identityChanges = List.copyOf(identityChanges);
    notCovered = List.copyOf(notCovered);
    artifacts = List.copyOf(artifacts);
    findings = List.copyOf(findings);
  }

  /** A bump of which nothing was verified. */
  public BumpReport(
      EbuildFile ebuild,
      Verdict verdict,
      ExpectedUpstream upstream,
      String continuity,
      List<String> notCovered,
      List<ArtifactReport> artifacts,
      List<JudgedFinding> findings) {
    this(
        ebuild,
        verdict,
        upstream,
        IdentityContinuity.UNKNOWN,
        continuity,
        notCovered,
        artifacts,
        findings,
        List.of());
  }
}
