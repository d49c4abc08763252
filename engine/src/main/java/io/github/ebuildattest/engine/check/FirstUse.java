package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.config.CheckContext;
import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.VerifiedIdentity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An attestation of a project that nobody is remembered for yet: whether a declared upstream is
 * enough to trust it, or a human has to look.
 *
 * @param words for the report
 * @param findings raw: no policy looked at them yet
 */
record FirstUse(String words, List<Finding> findings) {

  FirstUse {
    findings = List.copyOf(findings);
  }

  /**
   * What the first attested file of a project means.
   *
   * @param isOwn whether the file is the package's own, so that what is declared is about it
   * @param seen who attested it
   * @param own the package's remembered pin, or null
   * @param judged the package's pin in the judged tree, or null
   */
  static FirstUse of(
      Artifact file,
      boolean isOwn,
      EvaluatedEbuild ebuild,
      List<VerifiedIdentity> seen,
      @Nullable Pin own,
      @Nullable Pin judged,
      CheckContext means) {
    if (judged != null
        && !judged.equals(own)
        && judged.attested()
        && !judged.identitiesFor(String.valueOf(file.project())).isEmpty()) {
      return new FirstUse("first use; pinned with this change", List.of());
    }
    List<Finding> findings = new ArrayList<>();
    boolean declared = ebuild.upstream().known() && isOwn;
    if (!declared) {
      findings.add(
          Finding.about(
              FindingId.UPSTREAM_UNKNOWN,
              file.distfile(),
              "neither PYPI_VERIFY_REPO nor a remote-id nor a pin says where the project lives"));
    }
    if (!declared || means.policy().firstUseAsks()) {
      findings.add(
          Finding.about(
              FindingId.FIRST_USE,
              file.distfile(),
              "attested by "
                  + who(seen)
                  + ", and "
                  + (declared ? "the policy asks a human at first use" : "nothing declares that")));
    }
    return new FirstUse("first use; nothing earlier to compare with", findings);
  }

  private static String who(List<VerifiedIdentity> seen) {
    return seen.stream()
        .map(s -> s.identity().identity().describe())
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
