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

/** The decisions that may speak about a package: those remembered, and those of the change. */
public final class Decisions {

  /**
   * A decision and where it stands.
   *
   * @param withChange whether it comes with the change it may cover
   */
  public record Standing(Decision decision, String path, boolean withChange) {

    /** What reports call it. */
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
   * The decisions of remembered pins, and the new ones of the judged pin.
   *
   * @param remembered of the package, and of the projects it fetches
   * @param basePin the package's remembered pin, or null
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

  /** The decision that covers a finding about a file; only ever for that file's digest. */
  public Optional<Standing> covering(FindingId finding, @Nullable String sha256) {
    if (finding.acceptability() == Acceptability.NEVER || sha256 == null) {
      return Optional.empty();
    }
    return all.stream()
        .filter(s -> counts(s) && s.decision().finding().equals(finding.id()))
        .filter(s -> sha256.equals(s.decision().sha256()))
        .findFirst();
  }

  /** The same decision with its standing, where the policy lets it count. */
  public Optional<String> counting(Decision decision) {
    return all.stream()
        .filter(s -> s.decision().sameAs(decision) && counts(s))
        .map(Standing::words)
        .findFirst();
  }

  /** Whether what comes with a change may answer for that same change. */
  boolean countWithChange() {
    return !separate;
  }

  private boolean counts(Standing standing) {
    return countWithChange() || !standing.withChange();
  }
}
