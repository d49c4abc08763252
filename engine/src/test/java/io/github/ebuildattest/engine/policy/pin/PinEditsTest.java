package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.policy.pin.PinEdits.Edit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinEditsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Instant END = Instant.parse("2026-11-20T10:00:00Z");

  private static List<Edit> edits(String remembered, String edited) throws MalformedFileException {
    return PinEdits.between(Pins.parse(remembered), Pins.parse(edited));
  }

  private static String decided(String text, Edit edit) throws MalformedFileException {
    return PinText.addDecision(
        Pins.parse(text), text, Decision.ofChange(DAY, "x", edit.was(), edit.now(), "because"));
  }

  /** The only edit between two texts; no decision covers it until one says exactly that. */
  private static Edit needsADecision(String remembered, String edited) throws Exception {
    List<Edit> edits = edits(remembered, edited);
    assertThat(edits).hasSize(1);
    assertThat(edits.get(0).decision()).isNull();

    List<Edit> answered = edits(remembered, decided(edited, edits.get(0)));
    assertThat(answered).hasSize(1);
    assertThat(answered.get(0).decision()).isNotNull();
    assertThat(answered.get(0).decision().reason()).isEqualTo("because");
    return edits.get(0);
  }

  @Test
  void the_same_pin_written_otherwise_is_no_edit() throws Exception {
    String other =
        "# words\n"
            + Pins.TEXT.replace("runner = \"github-hosted\"\n", "")
            + "runner = 'github-hosted'\n";

    assertThat(edits(Pins.TEXT, other)).isEmpty();
    assertThat(edits(Pins.TEXT, Pins.TEXT + Pins.DECISION)).isEmpty();
    assertThat(edits(Pins.TEXT, Pins.TEXT.replace("\"1.0\"", "\"0.9\""))).isEmpty();
  }

  @Test
  void an_environment_written_down_as_none_is_no_edit() throws Exception {
    String without = Pins.TEXT.replace("environment = \"pypi\"\n", "");

    assertThat(edits(without, Pins.TEXT.replace("\"pypi\"", "\"\""))).isEmpty();
  }

  @Test
  void another_project_needs_a_decision() throws Exception {
    Edit edit = needsADecision(Pins.TEXT, Pins.TEXT.replace("= \"foo\"", "= \"fooo\""));

    assertThat(edit.was()).isEqualTo("project foo");
    assertThat(edit.now()).isEqualTo("project fooo");
  }

  @Test
  void turning_attested_off_needs_a_decision() throws Exception {
    Edit edit = needsADecision(Pins.TEXT, Pins.TEXT.replace("= true", "= false"));

    assertThat(edit.now()).isEqualTo("attested = false");
  }

  @Test
  void a_later_attested_since_needs_a_decision() throws Exception {
    needsADecision(Pins.TEXT, Pins.TEXT.replace("\"1.0\"", "\"1.1\""));
  }

  @Test
  void turning_attested_on_needs_none() throws Exception {
    assertThat(edits("project = \"foo\"\nattested = false\n", Pins.TEXT)).isEmpty();
  }

  @Test
  void each_key_of_an_identity_needs_a_decision() throws Exception {
    for (String key : Pins.github().keys().keySet()) {
      Identity now = Pins.github().with(key, "other");
      String text = PinText.attested("foo", "1.0", List.of(now));

      Edit edit = needsADecision(Pins.TEXT, text);

      assertThat(edit.introduces()).as(key).isEqualTo(now);
      assertThat(edit.now()).as(key).contains("other");
      assertThat(edit.was()).as(key).isNotEqualTo(edit.now());
    }
  }

  @Test
  void the_end_of_an_identity_comes_with_the_decision_about_its_successor() throws Exception {
    Identity now = Pins.github().with("workflow", "publish.yml");
    String both = PinText.attested("foo", "1.0", List.of(Pins.github().until(END), now));

    Edit edit = needsADecision(Pins.TEXT, both);

    assertThat(edit.was()).isEqualTo("workflow release.yml");
    assertThat(edit.now()).isEqualTo("workflow publish.yml");
    assertThat(edit.introduces()).isEqualTo(now);
    assertThat(edit.ends()).isEqualTo(Pins.github().until(END));
  }

  @Test
  void an_end_that_is_set_later_or_taken_away_needs_a_decision_and_introduces_the_identity()
      throws Exception {
    Identity now = Pins.github().with("workflow", "publish.yml");
    for (Instant other : new Instant[] {END.plusSeconds(1), null}) {
      Identity longer = Pins.github().until(other);

      Edit edit =
          needsADecision(
              PinText.attested("foo", "1.0", List.of(Pins.github().until(END), now)),
              PinText.attested("foo", "1.0", List.of(longer, now)));

      assertThat(edit.introduces()).isEqualTo(longer);
      assertThat(edit.was()).endsWith("until " + END);
    }
  }

  @Test
  void an_earlier_end_needs_a_decision_and_introduces_nobody() throws Exception {
    Identity now = Pins.github().with("workflow", "publish.yml");

    Edit edit =
        needsADecision(
            PinText.attested("foo", "1.0", List.of(Pins.github().until(END), now)),
            PinText.attested("foo", "1.0", List.of(Pins.github().until(END.minusSeconds(1)), now)));

    assertThat(edit.introduces()).isNull();
  }

  @Test
  void a_successor_of_a_successor_is_paired_with_it() throws Exception {
    Identity first = Pins.github();
    Identity second = first.with("workflow", "publish.yml");
    Identity third = first.with("workflow", "deploy.yml");
    String text =
        PinText.attested(
            "foo", "1.0", List.of(first.until(END), second.until(END.plusSeconds(9)), third));
    text =
        PinText.addDecision(
            Pins.parse(text),
            text,
            Decision.ofChange(
                DAY, "workflow-changed", "workflow release.yml", "workflow publish.yml", "r"));
    text =
        PinText.addDecision(
            Pins.parse(text),
            text,
            Decision.ofChange(
                DAY, "workflow-changed", "workflow publish.yml", "workflow deploy.yml", "r"));

    assertThat(edits(Pins.TEXT, text))
        .hasSize(2)
        .allSatisfy(edit -> assertThat(edit.decision()).isNotNull());
  }

  @Test
  void of_two_that_decide_the_same_one_is_enough_after_a_merge() throws Exception {
    Pin mine = Pins.parse(Pins.TEXT + Pins.DECISION);
    Pin theirs =
        Pins.parse(Pins.TEXT + Pins.DECISION.replace("renamed in commit abc", "looked at it, too"));

    assertThat(PinEdits.between(mine, theirs, theirs.decisions())).isEmpty();
    assertThat(PinEdits.between(mine, theirs, mine.decisions())).hasSize(1);
    assertThat(PinEdits.between(mine, theirs)).hasSize(1);
    assertThat(PinEdits.newDecisions(mine, theirs)).hasSize(1);
  }

  @Test
  void what_is_known_of_a_source_is_not_widened_or_dropped_without_a_decision() throws Exception {
    String source =
        "\n[[source]]\nkind = \"sdist\"\nsince = \"1.0\"\nadded = [\"a.py\"]\n"
            + "generated = [{ directory = \"gen\", extensions = [\"c\"] }]\n";
    String text = Pins.TEXT + source;

    assertThat(edits(Pins.TEXT, text)).isEmpty();
    assertThat(edits(text, text.replace("[\"a.py\"]", "[]"))).isEmpty();
    assertThat(edits(text, text.replace("since = \"1.0\"\nadded", "since = \"0.9\"\nadded")))
        .isEmpty();
    for (String wider :
        List.of(
            Pins.TEXT,
            text.replace("[\"a.py\"]", "[\"a.py\", \"b.py\"]"),
            text.replace("[\"c\"]", "[\"c\", \"so\"]"),
            text.replace("since = \"1.0\"\nadded", "since = \"1.1\"\nadded"),
            text.replace("added", "prefix = \"python\"\nadded"),
            text.replace("\"sdist\"", "\"wheel\""))) {
      assertThat(needsADecision(text, wider).introduces()).as(wider).isNull();
    }
  }

  @Test
  void a_transfer_is_told_with_both_names_and_all_ids() throws Exception {
    String text = Pins.TEXT.replace("o/foo", "p/foo").replace("\"22\"", "\"33\"");

    Edit edit = needsADecision(Pins.TEXT, text);

    assertThat(edit.was()).isEqualTo("o/foo, repository 11, owner 22");
    assertThat(edit.now()).isEqualTo("p/foo, repository 11, owner 33");
  }

  @Test
  void adding_and_dropping_an_identity_need_a_decision() throws Exception {
    String two = PinText.addIdentity(Pins.parse(Pins.TEXT), Pins.TEXT, Pins.google("evil@x.iam"));

    Edit added = needsADecision(Pins.TEXT, two);
    Edit dropped = needsADecision(two, Pins.TEXT);

    assertThat(added.was()).isEqualTo(PinEdits.NOTHING);
    assertThat(added.introduces()).isEqualTo(Pins.google("evil@x.iam"));
    assertThat(dropped.now()).isEqualTo(PinEdits.NOTHING);
    assertThat(dropped.introduces()).isNull();
  }

  @Test
  void the_project_of_an_identity_is_part_of_it() throws Exception {
    needsADecision(Pins.TEXT, Pins.TEXT + "project = \"bar\"\n");
  }

  @Test
  void identities_of_a_pin_that_no_longer_attests_are_still_remembered() throws Exception {
    String lost = Pins.TEXT.replace("= true", "= false");

    needsADecision(lost, Pins.TEXT.replace("o/foo", "evil/foo"));
    assertThat(edits(lost, Pins.TEXT)).isEmpty();
  }

  @Test
  void dropping_or_rewriting_an_old_decision_needs_a_decision() throws Exception {
    String old = Pins.TEXT + Pins.DECISION;

    Edit dropped = needsADecision(old, Pins.TEXT);
    Edit rewritten = needsADecision(old, old.replace("commit abc", "commit abd"));
    Edit redated = needsADecision(old, old.replace("2026-01-02", "2026-01-03"));

    assertThat(dropped.was()).isEqualTo("decision of 2026-01-02 about workflow-changed");
    assertThat(rewritten.was()).isEqualTo(dropped.was());
    assertThat(redated.was()).isEqualTo(dropped.was());
  }

  @Test
  void a_decision_for_another_edit_does_not_count() throws Exception {
    String push = Pins.TEXT.replace("\"release\"", "\"push\"");
    String other =
        PinText.addDecision(
            Pins.parse(push),
            push,
            Decision.ofChange(DAY, "trigger-changed", "trigger release", "trigger x", "because"));
    String turned =
        PinText.addDecision(
            Pins.parse(push),
            push,
            Decision.ofChange(DAY, "trigger-changed", "trigger push", "trigger release", "so"));

    assertThat(edits(Pins.TEXT, other).get(0).decision()).isNull();
    assertThat(edits(Pins.TEXT, turned).get(0).decision()).isNull();
  }

  @Test
  void a_decision_about_a_file_covers_no_edit() throws Exception {
    String push = Pins.TEXT.replace("\"release\"", "\"push\"");
    String file =
        PinText.addDecision(
            Pins.parse(push),
            push,
            Decision.ofFile(DAY, "trigger-changed", "1.1", "a".repeat(64), "because"));

    assertThat(edits(Pins.TEXT, file).get(0).decision()).isNull();
  }

  @Test
  void a_decision_that_was_remembered_already_covers_nothing_new() throws Exception {
    String back = Pins.TEXT.replace("release.yml", "old.yml") + Pins.DECISION;
    String forth = Pins.TEXT + Pins.DECISION;

    assertThat(edits(back, forth)).hasSize(1);
    assertThat(edits(back, forth).get(0).decision()).isNull();
  }

  @Test
  void two_edits_at_once_need_two_decisions() throws Exception {
    String both = Pins.TEXT.replace("= \"foo\"", "= \"bar\"").replace("\"release\"", "\"push\"");
    List<Edit> open = edits(Pins.TEXT, both);
    String one = decided(both, open.get(1));

    assertThat(open).hasSize(2);
    assertThat(edits(Pins.TEXT, one))
        .extracting(e -> e.decision() == null)
        .containsExactly(true, false);
    assertThat(edits(Pins.TEXT, decided(one, open.get(0))))
        .allSatisfy(e -> assertThat(e.decision()).isNotNull());
  }

  @Test
  void new_decisions_are_those_that_memory_has_not() throws Exception {
    Pin remembered = Pins.parse(Pins.TEXT + Pins.DECISION);
    Pin edited =
        Pins.parse("# moved\n" + Pins.TEXT + Pins.DECISION + Pins.DECISION.replace("abc", "d"));

    assertThat(PinEdits.newDecisions(remembered, edited)).hasSize(1);
    assertThat(PinEdits.newDecisions(null, edited)).hasSize(2);
  }

  private static Decision change(String finding, String was, String now) {
    return Decision.ofChange(DAY, finding, was, now, "because");
  }

  @Test
  void only_a_decision_from_attested_to_unattested_gives_up() {
    assertThat(PinEdits.givesUp(change("x", "attested = true", "attested = false"))).isTrue();
    assertThat(PinEdits.givesUp(change("x", "attested = true", "nothing"))).isFalse();
    assertThat(PinEdits.givesUp(change("x", "nothing", "attested = false"))).isFalse();
    assertThat(PinEdits.givesUp(null)).isFalse();
  }

  @Test
  void a_decision_about_an_identity_changes_who_attests() {
    assertThat(PinEdits.changesWho(change("x", "workflow a.yml", "workflow b.yml"))).isTrue();
    assertThat(PinEdits.changesWho(change("x", "nothing", "GitHub, o/foo"))).isTrue();
    assertThat(PinEdits.changesWho(change("pin-malformed", "a pin", "project foo"))).isFalse();
    assertThat(PinEdits.changesWho(change("x", "project foo", "something"))).isFalse();
    assertThat(PinEdits.changesWho(change("x", "something", "attested-since 1.0"))).isFalse();
    assertThat(PinEdits.changesWho(Decision.ofFile(DAY, "x", "1.0", "00", "because"))).isFalse();
  }
}
