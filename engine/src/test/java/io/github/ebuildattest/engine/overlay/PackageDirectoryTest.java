package io.github.ebuildattest.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.tree.WorkTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageDirectoryTest {

  private static final PackageName FOO = new PackageName("dev-python", "foo");

  @TempDir Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private PackageDirectory foo() {
    return new PackageDirectory(new WorkTree(root), FOO);
  }

  @Test
  void finds_every_directory_that_holds_an_ebuild_of_its_name() throws IOException {
    write("dev-python/foo/foo-1.ebuild", "");
    write("dev-python/empty/Manifest", "");
    write("dev-python/other/foo-1.ebuild", "");
    write("app-misc/bar/bar-2.ebuild", "");
    write("app-misc/metadata.xml", "");
    write("README", "");

    assertThat(PackageDirectory.all(new WorkTree(root)))
        .extracting(d -> d.name().toString())
        .containsExactly("app-misc/bar", "dev-python/foo");
  }

  @Test
  void any_directory_may_be_a_category_but_a_hidden_one() throws IOException {
    for (String directory : new String[] {"packages", "eclass", ".git", "licenses"}) {
      write(directory + "/foo/foo-1.ebuild", "");
    }

    assertThat(PackageDirectory.all(new WorkTree(root)))
        .extracting(d -> d.name().toString())
        .containsExactly("eclass/foo", "licenses/foo", "packages/foo");
  }

  @Test
  void a_link_to_a_directory_is_a_package_too() throws IOException {
    write("dev-python/foo/foo-1.ebuild", "");
    write("elsewhere/here/bar-1.ebuild", "");
    Files.createSymbolicLink(root.resolve("dev-python/bar"), Path.of("../elsewhere/here"));
    Files.createSymbolicLink(root.resolve("dev-ruby"), Path.of("dev-python"));

    assertThat(PackageDirectory.all(new WorkTree(root)))
        .extracting(d -> d.name().toString())
        .containsExactly("dev-python/bar", "dev-python/foo", "dev-ruby/bar", "dev-ruby/foo");
  }

  @Test
  void lists_ebuilds_and_links_to_ebuilds_and_nothing_else() throws IOException {
    write("dev-python/foo/foo-1.ebuild", "");
    write("dev-python/foo/foo-10.ebuild.bak", "");
    write("dev-python/foo/metadata.xml", "<pkgmetadata/>");
    Files.createDirectories(root.resolve("dev-python/foo/foo-3.ebuild"));
    Files.createSymbolicLink(root.resolve("dev-python/foo/foo-2.ebuild"), Path.of("foo-1.ebuild"));

    assertThat(foo().ebuilds()).extracting(EbuildFile::version).containsExactly("1", "2");
  }

  @Test
  void reads_manifest_and_metadata_where_they_are() throws Exception {
    assertThat(foo().manifest().dists()).isEmpty();
    assertThat(foo().metadata().remoteIds()).isEmpty();

    write("dev-python/foo/Manifest", "DIST a 1 SHA512 " + "0".repeat(128) + "\n");
    write(
        "dev-python/foo/metadata.xml",
        "<pkgmetadata><upstream><remote-id type=\"github\">o/foo</remote-id></upstream>"
            + "</pkgmetadata>");

    assertThat(foo().manifest().dist("a")).isPresent();
    assertThat(foo().metadata().remoteIds()).hasSize(1);
  }

  @Test
  void trouble_names_the_file_in_the_overlay() throws Exception {
    write("dev-python/foo/Manifest", "DIST a\n");

    assertThatThrownBy(() -> foo().manifest())
        .isInstanceOfSatisfying(
            MalformedFileException.class,
            e -> assertThat(e.whole()).startsWith("dev-python/foo/Manifest:1: "));
  }

  @Test
  void the_overlay_around_a_directory_is_the_nearest_one_above() throws IOException {
    write("profiles/repo_name", "sample");
    write("dev-python/foo/foo-1.ebuild", "");

    assertThat(OverlayRoot.around(root.resolve("dev-python/foo"))).contains(root);
    assertThat(OverlayRoot.around(root.getParent())).isEmpty();
    assertThat(OverlayRoot.is(root)).isTrue();
  }

  @Test
  void a_layout_conf_makes_an_overlay_too() throws IOException {
    write("metadata/layout.conf", "masters = gentoo");

    assertThat(OverlayRoot.is(root)).isTrue();
  }
}
