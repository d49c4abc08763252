package io.github.ebuildattest.engine.ebuild;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyRepoLineTest {

  private static final String URL = "https://github.com/o/r";

  private static String added(String text) {
    return VerifyRepoLine.added(text, URL, "").map(VerifyRepoLine.Edit::text).orElse("");
  }

  @Test
  void stands_behind_the_other_variables_of_the_eclass() {
    assertThat(added("EAPI=8\n\nPYPI_NO_NORMALIZE=1\nPYPI_PN=\"R\"\nA=1\ninherit pypi\n"))
        .isEqualTo(
            "EAPI=8\n\nPYPI_NO_NORMALIZE=1\nPYPI_PN=\"R\"\nPYPI_VERIFY_REPO="
                + URL
                + "\nA=1\ninherit pypi\n");
  }

  @Test
  void stands_before_python_compat_even_of_several_lines() {
    assertThat(added("EAPI=8\nX=1\nPYTHON_COMPAT=(\n\tpython3_13\n)\n\ninherit pypi"))
        .isEqualTo(
            "EAPI=8\nX=1\nPYPI_VERIFY_REPO="
                + URL
                + "\nPYTHON_COMPAT=(\n\tpython3_13\n)\n\ninherit pypi");
  }

  @Test
  void joins_the_variables_above_inherit() {
    assertThat(added("EAPI=8\n\nX=1\n\ninherit pypi\n"))
        .isEqualTo("EAPI=8\n\nX=1\nPYPI_VERIFY_REPO=" + URL + "\n\ninherit pypi\n");
  }

  @Test
  void stands_alone_between_eapi_and_inherit() {
    assertThat(added("EAPI=8\n\ninherit pypi\n"))
        .isEqualTo("EAPI=8\n\nPYPI_VERIFY_REPO=" + URL + "\n\ninherit pypi\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EAPI=8\n",
        "if true; then\n\tinherit pypi\nfi\n",
        "PYPI_VERIFY_REPO=x\ninherit pypi\n",
        "# PYPI_VERIFY_REPO is not set, because\ninherit pypi\n"
      })
  void is_not_added_where_there_is_no_place_or_it_is_spoken_of(String text) {
    assertThat(VerifyRepoLine.added(text, URL, "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PYPI_VERIFY_REPO=a\nPYPI_VERIFY_REPO=b\n",
        "PYPI_VERIFY_REPO=${HOMEPAGE}\n",
        "PYPI_VERIFY_REPO=\"a$(b)\"\n",
        "PYPI_VERIFY_REPO+=a\n",
        "PYPI_VERIFY_REPO=a PYPI_PN=b\n",
        "PYPI_VERIFY_REPO=a; PYPI_PN=b\n",
        "export PYPI_VERIFY_REPO=a\n",
        "PYPI_VERIFY_REPO=\\\n\ta\n",
        "\n"
      })
  void is_not_edited_where_it_is_no_plain_line(String text) {
    assertThat(VerifyRepoLine.replaced(text, URL)).isEmpty();
  }

  @Test
  void keeps_its_indentation_and_a_carriage_return_elsewhere() {
    assertThat(
            VerifyRepoLine.replaced("A=1\r\n\tPYPI_VERIFY_REPO=o/r # x\nB=2", URL)
                .map(VerifyRepoLine.Edit::text))
        .hasValue("A=1\r\n\tPYPI_VERIFY_REPO=" + URL + " # x\nB=2");
  }
}
