package io.github.ebuildattest.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EbuildFileTest {

  private static final PackageName FOO = new PackageName("dev-python", "foo");

  @ParameterizedTest
  @CsvSource({
    "foo, foo-1.ebuild, 1, 1",
    "foo, foo-1.2_rc1-r3.ebuild, 1.2_rc1-r3, 1.2_rc1",
    "foo, foo-1.2.3b.ebuild, 1.2.3b, 1.2.3b",
    "foo, foo-1_alpha_p2.ebuild, 1_alpha_p2, 1_alpha_p2",
    "foo, foo-2024.10.08.ebuild, 2024.10.08, 2024.10.08",
    "foo, foo-9999.ebuild, 9999, 9999",
    "foo, foo-1-r0.ebuild, 1-r0, 1",
    "foo, foo-1_pre20240101-r12.ebuild, 1_pre20240101-r12, 1_pre20240101",
    "zope-interface, zope-interface-5.0.ebuild, 5.0, 5.0",
    "foo3-bar2, foo3-bar2-1.0.ebuild, 1.0, 1.0",
    "c++lib_x, c++lib_x-1.ebuild, 1, 1"
  })
  void reads_names_as_the_package_manager_specification_has_them(
      String name, String file, String version, String withoutRevision) {
    EbuildFile ebuild = EbuildFile.of(new PackageName("dev-python", name), file).orElseThrow();

    assertThat(ebuild.version()).isEqualTo(version);
    assertThat(ebuild.versionWithoutRevision()).isEqualTo(withoutRevision);
    assertThat(ebuild.path()).isEqualTo("dev-python/" + name + "/" + file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo.ebuild",
        "foo-.ebuild",
        ".ebuild",
        "foo-1",
        "foo-1.ebuild.orig",
        "foo-1.EBUILD",
        "Foo-1.ebuild",
        "bar-1.ebuild",
        "foo-bar-1.ebuild",
        "foo-v1.ebuild",
        "foo-1.2.ebuild~",
        "foo-1..2.ebuild",
        "foo-1.2AB.ebuild",
        "foo-1_gamma.ebuild",
        "foo-1-2.ebuild",
        "foo-1-r.ebuild",
        "foo-1-r1-r2.ebuild",
        "foo-1\n.ebuild",
        "foo-\u0661.ebuild"
      })
  void anything_else_is_no_ebuild(String file) {
    assertThat(EbuildFile.of(FOO, file)).isEmpty();
  }

  @Test
  void a_package_is_named_by_category_and_name() {
    assertThat(PackageName.parse("dev-python/foo")).contains(FOO);
    assertThat(FOO).hasToString("dev-python/foo");
    assertThat(FOO.compareTo(new PackageName("dev-python", "fop"))).isNegative();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "foo",
        "/foo",
        "dev-python/",
        "dev-python/foo/bar",
        "dev-python/../x",
        "./foo",
        "-a/foo",
        "dev-python/+foo",
        "dev-python/foo bar",
        "dev-python/foo\n",
        "dev-python/f\u00f6\u00f6"
      })
  void anything_else_names_no_package(String text) {
    assertThat(PackageName.parse(text)).isEmpty();
  }
}
