package io.github.ebuildattest.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue and its pages say the same, and no finding is left without an explanation. */
class ExplanationTest {

  private static final List<String> PARTS =
      List.of(
          "What was seen",
          "What it means",
          "Harmless causes",
          "Hostile causes",
          "What to do now",
          "What to ask upstream",
          "Answers that should not satisfy you",
          "How to accept it if it is harmless");

  /** Maven runs the tests in the module's directory. */
  private static final Path PAGES = Path.of("..", "docs", "findings");

  @ParameterizedTest
  @EnumSource
  void every_finding_has_a_page_with_all_eight_parts_in_order(FindingId id) {
    Explanation page = Explanation.of(id);

    assertThat(page.parts().keySet()).containsExactlyElementsOf(PARTS);
    assertThat(page.parts()).allSatisfy((part, text) -> assertThat(text).as(part).isNotBlank());
    assertThat(page.meaning()).isNotBlank();
    assertThat(page.doNow()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource
  void a_page_opens_with_the_findings_id_title_class_and_severity(FindingId id) throws IOException {
    List<String> lines = Files.readAllLines(PAGES.resolve(id.id() + ".md"));

    assertThat(lines.get(0)).matches("# `" + id.id() + "`: \\S.*[^.]");
    assertThat(Explanation.of(id).title()).isEqualTo(lines.get(0).split("`: ", 2)[1]);
    assertThat(lines.get(2))
        .isEqualTo(
            "Class: %s. Severity: %s.".formatted(id.findingClass().label(), id.severity().label()));
  }

  @ParameterizedTest
  @EnumSource
  void a_page_offers_accept_exactly_where_a_human_may_answer(FindingId id) {
    String acceptance = Explanation.of(id).parts().get("How to accept it if it is harmless");

    if (id.acceptability() == Acceptability.NEVER) {
      assertThat(acceptance).doesNotContain("ebuild-attest accept");
    } else {
      assertThat(acceptance).contains("ebuild-attest accept CATEGORY/PACKAGE");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_page_fits_a_screen_and_a_hundred_columns(FindingId id) throws IOException {
    List<String> lines = Files.readAllLines(PAGES.resolve(id.id() + ".md"));

    assertThat(lines).hasSizeBetween(30, 60);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }

  @Test
  void every_page_belongs_to_a_finding() throws IOException {
    try (Stream<Path> pages = Files.list(PAGES)) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Arrays.stream(FindingId.values()).map(id -> id.id() + ".md").toList());
    }
  }
}
