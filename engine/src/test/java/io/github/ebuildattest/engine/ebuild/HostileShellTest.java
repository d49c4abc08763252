package io.github.ebuildattest.engine.ebuild;

import static io.github.ebuildattest.engine.ebuild.Ebuilds.evaluated;
import static io.github.ebuildattest.engine.ebuild.Ebuilds.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Corners of bash in which a reader, or a careless evaluator, sees another SRC_URI than bash. */
class HostileShellTest {
  private static final String SDIST =
      "https://files.pythonhosted.org/packages/source/f/foo-bar/foo_bar-1.2rc3.tar.gz";

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal(
            "an option that ends subshells",
            "SRC_URI=$(set -e; false; echo x)",
            3,
            "$(set -e; false; echo x)"),
        refusal(
            "an option that ends at unset names",
            "SRC_URI=$(set -u; echo $u)",
            3,
            "$(set -u; echo $u)"),
        refusal(
            "a completion runs a function",
            "f() { SRC_URI=x; }; compgen -F f a",
            3,
            "compgen -F f a"),
        refusal(
            "a limit starves substitutions", "ulimit -n 0; SRC_URI=x$(echo a)", 3, "ulimit -n 0"),
        refusal(
            "a read-only function",
            "f() { SRC_URI=x; }; readonly -f f; f() { :; }; f",
            3,
            "readonly -f f"),
        refusal(
            "the same by declare",
            "f() { SRC_URI=x; }; declare -rf f; f() { :; }; f",
            3,
            "declare -rf f"),
        refusal("a read-only global", "readonly X=a; f() { local X=b; SRC_URI=$X; }; f", 3, "X"),
        refusal(
            "one that a helper has, too",
            "readonly version=1; SRC_URI=$(pypi_sdist_url)",
            3,
            "version"),
        refusal("read-only before a call", "readonly X=a; f() { SRC_URI=$X; }; X=c f", 3, "X"),
        refusal("break beyond a function", "f() { break; }; for i in 1 2; do f; done", 3, "break"),
        refusal(
            "break beyond a subshell",
            "for i in 1; do SRC_URI=$(break; echo x); done",
            3,
            "$(break; echo x)"),
        refusal(
            "a power that is read and not computed",
            "SRC_URI=x$((1 ? 5 : 2 ** -1))",
            3,
            "$((1 ? 5 : 2 ** -1))"),
        refusal("a file that may be absent", "{ SRC_URI=x; } </nonexistent/x", 3, "<"),
        refusal("a file that may not open", ": >/nonexistent/x && SRC_URI=x", 3, ">"),
        refusal("a descriptor that is not open", "{ SRC_URI=x; } >&9", 3, ">&"),
        refusal("standard error closed", "{ { SRC_URI=x; } >&2; } 2>&-", 3, ">&"),
        refusal("files moved", "exec 2>&-; SRC_URI=x", 3, "exec 2>&-"),
        refusal(
            "a redirection assigns", "unset SRC_URI; foo >${SRC_URI:=x}", 3, "foo >${SRC_URI:=x}"),
        refusal("a here-document assigns", "cat <<E\n${SRC_URI:=x}\nE", 3, "cat <<E"),
        refusal("a pattern without a match", "SRC_URI=x; { : *.none; SRC_URI=y; }", 3, "*.none"),
        refusal("an unknown pattern", "{ : $(curl x); SRC_URI=y; }", 3, "$(curl x)"),
        refusal(
            "a length before the start",
            "x=$(curl x); { : ${x:0:-5}; SRC_URI=y; }",
            3,
            "${x:0:-5}"),
        refusal(
            "a value that must be",
            "SRC_URI=$(x=$(curl x); : ${x:?}; echo y)",
            3,
            "$(x=$(curl x); : ${x:?}; echo y)"),
        refusal("a name that is not known", "x=$(curl x); { : ${!x}; SRC_URI=y; }", 3, "${!x}"),
        refusal("a key that may be empty", "x=$(curl x); declare -A m; m[$x]=1; SRC_URI=y", 3, "m"),
        refusal("an empty key in a list", "declare -A m=([$u]=1); SRC_URI=y", 3, "m"),
        refusal("an expression by attribute", "n=1; declare -i n; n=$(curl x); SRC_URI=y", 3, "n"),
        refusal(
            "attributes that contradict", "declare -lu x=aB; SRC_URI=$x", 3, "declare -lu x=aB"),
        refusal(
            "an attribute taken away",
            "x=; declare -u x; declare +u x; x=a; SRC_URI=$x",
            3,
            "declare +u x"),
        refusal("a test of an element", "x=$(curl x); [[ -v $x ]]; SRC_URI=y", 3, "$(curl x)"),
        refusal(
            "a test of two unknowns", "x=$(curl x); [ \"$x\" \"$x\" ]; SRC_URI=y", 3, "$(curl x)"),
        refusal("an exported temporary", "f() { export x; }; x=1 f; SRC_URI=x$x", 3, "export x"),
        refusal("an index before the start", "a=(1); { : ${#a[-5]}; SRC_URI=y; }", 3, "${#a[-5]}"),
        refusal("an empty subscript", "{ : ${a[]}; SRC_URI=y; }", 3, "${a[]}"),
        refusal("a quoted subscript", "a['2']=y; SRC_URI=${a[*]}", 3, "a[…]"),
        refusal("braces in an element", "a=([0]=x{1,2}); SRC_URI=${a[*]}", 3, "a"),
        refusal("a brace that closes nothing", "{ SRC_URI=1;}#c", 4, ""),
        refusal("an operator without operand", "[[ -z ]] && SRC_URI=1", 3, "]] && SRC_URI=1"),
        refusal("a number that is none", "printf %d x || SRC_URI=y", 3, "printf %d x"),
        refusal("a format like an option", "SRC_URI=$(printf '-q' x)", 3, "$(printf '-q' x)"),
        refusal("$' ' in a quoted default", "z=; SRC_URI=\"${z:-$'i'}\"", 3, "$'i'"),
        refusal("a second process", "coproc { SRC_URI=x; }", 3, "coproc"),
        refusal("a second process with a name", "f() { coproc C { SRC_URI=x; }; }; f", 3, "coproc"),
        refusal("a menu", "select SRC_URI in a b; do break; done", 3, "select"),
        refusal(
            "an unknown list is not one field",
            "set -- \"${z[@]/#/-}\"; SRC_URI=$#",
            3,
            "${z[@]/#/-}"),
        refusal(
            "a value over an unknown list", "declare -A x; x=(p Q); x=7; SRC_URI=${x[*]}", 3, "x"),
        refusal(
            "a subscript that counts", "a=(\"${z[@]/#/-}\"); i=1; a[i++]=x; SRC_URI=$i", 3, "a[…]"),
        refusal(
            "subscripts that count", "a=(\"${z[@]/#/-}\"); i=1; a=([i++]=x); SRC_URI=$i", 3, "a"),
        refusal("an end that may not exist", "a=(\"${z[@]/#/-}\"); a[-1]=m; SRC_URI=y", 3, "a[…]"),
        refusal(
            "an element of an unknown list",
            "a=(\"${z[@]/#/-}\"); ((i=a[1])); SRC_URI=$i",
            3,
            "((…))"),
        refusal("an operator in the next line", "SRC_URI=x; [[ $v\n == w ]]", 4, "== w ]]"),
        refusal(
            "double quotes in double quotes",
            "v=w; SRC_URI=\"${v+\"$v\"\"b\"}\"",
            3,
            "${v+\"$v\"\"b\"}"),
        refusal("and in a default", "v=w; SRC_URI=x\"q${z-'c'\"$v\"a}\"", 3, "${z-'c'\"$v\"a}"),
        refusal(
            "extended globs before the option",
            "case x in +(x)) SRC_URI=y;; esac",
            3,
            "+(x)) SRC_URI=y;; esac"),
        refusal(
            "one in the option's line",
            "shopt -s extglob; : +(x); SRC_URI=y",
            3,
            "+(x); SRC_URI=y"),
        refusal(
            "a negation or a pattern",
            "shopt -s extglob\n!(false) && SRC_URI=y",
            4,
            "!(false) && SRC_URI=y"),
        refusal(
            "lists beside values",
            "f() { local a=(1) y=${a[0]}; SRC_URI=$y; }; f",
            3,
            "local a=(1) y=${a[0]}"),
        refusal("a tilde beside other parts", "SRC_URI=${v-~/\"a\"}", 3, "${v-~/\"a\"}"),
        refusal(
            "a tilde that is assigned", "unset u; : \"${u:=~/a}\"; SRC_URI=x$u", 3, "${u:=~/a}"),
        refusal("a slice of what is no array", "a=vw; SRC_URI=${a[@]:1}", 3, "${a[@]:1}"));
  }

  private static Arguments refusal(String name, String script, int line, String construct) {
    return Arguments.of(name, script, line, construct);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void refuses(String name, String script, int line, String construct) {
    Refused refused = refused("inherit pypi\n" + script + "\n");
    assertThat(refused.construct()).as(name + ": " + refused.reason()).isEqualTo(construct);
    assertThat(refused.line()).isEqualTo(line);
    assertThat(refused.reason()).contains(" in line " + line + " – ");
  }

  static Stream<Arguments> answers() {
    return Stream.of(
        Arguments.of(": <<A\nx\\\nA\nSRC_URI=x\nA\n", SDIST),
        Arguments.of(": <<-A\nx \\\n\tA\nSRC_URI=x\n\tA\n", SDIST),
        Arguments.of(": <<'A'\nx\\\nA\nSRC_URI=y\n", "y"),
        Arguments.of("SRC_URI=$(exit 3)$?", "3"),
        Arguments.of("f() { local x=$x; SRC_URI=$x; }; x=5; f", "5"),
        Arguments.of("f() { local x=1 y=$x; SRC_URI=$y; }; x=5; f", "5"),
        Arguments.of("f() { local x=($x y); SRC_URI=${x[*]}; }; x=5; f", "5 y"),
        Arguments.of("i=0; a=([i++]=$i [i++]=$i); SRC_URI=${a[*]}", "0 0"),
        Arguments.of("for i in 1 2; do for j in 3 4; do continue 2; done; done; SRC_URI=$j", "3"),
        Arguments.of("{ SRC_URI=x; } >/dev/null 2>&1 </dev/null", "x"),
        Arguments.of(": ${OTHER_SETTING:=60}; SRC_URI=x", "x"),
        Arguments.of(
            "src_test() { coproc { foo; }; coproc A { b; }; coproc c d; }; SRC_URI=x", "x"),
        Arguments.of("f() { select i in a b; do g; done; select j; do :; done; }; SRC_URI=x", "x"),
        Arguments.of("shopt -s extglob\ncase xx in +(x)) SRC_URI=y;; esac", "y"),
        Arguments.of("[[ xx == +(x) ]] && SRC_URI=y", "y"),
        Arguments.of("PATCHES=( ${FILESDIR}/a.patch ); SRC_URI=x", "x"),
        Arguments.of("readonly MY_P=a; f() { local q=$MY_P; SRC_URI=$q; }; f", "a"));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void gives_what_bash_gives(String script, String sources) {
    assertThat(evaluated("inherit distutils-r1 pypi\n" + script + "\n").srcUri())
        .isEqualTo(sources);
  }

  @Test
  void lets_a_declared_attribute_change_what_the_eclass_sets() {
    assertThat(evaluated("unset PYPI_PN\ndeclare -u PYPI_PN\ninherit pypi\n").srcUri())
        .isEqualTo(
            "https://files.pythonhosted.org/packages/source/F/FOO-BAR/foo_bar-1.2rc3.tar.gz");
  }
}
