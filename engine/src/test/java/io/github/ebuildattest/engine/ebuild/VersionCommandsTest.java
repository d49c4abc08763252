package io.github.ebuildattest.engine.ebuild;

import static io.github.ebuildattest.engine.ebuild.Ebuilds.evaluated;
import static io.github.ebuildattest.engine.ebuild.Ebuilds.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ver_cut, ver_rs and ver_test (PMS 12.3.14), their order of versions (PMS 3.3). */
class VersionCommandsTest {

  /** What a command prints in foo-bar-1.2_rc3, between brackets. */
  private static String printed(String command) {
    return evaluated("SRC_URI=[$(" + command + ")]\n").srcUri();
  }

  @ParameterizedTest
  @CsvSource({
    "ver_cut 1, [1]",
    "ver_cut 2, [2]",
    "ver_cut 3, [rc]",
    "ver_cut 1-2, [1.2]",
    "ver_cut 2-, [2_rc3]",
    "ver_cut 1-9, [1.2_rc3]",
    "ver_cut 0-1, [1]",
    "ver_cut 0, []",
    "ver_cut 5, []",
    "ver_cut 5-7, []",
    "ver_cut 1 '', [1]",
    "ver_cut 2-3 1.22.3, [22.3]",
    "ver_cut 1-2 1.2b_p3, [1.2]",
    "ver_cut 3 1.2b_p3, [b]",
    "ver_cut 4 1.2b_p3, [p]",
    "ver_cut 4- 1.2b_p3, [p3]",
    "ver_cut 1 v7.1, [v]",
    "ver_cut 2 v7.1, [7]",
    "ver_cut 1-2 a1B, [a1]",
    "ver_cut 0-2 .-7.1, [.-7.1]",
    "ver_cut 1-2 .-7.1, [7.1]",
    "ver_cut 1 .-7.1, [7]",
    "ver_cut 1- 7.1., [7.1.]",
    "ver_cut 1-2 7.1., [7.1]",
    "ver_cut 2-3 7.1., [1.]",
    "ver_cut 3-4 7.1., []",
    "ver_cut 1- 7..1, [7..1]",
    "ver_cut 2 7..1, [1]",
    "ver_cut 1- 0007.010, [0007.010]",
  })
  void cuts_components_with_the_separators_between_them(String command, String found) {
    assertThat(printed(command)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "ver_rs 1 -, [1-2_rc3]",
    "ver_rs 2 '', [1.2rc3]",
    "ver_rs 3 ., [1.2_rc.3]",
    "ver_rs 1- -, [1-2-rc-3]",
    "ver_rs 1-2 -, [1-2-rc3]",
    "ver_rs 4 -, [1.2_rc3]",
    "ver_rs 9 -, [1.2_rc3]",
    "ver_rs 0 -, [1.2_rc3]",
    "ver_rs 1 - 2 +, [1-2+rc3]",
    "ver_rs 1 - 1 +, [1+2_rc3]",
    "ver_rs 1-3 _ 2 . 3.4.5.6, [3_4.5_6]",
    "ver_rs 2- '' 3.4.5.6, [3.456]",
    "ver_rs 0 - .3.4, [-3.4]",
    "ver_rs 0-1 - .3.4, [-3-4]",
    "ver_rs 2 - 3.4., [3.4-]",
    "ver_rs 1- - 3.4., [3-4-]",
    "ver_rs 3 - 3.4., [3.4.]",
    "ver_rs 1 xy 3a, [3xya]",
    "ver_rs 1 . 2024Q3, [2024.Q3]",
    "ver_rs 1 - '', []",
  })
  void replaces_the_separators_of_its_ranges(String command, String found) {
    assertThat(printed(command)).isEqualTo(found);
  }

  /** Versions in their order; those in one place are equal. */
  private static final String[][] ORDER = {
    {"0.9.9999999999999999999"},
    {"1_alpha"},
    {"1_alpha1"},
    {"1_alpha10"},
    {"1_beta2_alpha"},
    {"1_beta2"},
    {"1_pre5"},
    {"1_rc"},
    {"1_rc1"},
    {"1", "1-r0", "01", "1-r00"},
    {"1-r1", "1-r01"},
    {"1-r10"},
    {"1_p", "1_p0"},
    {"1_p1_rc3"},
    {"1_p1"},
    {"1_p1_p"},
    {"1a"},
    {"1b"},
    {"1.0"},
    {"1.01", "1.010"},
    {"1.02"},
    {"1.1"},
    {"1.1.0"},
    {"1.9"},
    {"1.10"},
    {"1.10b_p1-r2"},
    {"2"},
    {"18446744073709551617"},
  };

  @Test
  void orders_versions_with_every_operator() {
    for (int i = 0; i < ORDER.length; i++) {
      for (int j = 0; j < ORDER.length; j++) {
        for (String left : ORDER[i]) {
          for (String right : ORDER[j]) {
            String expected =
                i == j ? "is -eq -le -ge" : i < j ? "is -ne -lt -le" : "is -ne -gt -ge";
            String script =
                "SRC_URI=is; for o in -eq -ne -lt -le -gt -ge; do ver_test %s $o %s && SRC_URI+=\" $o\"; done\n"
                    .formatted(left, right);
            assertThat(evaluated(script).srcUri()).as(left + " to " + right).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void compares_the_ebuilds_own_version_and_revision() {
    String text =
        "EAPI=8\n"
            + "ver_test -gt 1.2_rc3-r1 && SRC_URI=newer\n"
            + "ver_test -eq 1.2_rc3-r2 && SRC_URI+=' same'\n";
    assertThat(
            Ebuilds.expectEvaluated(
                    Ebuilds.evaluate("foo-bar", "1.2_rc3-r2", text, java.util.Map.of()))
                .srcUri())
        .isEqualTo("newer same");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ver_cut",
        "ver_cut x",
        "ver_cut -2",
        "ver_cut 2-1",
        "ver_cut 1-2-3",
        "ver_cut 010",
        "ver_cut 1-08",
        "ver_cut 1 2 3",
        "ver_cut ''",
        "ver_rs",
        "ver_rs 1",
        "ver_rs x -",
        "ver_rs 3-2 -",
        "ver_rs 01 -",
        "ver_test 1",
        "ver_test 1 -eq 2 3",
        "ver_test 1 == 2",
        "ver_test -eq 1.",
        "ver_test 1 -eq v1",
        "ver_test 1.2c -eq 1.2C",
        "ver_test 1_foo -eq 1",
        "ver_test 1-r -eq 1",
        "ver_test '' -eq 1",
        "ver_test 1..2 -eq 1",
      })
  void refuses_what_ends_the_ebuild(String command) {
    assertThat(refused("inherit pypi\n" + command + "\nSRC_URI=x\n").line()).isEqualTo(3);
  }
}
