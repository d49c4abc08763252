package io.github.ebuildattest.hook.contributor;

import static io.github.ebuildattest.hook.Sample.HERON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What overlays hold in good faith, and Portage does not read, or does as it always did. */
class HonestOdditiesTest extends ContributorCase {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev-python/skel_python.ebuild",
        "dev-python/heron-parser/files/heron-parser-9.ebuild",
        "dev-python/heron-parser/old/heron-parser-9.ebuild",
        "old/heron-parser-9.ebuild",
        "skel.ebuild",
        "docs/\u00e9t\u00e9/x.txt",
        "docs/a b/c d/e",
        ".github/x/heron-parser-9 .ebuild",
        "metadata/news/2026-01-01-herons/x.txt",
        "licenses/Heron License",
        "docs/pom.properties",
      })
  void files_that_only_look_like_something_pass(String path) throws IOException {
    overlay.write(path, "SRC_URI=x\n").slipIn();

    Reported since = overlay.check("--since", base);
    assertThat(since.code()).as(since.toString()).isZero();
    assertThat(since.ids()).doesNotContain("tree-not-understood");
    assertThat(overlay.check("--all").ids()).doesNotContain("tree-not-understood");
  }

  @Test
  void an_ebuild_of_another_package_is_worth_a_word() throws IOException {
    overlay.write(HERON + "/heron-9.ebuild", "SRC_URI=x\n").slipIn();

    Reported since = overlay.check("--since", base);
    assertThat(since.code()).as(since.toString()).isZero();
    assertThat(since.ids()).contains("tree-not-understood");
  }

  @ParameterizedTest
  @CsvSource({
    "docs/herons,../dev-python/heron-parser/Manifest",
    "docs/gone,nowhere",
    "scripts,3rd_party/scripts",
    "profiles/here,default",
    "dev-python/heron-parser/files/here.patch,one.patch",
    "README.link,/usr/share/doc",
    "Documentation/a/b,../../../elsewhere",
  })
  void links_that_nobody_follows_to_an_ebuild_pass(String path, String target) throws IOException {
    overlay.write("profiles/default/parent", "..\n").write(HERON + "/files/one.patch", "x\n");
    base = overlay.slipIn();
    Files.createDirectories(overlay.file(path).getParent());
    Files.createSymbolicLink(overlay.file(path), Path.of(target));
    overlay.slipIn();

    Reported since = overlay.check("--since", base);
    assertThat(since.code()).as(since.toString()).isZero();
    assertThat(overlay.check("--all").ids()).doesNotContain("tree-not-understood");
  }

  @Test
  void a_submodule_among_the_tools_passes() throws IOException {
    overlay.git("update-index", "--add", "--cacheinfo", "160000," + base + ",3rd_party/scripts");
    overlay.git("commit", "--quiet", "--no-verify", "--message=a change");

    assertThat(overlay.check("--since", base).code()).isZero();
  }

  @Test
  void what_was_there_before_is_told_and_blocks_nothing_else() throws IOException {
    Files.createSymbolicLink(
        overlay.file("profiles/targets"), Path.of("/var/db/repos/gentoo/profiles/targets"));
    base = overlay.slipIn();
    overlay.write("README", "herons\n").slipIn();

    assertThat(overlay.check("--since", base).code()).isZero();
    Reported all = overlay.check("--all");
    assertThat(all.blocking()).doesNotContain("tree-not-understood");
    assertThat(all.ids()).contains("tree-not-understood");
  }

  @Test
  void a_link_among_the_profiles_blocks_the_change_that_brings_it() throws IOException {
    Files.createSymbolicLink(
        overlay.file("profiles/targets"), Path.of("/var/db/repos/gentoo/profiles/targets"));
    overlay.slipIn();

    assertBlocked("tree-not-understood");
  }

  @Test
  void an_entry_that_the_policy_tolerates_passes_as_long_as_it_is_the_same() throws IOException {
    Path link = overlay.file(HERON + "/heron-parser-1.9.ebuild");
    Files.createSymbolicLink(link, Path.of("/var/db/repos/gentoo/x.ebuild"));
    overlay.git("add", "-A");
    String path = HERON + "/heron-parser-1.9.ebuild";
    String object = overlay.git("rev-parse", ":" + path);
    String tolerated =
        "\n[[tolerated]]\npath = \"%s\"\nobject = \"%s\"\nreason = \"ours\"\n"
            .formatted(path, object);
    String policy = "metadata/ebuild-attest.toml";
    String text = Files.exists(overlay.file(policy)) ? overlay.text(policy) : "";
    overlay.write(policy, text + tolerated).slipIn();

    // a policy counts once it is in the base
    assertBlocked("tree-not-understood");
    Reported all = overlay.check("--all");
    assertThat(all.blocking()).doesNotContain("tree-not-understood");
    assertThat(all.json().toString()).contains("tolerated (" + policy);

    Files.delete(link);
    base = overlay.slipIn();
    Files.createSymbolicLink(link, Path.of("/var/db/repos/gentoo/x.ebuild"));
    overlay.slipIn();
    assertThat(overlay.check("--since", base).blocking()).doesNotContain("tree-not-understood");

    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("/var/db/repos/gentoo/y.ebuild"));
    overlay.slipIn();
    assertBlocked("tree-not-understood");
  }
}
