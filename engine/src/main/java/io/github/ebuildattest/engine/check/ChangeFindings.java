package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.change.ChangeSet;
import io.github.ebuildattest.engine.change.Scope;
import io.github.ebuildattest.engine.config.Settings;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.verdict.JudgedFinding;
import java.util.ArrayList;
import java.util.List;

/** What is told about a change as a whole, next to what is found about its packages. */
public final class ChangeFindings {

  private static final List<String> PREFIXES =
      List.of(
          ".mvn/", ".github/", ".gitlab/", ".gitlab-ci", ".woodpecker", ".builds/", ".githooks/");

  private ChangeFindings() {}

  /** A change to what guards the overlay, and a trusted root that may be out of date. */
  public static List<JudgedFinding> of(ChangeSet change, Policy policy, Settings settings) {
    List<Finding> findings = new ArrayList<>();
    if (change.scope() != Scope.ALL) {
      List<String> guards = change.paths().stream().filter(ChangeFindings::guards).toList();
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

  /** Whether a changed path is the policy, the build, a CI definition or a hook. */
  private static boolean guards(String path) {
    String inRepository = path.startsWith("../") ? path.substring("../".length()) : path;
    return path.equals(Policy.PATH)
        || inRepository.equals("pom.xml")
        || inRepository.endsWith("/pom.xml")
        || PREFIXES.stream().anyMatch(inRepository::startsWith);
  }
}
