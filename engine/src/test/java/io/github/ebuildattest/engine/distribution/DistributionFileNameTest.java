package io.github.ebuildattest.engine.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DistributionFileNameTest {

  @ParameterizedTest
  @CsvSource({
    "foo-1.0.tar.gz, foo, 1.0",
    "Foo_Bar.Baz-1.0.zip, foo-bar-baz, 1.0",
    "foo-bar-1.0.tar.gz, foo-bar, 1.0",
    "python-dateutil-2.8.2.post1.tar.gz, python-dateutil, 2.8.2.post1",
    "foo-1.0-beta.tar.gz, foo, 1.0b0",
    "foo2-3-4.0.tar.gz, foo2-3, 4.0",
    "abi3info-2024.10.8-py3-none-any.whl, abi3info, 2024.10.8",
    "foo_bar-1.0-2build-cp312-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl, foo-bar, 1.0",
  })
  void splits_project_and_version(String fileName, String project, String version) {
    DistributionFileName name = name(fileName);
    assertThat(name.project()).isEqualTo(project);
    assertThat(name.version()).hasToString(version);
  }

  @Test
  void a_known_project_settles_where_the_version_begins() {
    assertThat(name("foo-1-1.tar.gz").project()).isEqualTo("foo-1");
    DistributionFileName known = DistributionFileName.parse("foo-1-1.tar.gz", "Foo").orElseThrow();
    assertThat(known.version()).hasToString("1.post1");
    assertThat(DistributionFileName.parse("foo-1-1.tar.gz", "bar")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "foo-1.0.zip, Foo-1.0.0.tar.gz",
    "foo.bar-1.0.tar.gz, foo_bar-1.0.tar.gz",
    "foo-1.0-py2.py3-none-any.whl, Foo-1.0.0-py3.py2-none-any.whl",
    "foo-1.0-01-py3-none-any.whl, foo-1.0-1-py3-none-any.whl",
    "foo-1.0-py3-none-ANY.whl, foo-1.0-py3-none-any.whl",
  })
  void names_that_an_index_takes_for_one_file_are_the_same(String one, String other) {
    assertThat(name(one).sameFileAs(name(other))).isTrue();
    assertThat(name(other).sameFileAs(name(one))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "foo-1.0.tar.gz, foo-1.1.tar.gz",
    "foo-1.0.tar.gz, bar-1.0.tar.gz",
    "foo-1.0.tar.gz, foo-1.0-py3-none-any.whl",
    "foo-1.0-py3-none-any.whl, foo-1.0-py2.py3-none-any.whl",
    "foo-1.0-py3-none-any.whl, foo-1.0-1-py3-none-any.whl",
    "foo-1.0-1-py3-none-any.whl, foo-1.0-2-py3-none-any.whl",
    "foo-1.0-1a-py3-none-any.whl, foo-1.0-1b-py3-none-any.whl",
    "foo-1.0-cp312-abi3-any.whl, foo-1.0-cp312-none-any.whl",
  })
  void other_names_are_other_files(String one, String other) {
    assertThat(name(one).sameFileAs(name(other))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "foo.tar.gz",
        "foo-1.0.TAR.GZ",
        "foo-1.0.tgz",
        "foo-1.0.tar.bz2",
        "foo-1.0.whl",
        "foo-1.0-py3-none-any.whl.zip",
        "foo-1.0-x1-py3-none-any.whl",
        "foo-1.0-py3-none-.whl",
        "foo-bar-1.0-2-py3-none-any.whl",
        "-1.0.tar.gz",
        "_foo-1.0.tar.gz",
        "fоo-1.0.tar.gz",
        "a/foo-1.0.tar.gz",
        "foo-1.0\n.tar.gz",
      })
  void refuses_what_is_no_distribution(String fileName) {
    assertThat(DistributionFileName.parse(fileName)).isEmpty();
  }

  @Test
  void names_of_projects_fold_case_and_separators() {
    assertThat(ProjectName.normalize("Foo._-Bar")).isEqualTo("foo-bar");
    assertThat(ProjectName.isValid("foo\n")).isFalse();
    assertThat(ProjectName.isValid("f")).isTrue();
  }

  private static DistributionFileName name(String fileName) {
    return DistributionFileName.parse(fileName).orElseThrow();
  }
}
