package io.github.ebuildattest.engine.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.overlay.EbuildFile;
import io.github.ebuildattest.engine.overlay.PackageName;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts could make an address of PyPI, though nobody can evaluate them. */
class AssembledAddressTest {

  private static final EbuildFile FILE =
      EbuildFile.of(PackageName.of("dev-python", "newpkg").orElseThrow(), "newpkg-1.2.ebuild")
          .orElseThrow();

  private static boolean isPossible(String text) {
    return new AssembledAddress(FILE, List.of(text), Set.of("KERNEL_URI")::contains).isPossible();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H=pythonhosted; SRC_URI=\"https://files.${H}.org/packages/source/n/newpkg/x-${MY_X}.gz\"",
        "SRC_URI=https://files.python\"\"hosted.org/x",
        "SRC_URI=https://files.python\\hosted.org/x",
        "SRC_URI=https://files.python'hosted'.org/x",
        "H=\"https://files.python\"; SRC_URI=\"${H}hosted.org/x\"",
        "A=https:; B=//files.python; SRC_URI=$A${B}hosted.org/x",
        "A=https:; A+=//files.; A+=\"python\"; A+=hosted.org/x; SRC_URI=$A",
        "M=mirror; SRC_URI=\"${M}://py${X}pi/x\"",
        "SRC_URI=\"https://${HOST}/x\"",
        "SRC_URI=\"https:/${HOST}/x\"",
        "SRC_URI=\"${SCHEME}//${HOST}/x\"",
        "SRC_URI=$(curl x)",
        "SRC_URI=\"https://example.org/$(curl x)\"",
        "SRC_URI=`curl x`",
        "SRC_URI=$'\\x68ttps://files.x'",
        "SRC_URI=\"https://example.org/x ${A/-/https:\\/\\/files.python}${B}\"; A=a-b;"
            + " B=hosted.org/",
        "for c in h t t p s; do A+=$c; done; SRC_URI=$A://x",
        "f() { A+=$1; }\nf ht; f tps://files.python\nSRC_URI=$A",
        "eval \"${X}\"",
        "declare \"SRC_$X=$Y\"",
        "printf -v \"$X\" y",
        "declare -n R=$X; R=y",
        "read SRC_URI <<< x",
        "mapfile -t A; SRC_URI=${A[0]}",
        ". \"${FILESDIR}/x\"",
        "C=setit\n$C x",
        "GIT_CRATES=( [a]=\"https://files.${H}.org/x;1;a\" )",
        "SRC_URI=\"mirror://gentoo/x${XARGS:5:1}https://files.${H}/y\"; H=python",
        "SRC_URI=\"https:${ROOT}${ROOT}files.${H}hosted.org/x\"; H=python",
        "SRC_URI=\"https://example.org/x -> ${A[@]}\"; A=( $(curl x) )",
        "X=( files python hosted org ); SRC_URI=\"https://${X[0]}.${X[1]}${X[2]}.${X[3]}/x${Y}\"",
        "X=( files ); X+=( py thonhosted ); SRC_URI=\"https://${X}.${X[1]}${X[-1]}.org/x\"",
        "declare -A X=( [b]=thonhosted ); SRC_URI=\"https://files.py${X[b]}.org/x\"",
        "for h in thonhosted; do SRC_URI=\"https://files.py${h}.org/x${Y}\"; done",
        "X=( py thon hosted ); IFS=; SRC_URI=\"https://files.${X[*]}.org/x\"",
        "SRC_URI=\"https://user@files.example/x\"",
        "SRC_URI=\"https://files%2eexample/${X}\"",
      })
  void it_is_possible(String text) {
    assertThat(isPossible(text + "\n")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SRC_URI=\"https://example.org/${PN}/${P}.tar.gz\"",
        "SRC_URI=\"https://${PN}.example/${P}.tar.gz\"",
        "SRC_URI=\"https://example.org/${MY_X}.tar.gz -> ${P}.tar.gz\"",
        "B=https://example.org; SRC_URI=\"${B}/x doc? ( ${B}/$(ver_cut 1-2)/y )\"",
        "MY_PV=${PV/_/-}; MY_P=${PN^}-${MY_PV}; SRC_URI=\"mirror://sourceforge/${MY_P}.zip\"",
        "SRC_URI=\"https://example.org/x ${KERNEL_URI}\"",
        "SRC_URI=\"https://example.org/x ${SOMEBODYS_URI}\"",
        "for l in de fr; do SRC_URI+=\" l10n_${l}? ( https://example.org/${l}.xpi )\"; done",
        "X=( example.org ${P} ); SRC_URI=\"https://${X[0]}/${X[1]}.tar.gz\"",
        "HOMEPAGE=\"https://pypi.org/project/newpkg/\"",
        "RDEPEND=\"dev-python/x:0/${X}\"",
        "A=mirror://kde/; A+=stable/${PV}/; SRC_URI=\"${A}x.tar.xz\"",
        "for i in \"${!A[@]}\"; do :; done",
        "[[ ${PV} == 9999 ]] && inherit git-r3",
        "",
      })
  void it_is_not_possible(String text) {
    assertThat(isPossible(text + "\n")).isFalse();
  }
}
