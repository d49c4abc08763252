package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.Memory;
import io.github.ebuildattest.engine.memory.ProjectMemory;
import io.github.ebuildattest.engine.policy.ExpectedUpstream;
import io.github.ebuildattest.engine.policy.FormerUpstreams;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Step 2: whether what is declared is well formed, and agrees with itself, pin and base. */
final class UpstreamStep {

  private UpstreamStep() {}

  /**
   * What the declared upstream gives rise to.
   *
   * @param outOfDate what to write in place of an upstream that a decision replaced, in words
   */
  record Result(List<Finding> findings, Optional<String> outOfDate) {}

  /** Held against every identity that the memory or the change has for what is fetched. */
  static Result check(Bump bump, Memory memory, Policy policy)
      throws IOException, ConfigurationException {
    List<Identity> pinned = new ArrayList<>();
    List<Pin> remembered = new ArrayList<>();
    Pin headPin = bump.headPin();
    for (Artifact file : bump.ebuild().pypiFiles()) {
      String project = String.valueOf(file.project());
      for (Pin pin : memory.pinsOf(project)) {
        pinned.addAll(pin.identitiesFor(project));
        remembered.add(pin);
      }
      if (bump.basePin() != null && !remembered.contains(bump.basePin())) {
        // that of a package which was gone, and comes again
        pinned.addAll(bump.basePin().identitiesFor(project));
        remembered.add(bump.basePin());
      }
      if (headPin != null) {
        pinned.addAll(headPin.identitiesFor(project));
      }
    }
    // a declaration is about who publishes now
    pinned.removeIf(identity -> identity.until() != null);
    Pin counting = policy.decisionsSeparate() ? null : headPin;
    FormerUpstreams former = ProjectMemory.former(remembered, bump.basePin(), counting);
    return new Result(
        findings(bump.ebuild(), pinned, former, bump.before()),
        outOfDate(bump.ebuild(), pinned, former));
  }

  /**
   * What is wrong with it.
   *
   * @param pinned the identities that the memory and the change know for what the ebuild fetches
   * @param former upstreams that remembered decisions replaced: they agree with what came after
   * @param before the package in the base
   */
  private static List<Finding> findings(
      EvaluatedEbuild ebuild,
      List<Identity> pinned,
      FormerUpstreams former,
      EvaluatedPackage before) {
    ExpectedUpstream declared = ebuild.upstream();
    if (ebuild.pypiFiles().isEmpty() || !declared.known()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    declared.findings().stream()
        .filter(
            f -> !(f.id() == FindingId.UPSTREAM_CONFLICT && halfMended(declared, pinned, former)))
        .forEach(findings::add);
    String says = declared.source().label() + " says " + String.join(", ", declared.values());
    Set<String> declaredBefore = declaredIn(before);
    if (!pinned.isEmpty()) {
      if (pinned.stream().noneMatch(i -> agrees(declared, i))
          && former.replaced(declared.values()).isEmpty()) {
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

  /** Whether every place names the present upstream, or one that a decision replaced. */
  private static boolean halfMended(
      ExpectedUpstream declared, List<Identity> pinned, FormerUpstreams former) {
    return Stream.concat(declared.values().stream(), declared.besides().stream())
        .allMatch(
            v ->
                former.replaced(v).isPresent()
                    || pinned.stream()
                        .anyMatch(i -> ExpectedUpstream.sameRepository(v, i.upstream())));
  }

  /** What to write in place of an upstream that a decision replaced; empty where all is well. */
  private static Optional<String> outOfDate(
      EvaluatedEbuild ebuild, List<Identity> pinned, FormerUpstreams former) {
    ExpectedUpstream declared = ebuild.upstream();
    if (pinned.isEmpty() || pinned.stream().anyMatch(i -> agrees(declared, i))) {
      return Optional.empty();
    }
    return former
        .replaced(declared.values())
        .map(
            d ->
                declared.source().label()
                    + " still says "
                    + String.join(", ", declared.values())
                    + ", which the decision of "
                    + d.date()
                    + " replaced; write "
                    + pinned.get(0).upstream());
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
