package io.github.ebuildattest.engine.memory;

import io.github.ebuildattest.engine.finding.Acceptability;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.policy.Policy;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decisions that may apply to a package: the remembered ones, and those that come with the
 * change.
 */
public final class Decisions {

  /**
   * A decision and where it is recorded.
   *
   * @param path of the pin that records it
   * @param withChange whether it comes with the change that it may cover
   */
  public record Standing(Decision decision, String path, boolean withChange) {

    /** How reports name it. */
    public String words() {
      return "the decision of "
          + decision.date()
          + (withChange ? ", made with this change" : "")
          + " ("
          + path
          + (decision.line() > 0 ? ":" + decision.line() : "")
          + "): "
          + decision.reason();
    }
  }

  private final List<Standing> all = new ArrayList<>();
  private final boolean separate;

  /**
   * The decisions of the base's pins, and those that the head's pin adds.
   *
   * @param remembered the base's pins of the package and of the projects that it fetches
   * @param basePin the package's pin in the base, or null
   * @param headPin the package's pin in the judged tree, or null
   */
  public Decisions(
      List<Pin> remembered, @Nullable Pin basePin, @Nullable Pin headPin, Policy policy) {
    this.separate = policy.decisionsSeparate();
    for (Pin pin : remembered) {
      pin.decisions().forEach(d -> all.add(new Standing(d, pin.path(), false)));
    }
    if (headPin != null) {
      PinEdits.newDecisions(basePin, headPin)
          .forEach(d -> all.add(new Standing(d, headPin.path(), true)));
    }
  }

  /** The decisions that come with the change. */
  List<Standing> withChange() {
    return all.stream().filter(Standing::withChange).toList();
  }

  /** The decision that covers a finding about a file; it always names that file's digest. */
  public Optional<Standing> covering(FindingId finding, @Nullable String sha256) {
    if (finding.acceptability() == Acceptability.NEVER || sha256 == null) {
      return Optional.empty();
    }
    return all.stream()
        .filter(s -> counts(s) && s.decision().finding().equals(finding.id()))
        .filter(s -> sha256.equals(s.decision().sha256()))
        .findFirst();
  }

  /** Whether one of them is about a file, so that its digest has to be known. */
  public boolean nameAFile() {
    return all.stream().anyMatch(s -> s.decision().sha256() != null);
  }

  /** How reports name a decision, where the policy lets it count; else empty. */
  public Optional<String> counting(Decision decision) {
    return all.stream()
        .filter(s -> s.decision().sameAs(decision) && counts(s))
        .map(Standing::words)
        .findFirst();
  }

  /** Whether a decision that comes with a change may cover that same change. */
  boolean countWithChange() {
    return !separate;
  }

  private boolean counts(Standing standing) {
    return countWithChange() || !standing.withChange();
  }
}
