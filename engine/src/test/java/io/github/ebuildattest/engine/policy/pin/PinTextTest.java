package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PinTextTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final Instant END = Instant.parse("2026-11-20T10:00:00Z");

  @Test
  void a_first_pin_is_written_as_the_documentation_shows_it() throws Exception {
    String text = PinText.attested("foo", "1.0", List.of(Pins.github()));

    assertThat(text).isEqualTo(Pins.TEXT);
    assertThat(Pins.parse(text).identities()).containsExactly(Pins.github());
  }

  @Test
  void a_package_that_never_attests_takes_two_lines() throws Exception {
    assertThat(PinText.unattested("foo")).isEqualTo("project = \"foo\"\nattested = false\n");
    assertThat(Pins.parse(PinText.unattested("foo")).attested()).isFalse();
  }

  @Test
  void several_identities_and_strange_characters_come_back_as_they_were() throws Exception {
    Identity odd =
        Pins.github().with("workflow", "a\"b\\c\td\u0001\u007fé\ud83d\ude00'.yml").with("ref", "");
    Identity other = new Identity(PublisherKind.GOOGLE, Pins.google("a@b.c").keys(), "bar");

    String text = PinText.attested("foo", "1.0", List.of(odd, other));

    assertThat(Pins.parse(text).identities()).containsExactly(odd, other);
  }

  @Test
  void turning_attested_changes_one_word_and_adds_what_was_seen() throws Exception {
    String text =
        "# a package\nproject = 'foo'\nattested =  false  # for now\n"
            + Pins.DECISION.replaceAll("(was|now) = \".*\"", "$1 = \"x\"");
    Pin pin = Pins.parse(text);

    String edited = PinText.turnAttested(pin, text, "2.0", List.of(Pins.github()));

    assertThat(edited)
        .isEqualTo(
            text.replace(
                "attested =  false  # for now\n",
                "attested =  true  # for now\nattested-since = \"2.0\"\n\n" + Pins.IDENTITY));
    assertThat(Pins.parse(edited).attestedSince()).isEqualTo("2.0");
  }

  @Test
  void turning_attested_again_keeps_since_when_and_repeats_no_identity() throws Exception {
    String text = Pins.TEXT.replace("true", "false");

    String edited = PinText.turnAttested(Pins.parse(text), text, "9.0", List.of(Pins.github()));

    assertThat(edited).isEqualTo(Pins.TEXT);
  }

  @Test
  void the_end_of_a_former_identity_is_written_into_its_own_table() throws Exception {
    String text =
        """
        # top
        attested-since = '1.0'   # literal
        attested=true
        project = "foo"

        [[decision]] # decisions first
        date = 2026-01-02
        finding = "workflow-changed"
        was = "workflow a"
        now = "workflow b"
        reason = "x"

        [[ attestation-identities ]]   # one
        kind = "Google"
        email = "a@b.c"

        # the second one
        \t[[attestation-identities]]
          runner = "github-hosted"
          trigger = "release" # trigger = "no"
          # ref = "refs/heads/no"
          ref='refs/tags/v{version}'
        owner-id="22"
        repository-id = "11"
        "workflow" = "release.yml"
        environment = "pypi"
        repository = "o/foo"
        kind = "GitHub"
        # the end\
        """;
    Identity former = Pins.github();

    String edited = PinText.endIdentity(Pins.parse(text), text, former, END);

    assertThat(edited)
        .isEqualTo(text.replace("kind = \"GitHub\"\n", "kind = \"GitHub\"\nuntil = " + END + "\n"));
    assertThat(Pins.parse(edited).identities())
        .containsExactly(Pins.google("a@b.c"), former.until(END));
  }

  @Test
  void what_follows_an_identity_stands_behind_it_and_before_the_decisions() throws Exception {
    String text = Pins.TEXT + Pins.DECISION;
    Identity now =
        Pins.github()
            .with("workflow", "publish.yml")
            .with("signer", "o/ci/.github/workflows/r.yml");

    String two = PinText.addIdentity(Pins.parse(text), text, now);
    String edited = PinText.endIdentity(Pins.parse(two), two, Pins.github(), END);

    assertThat(edited)
        .isEqualTo(
            Pins.TEXT
                + "until = 2026-11-20T10:00:00Z\n\n"
                + Pins.IDENTITY.replace("release.yml", "publish.yml")
                + "signer = \"o/ci/.github/workflows/r.yml\"\n"
                + Pins.DECISION);
    assertThat(Pins.parse(edited).identities()).containsExactly(Pins.github().until(END), now);
  }

  @Test
  void files_with_carriage_returns_keep_and_get_them() throws Exception {
    String text = (Pins.TEXT + Pins.DECISION).replace("\n", "\r\n");
    Pin pin = Pins.parse(text);

    String two = PinText.addIdentity(pin, text, Pins.google("x@y.z"));
    String ended = PinText.endIdentity(Pins.parse(two), two, Pins.github(), END);
    String turned =
        PinText.turnAttested(
            Pins.parse("project = \"foo\"\r\nattested = false\r\n" + Pins.DECISION),
            "project = \"foo\"\r\nattested = false\r\n" + Pins.DECISION,
            "1.0",
            List.of(Pins.google("a@b.c")));
    String appended = PinText.addIdentity(pin, text, Pins.google("a@b.c"));

    assertThat(ended).contains("\"github-hosted\"\r\nuntil = 2026-11-20T10:00:00Z\r\n\r\n[[att");
    assertThat(turned).contains("attested = true\r\nattested-since = \"1.0\"\r\n\r\n[[att");
    assertThat(appended)
        .startsWith(Pins.TEXT.replace("\n", "\r\n"))
        .contains("\r\nemail = \"a@b.c\"\r\n")
        .endsWith(Pins.DECISION.replace("\n", "\r\n"));
  }

  @Test
  void a_file_without_a_last_line_feed_gets_none_unless_something_follows() throws Exception {
    String text = Pins.TEXT.stripTrailing();
    Pin pin = Pins.parse(text);

    assertThat(PinText.addIdentity(pin, text, Pins.google("a@b.c"))).startsWith(text + "\n\n[[");
  }

  @Test
  void a_decision_is_appended_and_says_what_was_meant() throws Exception {
    Decision change = Decision.ofChange(DAY, "ref-changed", "ref a\"b", "ref c", "two\nlines");
    Decision file = Decision.ofFile(DAY, "attestation-lost", "1.1", "a".repeat(64), "by hand");

    String one = PinText.addDecision(Pins.parse(Pins.TEXT), Pins.TEXT, change);
    String two = PinText.addDecision(Pins.parse(one), one, file);

    assertThat(two).startsWith(Pins.TEXT);
    assertThat(Pins.parse(two).decisions().get(0).sameAs(change)).isTrue();
    assertThat(Pins.parse(two).decisions().get(1).sameAs(file)).isTrue();
  }

  @Test
  void a_table_head_inside_a_string_is_never_edited_in_its_stead() {
    String text =
        "project = \"foo\"\nattested = true\nattested-since = \"1.0\"\n"
            + "[[decision]]\ndate = 2026-01-02\nfinding = \"x\"\nwas = \"a\"\nnow = \"b\"\n"
            + "reason = \"\"\"\n"
            + Pins.IDENTITY
            + "\"\"\"\n"
            + Pins.IDENTITY
            + Pins.IDENTITY.replace("release.yml", "other.yml");

    handEditIsAskedFor(text);
  }

  @Test
  void values_written_in_a_way_that_cannot_be_edited_are_left_to_the_human() {
    handEditIsAskedFor(
        """
        project = "foo"
        attested = true
        attested-since = "1.0"
        attestation-identities = [
          {kind = "Google", email = "a@b.c"}, {kind = "Google", email = "d@e.f"}
        ]
        """);
  }

  private static void handEditIsAskedFor(String text) {
    assertThatThrownBy(
            () -> {
              Pin pin = Pins.parse(text);
              PinText.endIdentity(pin, text, pin.identities().get(0), END);
            })
        .isInstanceOf(MalformedFileException.class);
  }

  @Test
  void an_identity_that_is_not_in_the_pin_cannot_end() {
    assertThatThrownBy(
            () -> PinText.endIdentity(Pins.parse(Pins.TEXT), Pins.TEXT, Pins.google("x@y.z"), END))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("attestation-identities");
  }
}
