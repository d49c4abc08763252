package io.github.ebuildattest.engine.policy.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {

  private static final String FILE_DECISION =
      "\n[[decision]]\ndate = 2026-11-21\nfinding = \"attestation-lost\"\nversion = \"1.1\"\n"
          + "sha256 = \""
          + "a".repeat(64)
          + "\"\nreason = \"by hand\"\n";

  @Test
  void reads_who_attests_since_when_and_what_was_decided() throws Exception {
    Pin pin = Pins.parse(Pins.TEXT + Pins.DECISION + FILE_DECISION);

    assertThat(pin.path()).isEqualTo(Pins.PATH);
    assertThat(pin.project()).isEqualTo("foo");
    assertThat(pin.attested()).isTrue();
    assertThat(pin.attestedSince()).isEqualTo("1.0");
    assertThat(pin.identities()).containsExactly(Pins.github());
    assertThat(pin.decisions()).hasSize(2);
    assertThat(pin.decisions().get(0).date()).isEqualTo(LocalDate.of(2026, 1, 2));
    assertThat(pin.decisions().get(0).now()).isEqualTo("workflow release.yml");
    assertThat(pin.decisions().get(0).line()).isEqualTo(17);
    assertThat(pin.decisions().get(1).sha256()).isEqualTo("a".repeat(64));
    assertThat(pin.decisions().get(1).was()).isNull();
  }

  @Test
  void a_pin_without_attestations_needs_no_more_than_its_project() throws Exception {
    Pin pin = Pins.parse("project = \"Foo.Bar\"\nattested = false\n");

    assertThat(pin.project()).isEqualTo("foo-bar");
    assertThat(pin.attested()).isFalse();
    assertThat(pin.identities()).isEmpty();
  }

  @Test
  void an_absent_environment_says_the_same_as_an_empty_one() throws Exception {
    String absent = Pins.TEXT.replace("environment = \"pypi\"\n", "");
    String empty = Pins.TEXT.replace("environment = \"pypi\"", "environment = \"\"");

    assertThat(Pins.parse(absent).identities()).isEqualTo(Pins.parse(empty).identities());
  }

  @Test
  void identities_of_a_second_project_are_kept_apart() throws Exception {
    Pin pin =
        Pins.parse(
            Pins.TEXT
                + "\n[[attestation-identities]]\nkind = \"Google\"\nemail = \"a@b.c\"\n"
                + "project = \"Other_Project\"\n");

    assertThat(pin.identitiesFor("foo")).containsExactly(Pins.github());
    assertThat(pin.identitiesFor("other-project")).hasSize(1);
    assertThat(pin.identitiesFor("third")).isEmpty();
  }

  @Test
  void attested_without_an_identity_or_a_version_is_no_pin() {
    malformed("project = \"foo\"\nattested = true\nattested-since = \"1\"\n", 2, "identity");
    malformed(Pins.TEXT.replace("attested-since = \"1.0\"\n", ""), 2, "attested-since");
  }

  @Test
  void names_the_line_and_the_nearest_key_of_one_it_does_not_know() {
    malformed(Pins.TEXT.replace("attested-since", "atested-since"), 3, "'attested-since'?");
    malformed(Pins.TEXT.replace("runner =", "runer ="), 14, "did you mean 'runner'?");
    malformed(Pins.TEXT.replace("workflow =", "workflow_filepath ="), 8, "'workflow'?");
    malformed(Pins.TEXT + FILE_DECISION.replace("version", "versoin"), 19, "'version'?");
    malformed("repositories = 1\n" + Pins.TEXT, 1, "unknown key 'repositories'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind",
        "repository",
        "workflow",
        "repository-id",
        "owner-id",
        "ref",
        "trigger",
        "runner"
      })
  void every_key_of_a_GitHub_identity_is_required(String key) {
    String text = Pins.TEXT.replaceAll("(?m)^" + key + " = .*\n", "");

    malformed(text, 5, "lacks the key '" + key + "'");
  }

  @Test
  void keys_of_other_kinds_are_required_too_and_strange_ones_refused() throws Exception {
    String google = "[[attestation-identities]]\nkind = \"Google\"\n";
    String head = Pins.TEXT.substring(0, Pins.TEXT.indexOf("[["));
    malformed(head + google, 5, "lacks the key 'email'");
    malformed(head + google + "email = \"a@b.c\"\nref = \"x\"\n", 8, "unknown key 'ref'");
    malformed(head + google + "email = \"a@b.c\"\nenvironment = \"x\"\n", 8, "unknown key");
    malformed(Pins.TEXT.replace("GitHub", "GitLab"), 8, "unknown key 'workflow'");
    malformed(Pins.TEXT.replace("GitHub", "github"), 6, "unknown kind 'github'");

    String gitlab =
        Pins.TEXT.replace("GitHub", "GitLab").replace("workflow =", "workflow_filepath =");
    assertThat(Pins.parse(gitlab).identities().get(0).workflow()).isEqualTo("release.yml");
  }

  @Test
  void values_of_another_type_are_refused() {
    malformed(Pins.TEXT.replace("\"foo\"", "1"), 1, "a string");
    malformed(Pins.TEXT.replace("= true", "= \"true\""), 2, "true or false");
    malformed(Pins.TEXT.replace("\"11\"", "11"), 10, "a string");
    malformed(Pins.TEXT.replace("\"1.0\"", "1.0"), 3, "a string");
    malformed(Pins.TEXT + FILE_DECISION.replace("2026-11-21", "\"2026-11-21\""), 17, "a date");
    malformed("attestation-identities = \"x\"\n" + head(), 1, "[[attestation-identities]]");
    malformed("decision = [1]\n" + head(), 1, "[[decision]]");
    malformed(head() + "[decision]\n", 3, "[[decision]]");
  }

  private static String head() {
    return "project = \"foo\"\nattested = false\n";
  }

  @Test
  void required_keys_of_the_pin_itself_are_missed() {
    malformed("attested = false\n", 0, "lacks the key 'project'");
    malformed("project = \"foo\"\n", 0, "lacks the key 'attested'");
    malformed("", 0, "lacks the key 'project'");
  }

  @Test
  void a_project_or_a_version_that_PyPI_could_not_have_is_refused() {
    malformed(Pins.TEXT.replace("\"foo\"", "\"../foo\""), 1, "project");
    malformed(Pins.TEXT.replace("\"foo\"", "\"\""), 1, "project");
    malformed(Pins.TEXT.replace("\"1.0\"", "\"one\""), 3, "PEP 440");
  }

  @Test
  void a_decision_is_about_an_identity_or_about_a_file_and_never_both_or_none() {
    String neither = Pins.DECISION.replaceAll("(was|now) = .*\n", "");
    String both = Pins.DECISION + "sha256 = \"" + "a".repeat(64) + "\"\n";
    String half = Pins.DECISION.replaceAll("now = .*\n", "");

    malformed(Pins.TEXT + neither, 18, "neither");
    malformed(Pins.TEXT + both, 18, "or with both");
    malformed(Pins.TEXT + half, 18, "neither");
  }

  @Test
  void a_decision_lacks_neither_date_finding_nor_reason() {
    malformed(Pins.TEXT + Pins.DECISION.replaceAll("date = .*\n", ""), 16, "'date'");
    malformed(Pins.TEXT + Pins.DECISION.replaceAll("finding = .*\n", ""), 16, "'finding'");
    malformed(Pins.TEXT + Pins.DECISION.replaceAll("reason = .*\n", ""), 16, "'reason'");
    malformed(Pins.TEXT + Pins.DECISION.replaceAll("reason = .*", "reason = \" \""), 21, "reason");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "A", "g"})
  void a_digest_is_64_lower_case_hexadecimal_digits(String digit) {
    String digest = digit.length() == 1 ? digit.repeat(64) : digit;

    malformed(Pins.TEXT + FILE_DECISION.replace("a".repeat(64), digest), 20, "sha256");
  }

  @Test
  void what_is_not_TOML_or_not_UTF_8_is_no_pin() {
    malformed("project = foo\n", 1, "is not TOML");
    malformed("project = \"foo\"\nproject = \"bar\"\n", 2, "is not TOML");
    assertThatThrownBy(() -> Pin.parse(Pins.PATH, new byte[] {(byte) 0xc3}))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("UTF-8");
  }

  private static void malformed(String text, int line, String what) {
    assertThatThrownBy(() -> Pins.parse(text))
        .isInstanceOfSatisfying(
            MalformedFileException.class,
            e -> {
              assertThat(e).hasMessageContaining(what);
              assertThat(e.path()).isEqualTo(Pins.PATH);
              assertThat(e.line()).as(text).isEqualTo(line);
            });
  }
}
