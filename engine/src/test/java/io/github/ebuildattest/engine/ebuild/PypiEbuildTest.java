package io.github.ebuildattest.engine.ebuild;

import static io.github.ebuildattest.engine.ebuild.Ebuilds.evaluated;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.ebuild.gentoo.PypiVariables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shapes that real PyPI ebuilds have. */
class PypiEbuildTest {
  private static final String FILES = "https://files.pythonhosted.org/packages/";
  private static final String SDIST = FILES + "source/f/foo-bar/foo_bar-1.2rc3.tar.gz";
  private static final String PROVENANCE =
      "https://pypi.org/integrity/foo-bar/v1.2rc3/foo_bar-1.2rc3.tar.gz/provenance";

  @Test
  void fetches_the_normalised_sdist_by_default() {
    Evaluated found =
        evaluated(
            """
            DISTUTILS_USE_PEP517=hatchling
            PYTHON_COMPAT=( python3_{11..14} )
            inherit distutils-r1 pypi
            DESCRIPTION="A thing"
            HOMEPAGE="https://example.org/
              https://pypi.org/project/foo-bar/"
            LICENSE="MIT"
            SLOT="0"
            RDEPEND="$(python_gen_cond_dep 'dev-python/six[${PYTHON_USEDEP}]' python3_11)"
            distutils_enable_tests pytest
            """);
    assertThat(found.srcUri()).isEqualTo(SDIST);
    assertThat(found.inherited()).containsExactly("distutils-r1", "pypi");
    assertThat(found.version()).isEqualTo("1.2_rc3");
    assertThat(found.homepage())
        .isEqualTo("https://example.org/ https://pypi.org/project/foo-bar/");
    assertThat(found.pypi()).isEqualTo(new PypiVariables("foo-bar", false, null));
    assertThat(found.sources())
        .containsExactly(
            new SourceUri(
                SDIST, "foo_bar-1.2rc3.tar.gz", "foo_bar-1.2rc3.tar.gz", List.of(), null));
    assertThat(found.overlayEclasses()).isEmpty();
    assertThat(found.overriddenEclasses()).isEmpty();
  }

  @Test
  void adds_the_provenance_where_a_repository_is_named() {
    Evaluated found = evaluated("PYPI_VERIFY_REPO=https://github.com/foo/bar\ninherit pypi\n");
    assertThat(found.srcUri())
        .isEqualTo(
            SDIST
                + " verify-provenance? ( "
                + PROVENANCE
                + " -> foo_bar-1.2rc3.tar.gz.provenance )");
    assertThat(found.pypi().verifyRepo()).isEqualTo("https://github.com/foo/bar");
    assertThat(found.sources().get(1))
        .isEqualTo(
            new SourceUri(
                PROVENANCE,
                "provenance",
                "foo_bar-1.2rc3.tar.gz.provenance",
                List.of("verify-provenance"),
                null));
  }

  @Test
  void honours_another_project_and_its_spelling() {
    Evaluated found = evaluated("PYPI_PN=${PN/-/.}\nPYPI_NO_NORMALIZE=1\ninherit pypi\n");
    assertThat(found.srcUri()).isEqualTo(FILES + "source/f/foo.bar/foo.bar-1.2rc3.tar.gz");
    assertThat(found.pypi()).isEqualTo(new PypiVariables("foo.bar", true, null));
  }

  @Test
  void does_not_count_what_is_set_after_inherit() {
    Evaluated found =
        evaluated("inherit pypi\nPYPI_PN=other\nPYPI_VERIFY_REPO=https://github.com/a/b\n");
    assertThat(found.srcUri()).isEqualTo(SDIST);
    assertThat(found.pypi()).isEqualTo(new PypiVariables("foo-bar", false, null));
  }

  @Test
  void keeps_a_repository_inert_without_the_eclass() {
    Evaluated found = evaluated("PYPI_VERIFY_REPO=https://github.com/a/b\nSRC_URI=https://a.b/c\n");
    assertThat(found.pypi().verifyRepo()).isNull();
  }

  @Test
  void fetches_a_second_sdist_for_tests() {
    Evaluated found =
        evaluated(
            """
            VEC_P=vectors-$(ver_cut 1-2)
            inherit pypi
            SRC_URI+="
              test? (
                $(pypi_sdist_url foo.vectors "$(ver_cut 1-2)")
              )
            "
            """);
    assertThat(found.srcUri())
        .isEqualTo(SDIST + " test? ( " + FILES + "source/f/foo.vectors/foo_vectors-1.2.tar.gz )");
    assertThat(found.sources().get(1).useConditions()).containsExactly("test");
  }

  @Test
  void pins_wheel_and_sdist_with_both_provenances() {
    Evaluated found =
        evaluated(
            """
            inherit pypi
            SRC_URI="
              $(pypi_sdist_url)
              $(pypi_wheel_url)
              $(pypi_provenance_url "${PN/-/_}-$(pypi_translate_version "${PV}").tar.gz") -> a.provenance
              $(pypi_provenance_url "$(pypi_wheel_name)") -> $(pypi_wheel_name).provenance
            "
            """);
    assertThat(found.sources())
        .extracting(SourceUri::distfile)
        .containsExactly(
            "foo_bar-1.2rc3.tar.gz",
            "foo_bar-1.2rc3-py3-none-any.whl",
            "a.provenance",
            "foo_bar-1.2rc3-py3-none-any.whl.provenance");
    assertThat(found.sources().get(2).uri()).isEqualTo(PROVENANCE);
  }

  @Test
  void renames_a_wheel_to_have_it_unpacked() {
    Evaluated found =
        evaluated(
            "inherit pypi\nSRC_URI=\"$(pypi_wheel_url --unpack Foo_Bar 2.0 cp312 abi3-any)\"\n");
    assertThat(found.srcUri())
        .isEqualTo(
            FILES
                + "cp312/F/Foo_Bar/foo_bar-2.0-cp312-abi3-any.whl ->"
                + " foo_bar-2.0-cp312-abi3-any.whl.zip");
    assertThat(found.sources().get(0).fileName()).isEqualTo("foo_bar-2.0-cp312-abi3-any.whl");
  }

  @Test
  void fetches_an_archive_beside_a_wheel() {
    Evaluated found =
        evaluated(
            """
            MY_P=${P/_rc/rc}
            inherit pypi
            SRC_URI="
              https://github.com/foo/bar/archive/v${PV/_/-}.tar.gz -> ${MY_P}.gh.tar.gz
              wheel? ( $(pypi_wheel_url ${PN^}) )
              !wheel? ( mirror://pypi/f/foo/foo-1.tar.gz )
              fetch+https://example.org/manual.pdf
            "
            """);
    assertThat(found.sources())
        .containsExactly(
            new SourceUri(
                "https://github.com/foo/bar/archive/v1.2-rc3.tar.gz",
                "v1.2-rc3.tar.gz",
                "foo-bar-1.2rc3.gh.tar.gz",
                List.of(),
                null),
            new SourceUri(
                FILES + "py3/F/Foo-bar/foo_bar-1.2rc3-py3-none-any.whl",
                "foo_bar-1.2rc3-py3-none-any.whl",
                "foo_bar-1.2rc3-py3-none-any.whl",
                List.of("wheel"),
                null),
            new SourceUri(
                "mirror://pypi/f/foo/foo-1.tar.gz",
                "foo-1.tar.gz",
                "foo-1.tar.gz",
                List.of("!wheel"),
                null),
            new SourceUri(
                "https://example.org/manual.pdf", "manual.pdf", "manual.pdf", List.of(), "fetch"));
  }

  @Test
  void fetches_nothing_from_pypi_though_the_eclass_is_inherited() {
    Evaluated found =
        evaluated(
            """
            inherit distutils-r1 pypi
            SRC_URI="https://github.com/foo/${PN}/archive/${PV}.tar.gz"
            """);
    assertThat(found.inherited()).contains("pypi");
    assertThat(found.srcUri()).isEqualTo("https://github.com/foo/foo-bar/archive/1.2_rc3.tar.gz");
  }

  @Test
  void takes_the_way_of_a_live_ebuild_or_the_other() {
    String text =
        """
        EAPI=8
        if [[ ${PV} == *9999 ]]; then
          inherit git-r3
          EGIT_REPO_URI="https://github.com/foo/bar"
        else
          inherit pypi
          KEYWORDS="~amd64"
        fi
        inherit distutils-r1
        """;
    Evaluated live = Ebuilds.expectEvaluated(Ebuilds.evaluate("foo-bar", "9999", text, Map.of()));
    assertThat(live.inherited()).containsExactly("git-r3", "distutils-r1");
    assertThat(live.srcUri()).isEmpty();
    Evaluated release =
        Ebuilds.expectEvaluated(Ebuilds.evaluate("foo-bar", "1.2_rc3-r4", text, Map.of()));
    assertThat(release.inherited()).containsExactly("pypi", "distutils-r1");
    assertThat(release.srcUri()).isEqualTo(SDIST);
    assertThat(release.version()).isEqualTo("1.2_rc3");
  }

  @Test
  void lists_crates_and_git_crates() {
    Evaluated found =
        evaluated(
            """
            CRATES="
              serde@1.0.200
              adler2-2.0.0
            "
            declare -A GIT_CRATES=(
              [ruff]="https://github.com/astral-sh/ruff;abc123;ruff-%commit%/crates/ruff"
            )
            inherit cargo pypi
            SRC_URI+=" ${CARGO_CRATE_URIS}"
            """);
    assertThat(found.srcUri())
        .isEqualTo(
            SDIST
                + " https://static.crates.io/crates/serde/serde-1.0.200.crate"
                + " https://static.crates.io/crates/adler2/adler2-2.0.0.crate"
                + " https://github.com/astral-sh/ruff/archive/abc123.tar.gz ->"
                + " ruff-abc123.gh.tar.gz");
  }

  @Test
  void evaluates_an_eclass_of_the_overlay_as_part_of_the_ebuild() {
    String eclass =
        """
        if [[ -z ${_OURS_ECLASS} ]]; then
        _OURS_ECLASS=1
        inherit pypi
        SRC_URI+=" https://example.org/${OURS_EXTRA}"
        declare LOST=1
        fi
        """;
    Evaluated found =
        Ebuilds.expectEvaluated(
            Ebuilds.evaluate(
                "OURS_EXTRA=x.tgz\ninherit ours\n: ${LOST:=kept}\n", Map.of("ours", eclass)));
    assertThat(found.srcUri()).isEqualTo(SDIST + " https://example.org/x.tgz");
    assertThat(found.inherited()).containsExactly("ours", "pypi");
    assertThat(found.overlayEclasses()).containsExactly("ours");
  }

  @Test
  void says_that_the_overlay_ships_pypi_itself_and_follows_it() {
    Evaluated found =
        Ebuilds.expectEvaluated(
            Ebuilds.evaluate(
                "inherit pypi\n", Map.of("pypi", "SRC_URI=https://example.org/${PN}.tar.gz\n")));
    assertThat(found.overriddenEclasses()).containsExactly("pypi");
    assertThat(found.srcUri()).isEqualTo("https://example.org/foo-bar.tar.gz");
  }

  @Test
  void follows_an_eclass_that_asks_whether_a_setting_is_an_array() {
    String eclass =
        """
        if [[ ${OURS_LIST} ]]; then
        	[[ ${OURS_LIST@a} == *a* ]] ||
        		die "OURS_LIST must be an array"
        fi
        if ! [[ ${OURS_OTHER@a} == *a* && ${#OURS_OTHER[@]} -eq 0 ]]; then
        	OURS_OTHER=( c )
        fi
        """;
    assertThat(
            Ebuilds.expectEvaluated(
                    Ebuilds.evaluate(
                        "OURS_LIST=( a b )\ninherit ours pypi\n", Map.of("ours", eclass)))
                .srcUri())
        .isEqualTo(SDIST);
  }
}
