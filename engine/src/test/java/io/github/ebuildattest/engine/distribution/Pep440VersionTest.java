package io.github.ebuildattest.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Pep440VersionTest {

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0.0",
    "v2024.10.08, 2024.10.8",
    "V1.0, 1",
    "1.0-ALPHA_2, 1.0a2",
    "1.0.beta, 1.0b0",
    "1.0c1, 1.0rc1",
    "1.0preview3, 1.0rc3",
    "1.0-1, 1.0.post1",
    "1.0.r4, 1.0.post4",
    "1.0rev, 1.0.post0",
    "1.0DEV, 1.0.dev0",
    "0!1.0, 1.0",
    "1.0+Ubuntu-01, 1.0+ubuntu.1",
    "00012.003, 12.3",
  })
  void spellings_that_pep_440_calls_equal_are_equal(String one, String other) {
    assertThat(version(one)).isEqualTo(version(other)).hasSameHashCodeAs(version(other));
    assertThat(version(one)).isEqualByComparingTo(version(other));
  }

  @Test
  void versions_sort_as_pep_440_says() {
    List<String> sorted =
        List.of(
            "1.0.dev456",
            "1.0a1",
            "1.0a2.dev456",
            "1.0a12.dev456",
            "1.0a12",
            "1.0b1.dev456",
            "1.0b2",
            "1.0b2.post345.dev456",
            "1.0b2.post345",
            "1.0rc1.dev456",
            "1.0rc1",
            "1.0",
            "1.0+abc.5",
            "1.0+abc.7",
            "1.0+5",
            "1.0.post456.dev34",
            "1.0.post456",
            "1.0.15",
            "1.1.dev1",
            "2024.10.8",
            "1!0.1");
    for (int i = 0; i + 1 < sorted.size(); i++) {
      for (int j = i + 1; j < sorted.size(); j++) {
        assertThat(version(sorted.get(i))).isLessThan(version(sorted.get(j)));
        assertThat(version(sorted.get(j))).isGreaterThan(version(sorted.get(i)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v1.0-Alpha.1.Post-2_dev3+A_1, 1.0a1.post2.dev3+a.1",
    "2!1.0.0, 2!1.0.0",
    "1.0-0007, 1.0.post7",
  })
  void writes_the_normal_form(String text, String normal) {
    assertThat(version(text)).hasToString(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1.0",
        "1.0\n",
        "1..0",
        "1.0-",
        "beta",
        "1.0x",
        "1.0+",
        "1.0+a..b",
        "-1",
        "١.٠"
      })
  void refuses_what_is_no_version(String text) {
    assertThat(Pep440Version.parse(text)).isEmpty();
  }

  @Test
  void refuses_endless_digits() {
    assertThat(Pep440Version.parse("1".repeat(Pep440Grammar.MAX_LENGTH + 1))).isEmpty();
  }

  private static Pep440Version version(String text) {
    return Pep440Version.parse(text).orElseThrow();
  }
}
