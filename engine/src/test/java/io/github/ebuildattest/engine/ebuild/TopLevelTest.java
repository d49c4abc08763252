package io.github.ebuildattest.engine.ebuild;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an ebuild's text may be left out, and what only looks as if. */
class TopLevelTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KEYWORDS=\"~amd64\"",
        "IUSE='doc test'",
        "DESCRIPTION=\"A parser, for x\"",
        "LICENSE=\"MIT\"",
        "PYTHON_COMPAT=( python3_{12..14} pypy3 )"
      })
  void what_is_written_out_and_not_used_is_left_out(String line) {
    assertThat(TopLevel.withoutPlainVariables("EAPI=8\n" + line + "\nSLOT=0\n"))
        .doesNotContain("=\"")
        .doesNotContain("='")
        .doesNotContain("=(")
        .contains("SLOT=0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KEYWORDS=\"${X}\"",
        "KEYWORDS=\"~amd64\"\n[[ ${KEYWORDS} ]] && SRC_URI=x",
        "KEYWORDS=\"~amd64\"; SRC_URI=x",
        "X=\"\nKEYWORDS='~amd64'\n\"",
        "cat <<E\nKEYWORDS='a'\nE",
        "K=KEYWORDS\nKEYWORDS='a'",
        "X=IUSE; IUSE='a'\nSRC_URI=${!X}",
        "IUSE='a'\neval x",
        "if x; then\nIUSE='a'\nfi",
        "DESCRIPTION=\"a `x` b\"",
        "PYTHON_COMPAT=( $(x) )",
      })
  void what_is_used_or_is_not_a_command_of_its_own_is_left_in(String text) {
    assertThat(TopLevel.withoutPlainVariables("EAPI=8\n" + text + "\n"))
        .isEqualTo("EAPI=8\n" + text + "\n");
  }

  @Test
  void comments_are_left_out_unless_they_may_be_something_else() {
    assertThat(TopLevel.parts("# SRC_URI=$(x)\nA=1\n\t# b\n").rest())
        .doesNotContain("SRC_URI", "b");
    assertThat(TopLevel.parts("A=\"\n# b\n\"\n# c\n").rest()).contains("# b");
  }

  @Test
  void functions_are_parted_from_the_rest() {
    TopLevel.Parts parts =
        TopLevel.parts("A=1\nsrc_prepare() {\n\teval x\n}\nB=2\nif y; then\nf() {\n\t:\n}\nfi\n");

    assertThat(parts.functions()).containsOnlyKeys("src_prepare", "f");
    assertThat(parts.rest()).contains("A=1", "B=2").doesNotContain("eval");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A=\"\nf() {\n\"\neval x\nB=\"\n}\n\"\n",
        "f() {\n: ; }; eval x; g() { :\n}\n",
        "cat <<E\nf() {\nE\neval x\ncat <<E\n}\nE\n",
        "f() {\n:\n} ; eval x\n",
      })
  void what_only_looks_like_a_function_stays(String text) {
    assertThat(TopLevel.parts(text).rest()).contains("eval x");
  }
}
