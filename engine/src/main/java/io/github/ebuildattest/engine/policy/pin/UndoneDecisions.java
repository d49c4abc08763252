package io.github.ebuildattest.engine.policy.pin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pin is an earlier state of the remembered one: the same without its last decisions, and
 * without what they changed, or from before anybody was seen to attest. It is told from the two
 * pins alone; that a pin was once committed is no licence to go back to it.
 */
public final class UndoneDecisions {

  private UndoneDecisions() {}

  /**
   * The decisions that are taken back, oldest first.
   *
   * @param later the remembered pin
   * @param earlier the pin that is to take its place, or null for none
   * @return empty where the pin is no earlier state of the remembered one
   */
  public static Optional<List<Decision>> of(Pin later, @Nullable Pin earlier) {
    if (earlier == null) {
      return later.attested() ? Optional.of(later.decisions()) : Optional.empty();
    }
    List<Decision> all = later.decisions();
    List<Decision> kept = earlier.decisions();
    boolean startsWithKept =
        kept.size() <= all.size()
            && IntStream.range(0, kept.size()).allMatch(i -> kept.get(i).sameAs(all.get(i)));
    if (!startsWithKept) {
      return Optional.empty();
    }
    List<Decision> undone = all.subList(kept.size(), all.size());
    if (forgetsWho(later, earlier)) {
      boolean plain =
          earlier.identities().isEmpty()
              && earlier.sources().isEmpty()
              && earlier.project().equals(later.project())
              && Objects.equals(earlier.condition(), later.condition());
      return plain ? Optional.of(undone) : Optional.empty();
    }
    // what was decided is what leads from the earlier pin to the later one
    List<PinEdits.Edit> forward = PinEdits.between(earlier, later);
    boolean decided = forward.stream().allMatch(e -> e.decision() != null);
    boolean sameBeside =
        (later.attested() == earlier.attested()
                && Objects.equals(later.attestedSince(), earlier.attestedSince())
                && later.sources().equals(earlier.sources()))
            || gaveUp(forward);
    Set<Decision> used = forward.stream().map(PinEdits.Edit::decision).collect(Collectors.toSet());
    boolean nothingElse = undone.stream().allMatch(d -> d.sha256() != null || used.contains(d));
    return !undone.isEmpty() && decided && sameBeside && nothingElse
        ? Optional.of(undone)
        : Optional.empty();
  }

  /** Whether going back forgets that anybody attests. */
  public static boolean forgetsWho(Pin later, @Nullable Pin earlier) {
    return later.attested() && (earlier == null || !earlier.attested());
  }

  private static boolean gaveUp(List<PinEdits.Edit> forward) {
    return forward.stream().anyMatch(e -> PinEdits.givesUp(e.decision()));
  }
}
