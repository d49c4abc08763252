package io.github.ebuildattest.engine.check;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.memory.Decisions;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import io.github.ebuildattest.engine.pypi.uri.Artifact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Step 1 as well: whether the package's own PyPI file is fetched whatever USE is, or under the
 * condition that its pin remembers.
 */
final class ConditionStep {

  /** So many replacements are named; there may be hundreds of crates. */
  private static final int NAMED = 3;

  private ConditionStep() {}

  /** What is found about a bump's own file, with the decision that covers it. */
  static Optional<PolicyStep.Found> check(Bump bump, Decisions decisions) {
    Pin pin = bump.basePin() != null ? bump.basePin() : bump.headPin();
    Optional<OwnSource> source = OwnSource.of(bump.ebuild(), pin);
    if (source.isEmpty() || source.get().fetched().always()) {
      return Optional.empty();
    }
    String condition = source.get().condition();
    Pin basePin = bump.basePin();
    String remembered = basePin == null ? null : basePin.condition();
    if (condition != null && condition.equals(remembered)) {
      return Optional.empty();
    }
    Finding finding =
        Finding.about(
            FindingId.SOURCE_CONDITIONAL,
            source.get().files().get(0).distfile(),
            message(bump, source.get(), remembered));
    // no decision about the ebuild alone: what is decided once about a condition lasts
    return Optional.of(
        new PolicyStep.Found(finding, null, accepted(bump, condition, decisions), decisions));
  }

  private static String message(Bump bump, OwnSource source, @Nullable String remembered) {
    String files =
        source.files().stream()
            .map(Artifact::fileName)
            .distinct()
            .collect(Collectors.joining(", or "));
    List<Artifact> instead = source.replacements(bump.ebuild());
    String others =
        instead.stream()
            .limit(NAMED)
            .map(a -> a.distfile() + " (" + a.uri() + ")")
            .collect(Collectors.joining(", "));
    int more = instead.size() - NAMED;
    return files
        + " is fetched "
        + source.fetched().words()
        + (remembered == null ? "" : "; the pin knows USE " + remembered)
        + (others.isEmpty() ? "" : "; in its place comes " + others)
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static @Nullable String accepted(
      Bump bump, @Nullable String condition, Decisions decisions) {
    Pin headPin = bump.headPin();
    if (condition == null || headPin == null || !condition.equals(headPin.condition())) {
      return null;
    }
    return PinEdits.conditionEdit(bump.basePin(), headPin)
        .map(PinEdits.Edit::decision)
        .flatMap(decisions::counting)
        .orElse(null);
  }
}
