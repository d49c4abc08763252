package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.evaluation.EvaluatedEbuild;
import io.github.ebuildattest.engine.evaluation.EvaluatedPackage;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.memory.Decisions;
import io.github.ebuildattest.engine.overlay.Manifest;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.pin.Pin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ebuild that is judged, with its package in both trees.
 *
 * @param before the package in the base
 * @param after the package in the judged tree
 * @param ebuild one of its ebuilds there
 * @param basePin the package's pin in the memory, or null
 * @param headPin the package's pin in the judged tree, or null
 * @param rewritten what makes a checkout differ from the judged tree
 */
public record Bump(
    EvaluatedPackage before,
    EvaluatedPackage after,
    EvaluatedEbuild ebuild,
    @Nullable Pin basePin,
    @Nullable Pin headPin,
    List<Finding> rewritten) {

  /** An ebuild as if its package were new: nothing is remembered of it. */
  public static Bump ofNewPackage(
      EvaluatedPackage pack, EvaluatedEbuild ebuild, List<Finding> rewritten) {
    EvaluatedPackage none =
        new EvaluatedPackage(pack.name(), Manifest.EMPTY, List.of(), false, List.of());
    return new Bump(none, pack, ebuild, null, null, rewritten);
  }

  /** The decisions that may speak about the ebuild itself. */
  Decisions decisions(Policy policy) {
    return new Decisions(basePin == null ? List.of() : List.of(basePin), basePin, headPin, policy);
  }
}
