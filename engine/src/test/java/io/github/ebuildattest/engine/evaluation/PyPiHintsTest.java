package io.github.ebuildattest.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PyPiHintsTest {

  private static final String PLAIN =
      """
      # Copyright 2026 Authors
      EAPI=8
      inherit cmake \\
          desktop xdg
      HOMEPAGE="https://example.org"
      SRC_URI="https://example.org/${PN}/${P}.tar.gz -> ${P}.tgz
          test? ( https://example.org/tests.zip )"
      src_install() { echo "$(pwd) {a,b}"; }
      """;

  private final PyPiHints hints = new PyPiHints(Map.of());

  @Test
  void an_ebuild_that_spells_out_another_source_gives_none() {
    assertThat(hints.in(PLAIN)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inherit pypi\n",
        "# moved to PyPI\n",
        "SRC_URI=\"https://files.PythonHosted.org/x\"\n",
        "eval \"$x\"\n",
        "x=$'\\x70'\n",
        "inherit ${e}\n",
        "inherit cmake \\\n  \"$e\"\n",
        "inherit py\"\"pi\n",
        "inherit p{y,}pi\n",
        "SRC_URI=\"a $(curl x)\"\n",
        "SRC_URI+=`x`\n",
        "SRC_URI=\"\n  https://files.${h}/x\"\n",
        "a=\"https://files.python\"b\n",
        "a=https://files.python\\\nhosted.org\n"
      })
  void what_names_pypi_or_could_put_it_together_does(String line) {
    assertThat(hints.in(PLAIN + line)).isTrue();
  }

  @Test
  void an_eclass_of_the_overlay_that_leads_to_pypi_does_so_through_another_one() {
    PyPiHints overlay =
        new PyPiHints(
            Map.of("a-helper", "inherit b-helper\n", "b-helper", "inherit pypi\n", "other", "x=1"));
    assertThat(overlay.in(PLAIN + "inherit a-helper\n")).isTrue();
    assertThat(overlay.in(PLAIN + "inherit other\n")).isFalse();
  }
}
