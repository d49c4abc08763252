package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.distribution.Pep440Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an edited pin differs from the remembered one where that weakens memory: each such edit needs
 * a new decision with the same {@code was} and {@code now}.
 */
public final class PinEdits {

  private PinEdits() {}

  /**
   * One edit.
   *
   * @param was what the remembered pin says
   * @param now what the edited pin says
   * @param introduces the identity that it adds, or null
   * @param decision the new decision that says so, or null where nobody has decided it
   */
  public record Edit(
      String was, String now, @Nullable Identity introduces, @Nullable Decision decision) {}

  /** Stands for the empty side of an edit. */
  public static final String NOTHING = "nothing";

  /** What a decision calls a package that is known not to attest. */
  public static final String UNATTESTED = "attested = false";

  private static final String ATTESTED = "attested = true";
  private static final String PROJECT = "project ";
  private static final String SINCE = "attested-since ";
  private static final String CONDITION = "condition ";
  private static final String DECISION = "decision of ";

  /** How the sides of an edit begin where it is not about an identity. */
  private static final List<String> NOT_WHO =
      List.of(UNATTESTED, ATTESTED, PROJECT, SINCE, CONDITION, DECISION);

  /** Whether a decision says that a project no longer attests. */
  public static boolean givesUp(@Nullable Decision decision) {
    return decision != null && ATTESTED.equals(decision.was()) && UNATTESTED.equals(decision.now());
  }

  /** Whether a decision changed who may attest. */
  public static boolean changesWho(Decision decision) {
    String was = decision.was();
    String now = decision.now();
    return was != null
        && now != null
        && !decision.finding().equals(PinMend.FINDING)
        && NOT_WHO.stream().noneMatch(w -> was.startsWith(w) || now.startsWith(w));
  }

  /** The decisions that the edited pin adds to the remembered one. */
  public static List<Decision> newDecisions(@Nullable Pin remembered, Pin edited) {
    if (remembered == null) {
      return edited.decisions();
    }
    return edited.decisions().stream()
        .filter(d -> remembered.decisions().stream().noneMatch(d::sameAs))
        .toList();
  }

  /** The edits between two states of a package's pin, each with the decision that covers it. */
  public static List<Edit> between(Pin remembered, Pin edited) {
    List<Decision> decisions = newDecisions(remembered, edited);
    List<Edit> edits = new ArrayList<>();
    if (!remembered.project().equals(edited.project())) {
      edits.add(edit(PROJECT + remembered.project(), PROJECT + edited.project(), null, decisions));
    }
    if (remembered.attested() && !edited.attested()) {
      edits.add(edit(ATTESTED, UNATTESTED, null, decisions));
    }
    if (remembered.attested() && edited.attested() && later(remembered, edited)) {
      edits.add(
          edit(
              SINCE + remembered.attestedSince(), SINCE + edited.attestedSince(), null, decisions));
    }
    conditionEdit(remembered, edited).ifPresent(edits::add);
    for (Decision old : remembered.decisions()) {
      if (edited.decisions().stream().noneMatch(old::sameAs)) {
        edits.add(
            edit(DECISION + old.date() + " about " + old.finding(), NOTHING, null, decisions));
      }
    }
    // the first identity to attest a project is verified, and needs no decision
    if (remembered.attested() || !remembered.identities().isEmpty() || !edited.attested()) {
      identityEdits(remembered, edited, decisions, edits);
    }
    return edits;
  }

  /**
   * The edit of the condition under which the package's own file is fetched. It needs a decision
   * even where the whole pin is new, since the ebuild alone cannot vouch for it.
   *
   * @param remembered the remembered pin, or null
   */
  public static Optional<Edit> conditionEdit(@Nullable Pin remembered, Pin edited) {
    String was = remembered == null ? null : remembered.condition();
    String now = edited.condition();
    return Objects.equals(was, now)
        ? Optional.empty()
        : Optional.of(edit(side(was), side(now), null, newDecisions(remembered, edited)));
  }

  private static String side(@Nullable String condition) {
    return condition == null ? NOTHING : CONDITION + condition;
  }

  private static void identityEdits(
      Pin remembered, Pin edited, List<Decision> decisions, List<Edit> edits) {
    List<Identity> removed = new ArrayList<>(remembered.identities());
    removed.removeAll(edited.identities());
    List<Identity> added = new ArrayList<>(edited.identities());
    added.removeAll(remembered.identities());
    decidedPairs(removed, added, decisions, edits);
    boolean paired = removed.size() == added.size();
    for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
      Identity was = i < removed.size() ? removed.get(i) : null;
      Identity now = i < added.size() ? added.get(i) : null;
      if (paired && was != null && now != null) {
        edits.add(edit(was.describeAgainst(now), now.describeAgainst(was), now, decisions));
      } else {
        if (was != null) {
          edits.add(edit(was.describe(), NOTHING, null, decisions));
        }
        if (now != null) {
          edits.add(edit(NOTHING, now.describe(), now, decisions));
        }
      }
    }
  }

  /** Pairs removed and added identities of which a decision says that one became the other. */
  private static void decidedPairs(
      List<Identity> removed, List<Identity> added, List<Decision> decisions, List<Edit> edits) {
    for (Identity was : List.copyOf(removed)) {
      for (Identity now : List.copyOf(added)) {
        Edit edit = edit(was.describeAgainst(now), now.describeAgainst(was), now, decisions);
        if (edit.decision() != null && removed.contains(was) && added.contains(now)) {
          edits.add(edit);
          removed.remove(was);
          added.remove(now);
        }
      }
    }
  }

  private static Edit edit(
      String was, String now, @Nullable Identity introduces, List<Decision> decisions) {
    Decision decision =
        decisions.stream()
            .filter(d -> was.equals(d.was()) && now.equals(d.now()))
            .findFirst()
            .orElse(null);
    return new Edit(was, now, introduces, decision);
  }

  /** Whether {@code attested-since} moved up: files in between would no longer count as lost. */
  private static boolean later(Pin remembered, Pin edited) {
    Optional<Pep440Version> was =
        Optional.ofNullable(remembered.attestedSince()).flatMap(Pep440Version::parse);
    Optional<Pep440Version> now =
        Optional.ofNullable(edited.attestedSince()).flatMap(Pep440Version::parse);
    return was.isEmpty() || now.isEmpty() || was.get().compareTo(now.get()) < 0;
  }
}
