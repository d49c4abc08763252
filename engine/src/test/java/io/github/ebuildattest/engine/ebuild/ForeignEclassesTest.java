package io.github.ebuildattest.engine.ebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eclasses of other repositories: what is known to leave SRC_URI alone, to set it, or neither. */
class ForeignEclassesTest {

  @ParameterizedTest
  @ValueSource(strings = {"no-such-eclass", "waders", "PYPI", "pypi-next"})
  void one_that_nobody_knows_makes_the_sources_unknown(String eclass) {
    for (String line : new String[] {"inherit pypi " + eclass, "inherit " + eclass + " pypi"}) {
      assertThat(Ebuilds.refused("EAPI=8\n" + line + "\n").reason()).as(line).contains(eclass);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gnome.org",
        "perl-module",
        "ecm",
        "ruby-fakegem",
        "mono-env",
        "tree-sitter-grammar",
        "vim-plugin"
      })
  void one_that_sets_the_sources_makes_them_unknown(String eclass) {
    assertThat(Ebuilds.refused("EAPI=8\ninherit pypi " + eclass + "\n").reason()).contains(eclass);
  }

  @ParameterizedTest
  @ValueSource(strings = {"distutils-r1", "optfeature", "systemd", "toolchain-funcs", "xdg"})
  void one_that_is_known_to_leave_them_alone_does(String eclass) {
    assertThat(Ebuilds.evaluated("EAPI=8\ninherit pypi " + eclass + "\n").srcUri())
        .contains("files.pythonhosted.org");
  }

  @Test
  void one_that_inherits_what_the_overlay_replaces_is_unknown() {
    // distutils-r1 inherits multiprocessing
    Evaluation found =
        Ebuilds.evaluate(
            "EAPI=8\ninherit distutils-r1 pypi\n", Map.of("multiprocessing", "SRC_URI=x\n"));

    assertThat(Ebuilds.expectRefused(found).reason()).contains("multiprocessing");
  }

  @Test
  void what_one_may_set_is_unknown_after_it() {
    assertThat(
            Ebuilds.refused(
                    "EAPI=8\nDISTUTILS_DEPS=a\ninherit distutils-r1 pypi\n"
                        + "[[ ${DISTUTILS_DEPS} == a ]] || SRC_URI=x\n")
                .reason())
        .contains("distutils-r1.eclass may set it");
  }
}
