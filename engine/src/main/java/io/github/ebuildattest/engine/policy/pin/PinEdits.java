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
   * @param ends the former identity whose end it sets, or null
   * @param decision the new decision that says so, or null where nobody has decided it
   */
  public record Edit(
      String was,
      String now,
      @Nullable Identity introduces,
      @Nullable Identity ends,
      @Nullable Decision decision) {}

  /** Stands for the empty side of an edit. */
  public static final String NOTHING = "nothing";

  /** What a decision calls a package that is known not to attest. */
  public static final String UNATTESTED = "attested = false";

  private static final String ATTESTED = "attested = true";
  private static final String PROJECT = "project ";
  private static final String SINCE = "attested-since ";
  private static final String CONDITION = "condition ";
  private static final String DECISION = "decision of ";
  private static final String SOURCE = "source ";

  /** How the sides of an edit begin where it is not about an identity. */
  private static final List<String> NOT_WHO =
      List.of(UNATTESTED, ATTESTED, PROJECT, SINCE, CONDITION, DECISION, SOURCE);

  /** Whether a decision says that a project does not attest, and nothing was known of it before. */
  public static boolean saysUnattested(Decision decision) {
    return NOTHING.equals(decision.was()) && UNATTESTED.equals(decision.now());
  }

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
    return between(remembered, edited, List.of());
  }

  /**
   * The same where histories were merged. Two people may have decided the same, each in their own
   * words; one of the two decisions is enough.
   *
   * @param merged the decisions of the other sides' pins
   */
  public static List<Edit> between(Pin remembered, Pin edited, List<Decision> merged) {
    List<Decision> decisions = newDecisions(remembered, edited);
    List<Edit> edits = new ArrayList<>();
    if (!remembered.project().equals(edited.project())) {
      edits.add(
          edit(PROJECT + remembered.project(), PROJECT + edited.project(), null, null, decisions));
    }
    if (remembered.attested() && !edited.attested()) {
      edits.add(edit(ATTESTED, UNATTESTED, null, null, decisions));
    }
    if (remembered.attested() && edited.attested() && later(remembered, edited)) {
      edits.add(
          edit(
              SINCE + remembered.attestedSince(),
              SINCE + edited.attestedSince(),
              null,
              null,
              decisions));
    }
    conditionEdit(remembered, edited).ifPresent(edits::add);
    for (Decision old : remembered.decisions()) {
      if (edited.decisions().stream().noneMatch(old::sameAs)
          && decisions.stream()
              .filter(d -> merged.stream().anyMatch(d::sameAs))
              .noneMatch(old::decidesTheSame)) {
        edits.add(
            edit(
                DECISION + old.date() + " about " + old.finding(), NOTHING, null, null, decisions));
      }
    }
    for (SourceMemory source : remembered.sources()) {
      source
          .widenedBy(edited.sources())
          .ifPresent(now -> edits.add(edit(source.describe(), now, null, null, decisions)));
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
        : Optional.of(edit(side(was), side(now), null, null, newDecisions(remembered, edited)));
  }

  private static String side(@Nullable String condition) {
    return condition == null ? NOTHING : CONDITION + condition;
  }

  /**
   * What was trusted without end until now, and what that became: the same with an end, or nothing.
   */
  private record Given(Identity was, @Nullable Identity ended) {}

  private static void identityEdits(
      Pin remembered, Pin edited, List<Decision> decisions, List<Edit> edits) {
    List<Identity> added = new ArrayList<>(edited.identities());
    added.removeAll(remembered.identities());
    List<Given> given = new ArrayList<>();
    for (Identity was : remembered.identities()) {
      if (edited.identities().contains(was)) {
        continue;
      }
      Identity same = added.stream().filter(was::sameButUntil).findFirst().orElse(null);
      added.remove(same);
      if (same != null && was.until() != null) {
        boolean longer = same.until() == null || same.until().isAfter(was.until());
        edits.add(edit(was.describe(), same.describe(), longer ? same : null, null, decisions));
      } else {
        given.add(new Given(was, same));
      }
    }
    decidedPairs(given, List.copyOf(added), added, decisions, edits);
    boolean paired = given.size() == added.size();
    for (int i = 0; i < Math.max(given.size(), added.size()); i++) {
      Given from = i < given.size() ? given.get(i) : null;
      Identity now = i < added.size() ? added.get(i) : null;
      if (paired && from != null && now != null) {
        edits.add(replacement(from, now, decisions));
      } else {
        if (from != null) {
          String left = from.ended() == null ? NOTHING : from.ended().describe();
          edits.add(edit(from.was().describe(), left, null, from.ended(), decisions));
        }
        if (now != null) {
          edits.add(edit(NOTHING, now.describe(), now, null, decisions));
        }
      }
    }
  }

  private static Edit replacement(Given from, Identity now, List<Decision> decisions) {
    return edit(
        from.was().describeAgainst(now.until(null)),
        now.describeAgainst(from.was()),
        now,
        from.ended(),
        decisions);
  }

  /** Pairs of identities of which a decision says that one came after the other. */
  private static void decidedPairs(
      List<Given> given,
      List<Identity> all,
      List<Identity> added,
      List<Decision> decisions,
      List<Edit> edits) {
    List<Given> before = new ArrayList<>(given);
    all.stream().filter(i -> i.until() != null).forEach(i -> before.add(new Given(i, i)));
    for (Given from : before) {
      for (Identity now : List.copyOf(added)) {
        Edit edit = replacement(from, now, decisions);
        boolean open = given.contains(from) || all.contains(from.was());
        if (edit.decision() != null && open && added.contains(now)) {
          edits.add(edit);
          given.remove(from);
          added.remove(now);
        }
      }
    }
  }

  private static Edit edit(
      String was,
      String now,
      @Nullable Identity introduces,
      @Nullable Identity ends,
      List<Decision> decisions) {
    Decision decision =
        decisions.stream()
            .filter(d -> was.equals(d.was()) && now.equals(d.now()))
            .findFirst()
            .orElse(null);
    return new Edit(was, now, introduces, ends, decision);
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
