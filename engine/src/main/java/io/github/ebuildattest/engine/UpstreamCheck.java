package io.github.ebuildattest.engine;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.Identity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Step 2: whether what is declared is well formed, and agrees with itself, pin and base. */
final class UpstreamCheck {

  private UpstreamCheck() {}

  /**
   * What is wrong with the upstream that an ebuild and its package declare.
   *
   * @param pinned the identities that the memory and the change know for what the ebuild fetches
   * @param before the package in the base
   */
  static List<Finding> of(EvaluatedEbuild ebuild, List<Identity> pinned, EvaluatedPackage before) {
    ExpectedUpstream declared = ebuild.upstream();
    if (ebuild.pypiFiles().isEmpty() || !declared.known()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>(declared.findings());
    String says = declared.source().label() + " says " + String.join(", ", declared.values());
    Set<String> declaredBefore = declaredIn(before);
    if (!pinned.isEmpty()) {
      if (pinned.stream().noneMatch(i -> agrees(declared, i))) {
        findings.add(
            Finding.of(
                FindingId.UPSTREAM_CONFLICT, says + ", and the pin " + pinned.get(0).upstream()));
      }
    } else if (!declaredBefore.isEmpty()
        && declared.values().stream().noneMatch(declaredBefore::contains)) {
      findings.add(
          Finding.of(
              FindingId.UPSTREAM_CONFLICT,
              says
                  + "; before this change the package declared "
                  + String.join(", ", declaredBefore)));
    }
    return findings;
  }

  private static boolean agrees(ExpectedUpstream declared, Identity identity) {
    return declared.values().stream()
        .anyMatch(v -> ExpectedUpstream.sameRepository(v, identity.upstream()));
  }

  private static Set<String> declaredIn(EvaluatedPackage before) {
    return before.ebuilds().stream()
        .filter(EvaluatedEbuild::isPyPiEbuild)
        .flatMap(e -> e.upstream().values().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
