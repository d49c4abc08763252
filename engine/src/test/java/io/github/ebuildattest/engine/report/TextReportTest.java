package io.github.ebuildattest.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.FindingClass;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.engine.report.TextReport.Style;
import io.github.ebuildattest.engine.verdict.Report;
import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

  /** Words that would accuse somebody. */
  private static final Pattern ACCUSATION =
      Pattern.compile(
          "attack|tamper|malicious|malware|compromis|hostile|forge[dr]|evil|stolen",
          Pattern.CASE_INSENSITIVE);

  @Test
  void a_pass_names_its_origin_and_its_limits() throws IOException {
    Snapshot.matches("attested.txt", TextReport.render(Reports.attested(), Style.PLAIN));
  }

  @Test
  void a_block_says_what_was_found_where_and_what_to_do() throws IOException {
    Snapshot.matches("blocked.txt", TextReport.render(Reports.blocked(), Style.PLAIN));
  }

  @Test
  void a_decision_is_shown_first_and_names_who_answers_for_it() throws IOException {
    Snapshot.matches("accepted.txt", TextReport.render(Reports.accepted(), Style.PLAIN));
  }

  @Test
  void what_could_not_be_checked_is_never_called_an_attack() throws IOException {
    String text = TextReport.render(Reports.notChecked(), Style.PLAIN);

    Snapshot.matches("not-checked.txt", text);
    assertThat(text).doesNotContainIgnoringCase("attacker").doesNotContain(TextReport.LIMITS);
  }

  @Test
  void no_bump_is_one_sentence() throws IOException {
    Snapshot.matches("empty.txt", TextReport.render(Reports.empty(), Style.PLAIN));
  }

  @Test
  void colour_sets_words_off_and_changes_none() {
    for (Report report :
        new Report[] {Reports.attested(), Reports.blocked(), Reports.notChecked()}) {
      String colour = TextReport.render(report, Style.COLOUR);

      assertThat(colour).contains("\u001b[").doesNotContain("\u001b[0m\u001b[0m");
      assertThat(words(colour.replaceAll("\u001b\\[[0-9;]*m", "")))
          .isEqualTo(words(TextReport.render(report, Style.PLAIN)));
    }
  }

  static Stream<FindingId> couldNotCheck() {
    return Arrays.stream(FindingId.values())
        .filter(id -> id.findingClass() == FindingClass.COULD_NOT_CHECK);
  }

  @ParameterizedTest
  @MethodSource("couldNotCheck")
  void what_could_not_be_checked_is_its_own_outcome_and_never_called_an_attack(FindingId id) {
    Report report = Reports.notChecked(id);

    String text = TextReport.render(report, Style.PLAIN);
    String json = JsonReport.render(report, "1.0");

    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(text)
        .contains("NOT-CHECKED  dev-python/foo-1.1", "1 not-checked")
        .doesNotContainIgnoringCase("blocked")
        .doesNotContain("This shows who built the file");
    assertThat(json).contains("\"verdict\": \"not-checked\"");
    assertThat(text + json).doesNotContainPattern(ACCUSATION);
  }

  @Test
  void an_offline_run_says_once_what_nobody_was_asked() {
    String text = words(TextReport.render(Reports.offline(), Style.PLAIN));

    assertThat(text).containsOnlyOnce("offline: nobody was asked whether a file is yanked");
    assertThat(JsonReport.render(Reports.offline(), "1.0").replaceAll("\\s+", ""))
        .contains("\"not-asked\":[\"release-yanked\",\"late-file\"]");
    assertThat(TextReport.render(Reports.notChecked(), Style.PLAIN)).doesNotContain("offline");
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[2J\u001b[1;32mattested",
        "\u009b31m",
        "\rattested",
        "\nattested  dev-python/foo-1.1",
        "\u0007\b\u007f\u0000",
        "\u202eevil\u202c\u2066",
        "\u2028\u2029\u0085\u200b\ufeff",
        "\ud800"
      })
  void nothing_from_outside_speaks_to_the_terminal(String evil) {
    Report hostile = Reports.hostile(evil);

    String text = TextReport.render(hostile, Style.PLAIN);
    String json = JsonReport.render(hostile, "1.0");

    for (int i = 0; i < evil.length(); i++) {
      char c = evil.charAt(i);
      if (c != '\n' && Character.getType(c) != Character.SPACE_SEPARATOR && isHidden(c)) {
        assertThat(text).as("U+%04x", (int) c).doesNotContain(String.valueOf(c));
        assertThat(json).as("U+%04x", (int) c).doesNotContain(String.valueOf(c));
      }
    }
    assertThat(text.lines()).noneMatch(line -> line.startsWith("attested"));
  }

  private static boolean isHidden(char c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.LINE_SEPARATOR
        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
        || Character.isSurrogate(c);
  }

  @Test
  void what_is_written_in_any_script_stays_readable() {
    assertThat(TextReport.render(Reports.hostile("é 中文 \ud83d\ude00"), Style.PLAIN))
        .contains("message é 中文 \ud83d\ude00");
  }

  @Test
  void exit_codes_put_a_block_before_what_could_not_be_checked() {
    assertThat(Reports.attested().exitCode()).isZero();
    assertThat(Reports.empty().exitCode()).isZero();
    assertThat(Reports.accepted().exitCode()).isZero();
    assertThat(Reports.blocked().exitCode()).isEqualTo(1);
    assertThat(Reports.notChecked().exitCode()).isEqualTo(2);
    assertThat(Reports.notChecked().deferrable()).isTrue();
    assertThat(Reports.blocked().deferrable()).isFalse();
  }
}
