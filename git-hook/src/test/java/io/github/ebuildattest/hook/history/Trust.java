package io.github.ebuildattest.hook.history;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules in plain words: who is trusted for which release of a package, as one commit leaves it.
 * Never changed; what happens makes another.
 */
final class Trust {

  /** A release, its version a number, and by whom of {@link Life#PEOPLE}, or by nobody. */
  record Released(int version, @Nullable Integer by, Instant logged, Instant uploaded) {}

  private @Nullable Integer who;
  private Map<Integer, Instant> former = new HashMap<>();
  private int since;
  private boolean knownNotTo;
  private boolean exempt;
  private Set<Integer> decided = new HashSet<>();
  private final TreeMap<Integer, Released> there = new TreeMap<>();
  private final List<Released> index;

  /** Nobody yet. */
  Trust(List<Released> index) {
    this.index = index;
  }

  private Trust with(Consumer<Trust> change) {
    Trust other = new Trust(index);
    other.remember(this);
    other.there.putAll(there);
    change.accept(other);
    return other;
  }

  private void remember(Trust other) {
    who = other.who;
    former = new HashMap<>(other.former);
    since = other.since;
    knownNotTo = other.knownNotTo;
    exempt = other.exempt;
    decided = new HashSet<>(other.decided);
  }

  @Nullable Integer who() {
    return who;
  }

  Set<Integer> former() {
    return former.keySet();
  }

  boolean exempt() {
    return exempt;
  }

  /** The versions that the tree has an ebuild of. */
  NavigableSet<Integer> versions() {
    return new TreeSet<>(there.keySet());
  }

  Released release(int version) {
    return there.get(version);
  }

  /** Whether anything is remembered in a pin. */
  boolean pinned() {
    return who != null || knownNotTo;
  }

  /** Whether a release passes with nothing but itself in the change. */
  boolean passes(Released release) {
    return decided.contains(release.version()) || passesUndecided(release);
  }

  private boolean passesUndecided(Released release) {
    Integer by = release.by();
    if (by != null) {
      Instant end = former.get(by);
      return who == null
          ? Life.DECLARED.contains(by)
          : who.equals(by)
              || (end != null
                  && release.logged().isBefore(end)
                  && release.uploaded().isBefore(end));
    }
    if (knownNotTo && who != null && attestedBefore(release).findAny().isEmpty()) {
      return true;
    }
    return !isLost(release) && (exempt || (knownNotTo && who == null));
  }

  private boolean isLost(Released release) {
    return (who != null && release.version() >= since)
        || attestedBefore(release).anyMatch(r -> r.version() < release.version());
  }

  private Stream<Released> attestedBefore(Released release) {
    return index.stream().filter(r -> r.by() != null && r.uploaded().isBefore(release.uploaded()));
  }

  /**
   * Whether a human's yes can be written down: who was trusted so far ends when this was logged,
   * and must have ended by then.
   */
  boolean canBeAccepted(Released release) {
    return release.by() == null
        || who == null
        || there.values().stream()
            .filter(r -> who.equals(r.by()))
            .allMatch(
                r ->
                    r.logged().isBefore(release.logged())
                        && r.uploaded().isBefore(release.logged()));
  }

  boolean allPass() {
    return there.values().stream().allMatch(this::passes);
  }

  /** After a commit of it that needed nobody. */
  Trust saw(Released release) {
    return with(
        t -> {
          t.there.put(release.version(), release);
          if (release.by() != null && t.who == null) {
            t.first(release);
          }
        });
  }

  /** After a human's yes to it. */
  Trust accepted(Released release) {
    return with(
        t -> {
          t.there.put(release.version(), release);
          if (release.by() == null) {
            if (t.who != null || t.isLost(release)) {
              t.decided.add(release.version());
            }
            t.knownNotTo |= t.who == null;
          } else if (t.who == null) {
            t.first(release);
          } else {
            t.former.merge(t.who, release.logged(), (a, b) -> a.isAfter(b) ? a : b);
            t.who = release.by();
          }
        });
  }

  private void first(Released release) {
    who = release.by();
    since = release.version();
  }

  Trust without(int version) {
    return with(t -> t.there.remove(version));
  }

  Trust gone() {
    return with(t -> t.there.clear());
  }

  Trust exempting(boolean all) {
    return with(t -> t.exempt = all);
  }

  boolean remembersLike(Trust other) {
    return Objects.equals(who, other.who)
        && former.equals(other.former)
        && since == other.since
        && knownNotTo == other.knownNotTo
        && exempt == other.exempt
        && decided.equals(other.decided);
  }

  /** What a merge leaves, where at most one side learned anything since they parted. */
  Trust merged(Trust other, Trust parted) {
    Trust learned = remembersLike(parted) ? other : this;
    return learned.with(
        t -> {
          t.there.putAll(there);
          t.there.putAll(other.there);
        });
  }

  /** Whether all that this has more than another passes by what is known here. */
  boolean passesSince(Trust other) {
    return there.values().stream()
        .filter(r -> !other.there.containsKey(r.version()))
        .allMatch(this::passes);
  }

  @Override
  public String toString() {
    return "who "
        + who
        + ", former "
        + former
        + ", since "
        + since
        + (knownNotTo ? ", known not to" : "")
        + (exempt ? ", exempt" : "")
        + ", decided "
        + decided
        + ", there "
        + there.keySet();
  }
}
