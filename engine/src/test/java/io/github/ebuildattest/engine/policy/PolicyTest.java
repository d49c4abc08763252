package io.github.ebuildattest.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.finding.Severity;
import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private static Policy parse(String text) throws MalformedFileException {
    return Policy.parse(text.getBytes(StandardCharsets.UTF_8), TODAY);
  }

  @Test
  void an_empty_file_and_no_file_mean_the_same() throws Exception {
    assertThat(parse("")).isEqualTo(Policy.DEFAULT);
    assertThat(parse("# nothing decided yet\n")).isEqualTo(Policy.DEFAULT);
  }

  @Test
  void the_documented_defaults_are_the_defaults() throws Exception {
    Policy written =
        parse(
            """
            unattested = "block"
            first-use = "declared"
            minimum-age = "1d"
            could-not-check = "defer"
            decisions = "with-change"
            workflow-change = "block"
            ref-change = "block"
            trigger-change = "block"
            environment-change = "block"
            runner-change = "block"
            """);

    assertThat(written).isEqualTo(Policy.DEFAULT);
    assertThat(Policy.DEFAULT.minimumAge()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void every_finding_has_the_catalogues_severity_by_default() {
    assertThat(Arrays.stream(FindingId.values()))
        .allSatisfy(id -> assertThat(Policy.DEFAULT.severity(id)).isEqualTo(id.severity()));
  }

  @Test
  void unattested_files_can_be_warned_of_and_nothing_else_is_loosened_by_it() throws Exception {
    Policy policy = parse("unattested = \"warn\"\n");

    assertThat(policy.severity(FindingId.UNATTESTED)).isEqualTo(Severity.WARNING);
    assertThat(policy.severity(FindingId.ATTESTATION_LOST)).isEqualTo(Severity.BLOCK);
  }

  @Test
  void decisions_can_be_wanted_apart_from_the_change_they_cover() throws Exception {
    Policy policy = parse("decisions = \"separate\"\n");

    assertThat(policy.decisionsSeparate()).isTrue();
    assertThat(policy.severity(FindingId.DECISION_WITH_CHANGE)).isEqualTo(Severity.BLOCK);
  }

  @Test
  void first_use_and_what_could_not_be_checked_can_be_taken_more_strictly() throws Exception {
    Policy policy = parse("first-use = \"ask\"\ncould-not-check = \"block\"\n");

    assertThat(policy.firstUseAsks()).isTrue();
    assertThat(policy.couldNotCheckBlocks()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "workflow-change, WORKFLOW_CHANGED",
    "ref-change, REF_CHANGED",
    "trigger-change, TRIGGER_CHANGED",
    "environment-change, ENVIRONMENT_CHANGED",
    "runner-change, RUNNER_CHANGED"
  })
  void each_kind_of_change_can_be_warned_of_alone(String key, FindingId id) throws Exception {
    Policy policy = parse(key + " = \"warn\"\n");

    assertThat(Arrays.stream(FindingId.values()).filter(f -> policy.severity(f) != f.severity()))
        .containsExactly(id);
    assertThat(policy.severity(id)).isEqualTo(Severity.WARNING);
  }

  @ParameterizedTest
  @CsvSource({"0d, 0", "90m, 90", "36h, 2160", "3d, 4320", "2w, 20160"})
  void an_age_is_a_number_of_minutes_hours_days_or_weeks(String age, long minutes)
      throws Exception {
    assertThat(parse("minimum-age = \"" + age + "\"").minimumAge())
        .isEqualTo(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "d", "-1d", "1.5d", "1 d", "1D", "1y", "999999d", "1d1h"})
  void any_other_age_is_refused(String age) {
    malformed("\nminimum-age = \"" + age + "\"\n", 2, "minimum-age");
  }

  @Test
  void names_the_line_and_the_nearest_key_of_one_it_does_not_know() {
    malformed("\n\nminimum_age = \"1d\"\n", 3, "did you mean 'minimum-age'?");
    malformed("unatested = \"warn\"\n", 1, "did you mean 'unattested'?");
    malformed("[workflow-changes]\n", 1, "did you mean 'workflow-change'?");
  }

  @Test
  void refuses_words_and_types_it_does_not_know() {
    malformed("unattested = \"warning\"\n", 1, "\"block\" or \"warn\"");
    malformed("unattested = \"Warn\"\n", 1, "\"block\" or \"warn\"");
    malformed("unattested = false\n", 1, "a string");
    malformed("ref-change = \"ignore\"\n", 1, "\"block\" or \"warn\"");
    malformed("minimum-age = 1\n", 1, "a string");
    malformed("decisions = \"never\"\n", 1, "\"with-change\" or \"separate\"");
  }

  @Test
  void what_is_not_TOML_or_not_UTF_8_is_no_policy() {
    malformed("unattested = warn\n", 1, "is not TOML");
    malformed("unattested = \"warn\"\nunattested = \"block\"\n", 2, "is not TOML");
    assertThatThrownBy(() -> Policy.parse(new byte[] {(byte) 0xff}, TODAY))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("UTF-8");
  }

  private static void malformed(String text, int line, String what) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOfSatisfying(
            MalformedFileException.class,
            e -> {
              assertThat(e).hasMessageContaining(what);
              assertThat(e.path()).isEqualTo("metadata/ebuild-attest.toml");
              assertThat(e.line()).isEqualTo(line);
            });
  }
}
