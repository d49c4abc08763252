package io.github.ebuildattest.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import io.github.ebuildattest.engine.policy.pin.Decision;
import io.github.ebuildattest.engine.policy.pin.Identity;
import io.github.ebuildattest.engine.policy.pin.Pin;
import io.github.ebuildattest.engine.policy.pin.PinText;
import io.github.ebuildattest.engine.policy.pin.PublisherKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;

/** The schemas that editors use for pins and policies match what the program reads and writes. */
class SchemaTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final String SHA256 = "0123456789abcdef".repeat(4);
  private static final String GOOGLE =
      """
      project = "foo"
      attested = true
      attested-since = "1.0"

      [[attestation-identities]]
      kind = "Google"
      email = "a@b.example"
      """;

  private static Set<ValidationMessage> violations(String schema, String toml) throws IOException {
    JsonSchema read =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", schema)));
    return read.validate(
        Toml.parse(toml).toJson(),
        InputFormat.JSON,
        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true));
  }

  private static Set<ValidationMessage> pinViolations(String toml) throws IOException {
    return violations("attestations.schema.json", toml);
  }

  private static Set<ValidationMessage> policyViolations(String toml) throws IOException {
    return violations("policy.schema.json", toml);
  }

  private static Pin pin(String toml) throws MalformedFileException {
    return Pin.parse("dev-python/foo/attestations.toml", toml.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void a_pin_of_every_kind_of_publisher_is_valid_as_it_is_written(PublisherKind kind)
      throws Exception {
    Map<String, String> keys = new LinkedHashMap<>();
    kind.requiredKeys().forEach(key -> keys.put(key, "value of " + key));
    Identity identity = new Identity(kind, keys, "");
    Identity other = new Identity(kind, keys, "bar");
    Map<String, String> all = new LinkedHashMap<>(keys);
    kind.optionalKeys().forEach(key -> all.put(key, "1.0"));
    Identity former = new Identity(kind, all, "", Instant.parse("2026-11-20T10:00:00Z"));
    String text = PinText.attested("foo", "1.0", List.of(identity, former, other));
    assertThat(pin(text).identities()).hasSize(3).contains(former);

    text = PinText.addDecision(pin(text), text, Decision.ofChange(TODAY, "id", "a", "b", "why"));
    text = PinText.addDecision(pin(text), text, Decision.ofFile(TODAY, "id", "1", SHA256, "why"));

    assertThat(pinViolations(text)).isEmpty();
    for (String key : kind.requiredKeys()) {
      String lacking = text.replaceFirst("(?m)^" + key + " = .*\\n", "");
      assertThat(pinViolations(lacking)).as(lacking).isNotEmpty();
      assertThatThrownBy(() -> pin(lacking)).isInstanceOf(MalformedFileException.class);
    }
  }

  @Test
  void a_pin_of_what_does_not_attest_is_valid_as_it_is_written() throws Exception {
    assertThat(pinViolations(PinText.unattested("foo"))).isEmpty();
  }

  @Test
  void a_pin_with_a_condition_is_valid_as_it_is_written() throws Exception {
    String text = PinText.unattested("foo");

    text = PinText.setCondition(pin(text), text, "!binary | doc test");

    assertThat(pinViolations(text)).isEmpty();
  }

  private static final String SOURCE =
      """

      [[source]]
      kind = "sdist"
      since = "0.0.30"
      prefix = "python"
      added = ["src/foo/_version.py"]
      altered = ["setup.cfg"]
      generated = [{ directory = "src/foo/_gen", extensions = ["c", "h"] }]
      """;

  @Test
  void a_pin_that_remembers_a_source_is_valid_and_survives_every_edit() throws Exception {
    String text = GOOGLE + SOURCE;

    String edited =
        PinText.addDecision(pin(text), text, Decision.ofChange(TODAY, "id", "a", "b", "why"));

    assertThat(pinViolations(text)).isEmpty();
    assertThat(edited).startsWith(text);
    assertThat(pinViolations(edited)).isEmpty();
  }

  static Stream<Path> pinsOfTheSample() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "sample-overlay"))) {
      return files.filter(f -> f.endsWith(Pin.FILE_NAME)).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pinsOfTheSample")
  void every_pin_of_the_sample_overlay_is_valid(Path pin) throws Exception {
    assertThat(pinViolations(Files.readString(pin))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "project = \"foo\"",
        "project = \"foo\"\nattested = \"yes\"",
        "project = \"foo/bar\"\nattested = false",
        "project = \"foo\"\nattested = true",
        "project = \"foo\"\nattested = true\nattested-since = \"1.0\"",
        "project = \"foo\"\nattested = false\natested-since = \"1\"",
        GOOGLE + "until = 2026-11-20",
        GOOGLE + "[[source]]\nkind = \"egg\"\nsince = \"1.0\"",
        GOOGLE + "[[source]]\nkind = \"sdist\"",
        GOOGLE + "[[source]]\nkind = \"sdist\"\nsince = \"1.0\"\nadded = [1]",
        "project = \"foo\"\nattested = false\ncondition = \"\"",
        "project = \"foo\"\nattested = false\ncondition = \"doc? ( test )\"",
        "project = \"foo\"\nattested = false\ncondition = \"doc | | test\"",
        GOOGLE + "repository = \"a/b\"",
        "project = \"foo\"\nattested = false\n[[decision]]\nfinding = \"x\"\nreason = \"r\"",
        "project = \"foo\"\nattested = false\n[[decision]]\ndate = 2026-01-01\nfinding = \"x\"\n"
            + "was = \"a\"\nreason = \"r\"",
        "project = \"foo\"\nattested = false\n[[decision]]\ndate = 2026-01-01\nfinding = \"x\"\n"
            + "was = \"a\"\nnow = \"b\"\nreason = \" \"",
        "project = \"foo\"\nattested = false\n[[decision]]\ndate = 2026-01-01\nfinding = \"x\"\n"
            + "sha256 = \"ABC\"\nreason = \"r\"",
        "project = \"foo\"\nattested = false\n[[decision]]\ndate = \"soon\"\nfinding = \"x\"\n"
            + "was = \"a\"\nnow = \"b\"\nreason = \"r\""
      })
  void the_schema_refuses_the_pins_that_the_program_refuses(String toml) throws Exception {
    assertThat(pinViolations(toml)).isNotEmpty();
    assertThatThrownBy(() -> pin(toml)).isInstanceOf(MalformedFileException.class);
  }

  @Test
  void a_schema_line_for_editors_survives_every_edit() throws Exception {
    String text =
        "#:schema https://ebuild-attest.github.io/attestations.schema.json\n"
            + PinText.unattested("foo");

    String edited =
        PinText.addDecision(pin(text), text, Decision.ofChange(TODAY, "id", "a", "b", "why"));

    assertThat(edited).startsWith(text);
  }

  @Test
  void the_policy_that_is_written_says_the_defaults_and_is_valid() throws Exception {
    assertThat(Policy.parse(PolicyText.DEFAULTS.getBytes(StandardCharsets.UTF_8), TODAY))
        .isEqualTo(Policy.DEFAULT);
    assertThat(policyViolations(PolicyText.DEFAULTS)).isEmpty();
    assertThat(Toml.parse(PolicyText.DEFAULTS).keySet()).isEqualTo(Policy.DEFAULT.words().keySet());
    assertThat(PolicyText.DEFAULTS).startsWith("#:schema https://");
  }

  @Test
  void the_example_in_the_written_policy_is_one() throws Exception {
    String example = PolicyText.DEFAULTS.replaceAll("(?m)^# (?=\\[\\[|[a-z-]+ = )", "");

    assertThat(Policy.parse(example.getBytes(StandardCharsets.UTF_8), TODAY).exemptions())
        .hasSize(1);
    assertThat(policyViolations(example)).isEmpty();
  }

  @Test
  void every_policy_of_the_sample_overlay_is_valid() throws Exception {
    assertThat(
            policyViolations(
                Files.readString(Path.of("..", "sample-overlay").resolve(Policy.PATH))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unatested = \"warn\"",
        "unattested = \"ignore\"",
        "first-use = true",
        "minimum-age = \"1 day\"",
        "minimum-age = 1",
        "could-not-check = \"pass\"",
        "decisions = \"apart\"",
        "workflow-change = \"defer\"",
        "[[exempt]]\npackage = \"dev-python/foo\"\nreason = \"r\"",
        "[[exempt]]\npackage = \"foo\"\nreason = \"r\"\nexpires = 2026-12-01",
        "[[exempt]]\npackage = \"dev-python/foo\"\nreason = \" \"\nexpires = 2026-12-01",
        "[[exempt]]\npackage = \"dev-python/foo\"\nreason = \"r\"\nexpires = \"soon\"",
        "[[exempt]]\npackage = \"a/b\"\nreason = \"r\"\nexpires = 2026-12-01\nfinding = \"x\""
      })
  void the_schema_refuses_the_policies_that_the_program_refuses(String toml) throws Exception {
    assertThat(policyViolations(toml)).isNotEmpty();
    assertThatThrownBy(() -> Policy.parse(toml.getBytes(StandardCharsets.UTF_8), TODAY))
        .isInstanceOf(MalformedFileException.class);
  }

  @Test
  void the_words_of_a_policy_read_as_that_policy() throws Exception {
    String toml =
        "unattested = \"warn\"\nfirst-use = \"ask\"\nminimum-age = \"36h\"\n"
            + "could-not-check = \"block\"\ndecisions = \"separate\"\nref-change = \"warn\"\n";
    Policy policy = Policy.parse(toml.getBytes(StandardCharsets.UTF_8), TODAY);
    StringBuilder words = new StringBuilder();
    policy.words().forEach((k, v) -> words.append(k).append(" = \"").append(v).append("\"\n"));

    assertThat(Policy.parse(words.toString().getBytes(StandardCharsets.UTF_8), TODAY))
        .isEqualTo(policy);
    assertThat(policyViolations(words.toString())).isEmpty();
  }
}
