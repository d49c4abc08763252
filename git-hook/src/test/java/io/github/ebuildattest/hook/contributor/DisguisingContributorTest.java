package io.github.ebuildattest.hook.contributor;

import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.PinText;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pull request whose author tries to have other files fetched than those that are judged. */
class DisguisingContributorTest extends ContributorCase {

  @Test
  void cannot_switch_to_a_look_alike_that_its_own_author_attests() throws IOException {
    overlay.slipIn("look-alike");

    assertBlocked("project-changed");
  }

  @Test
  void cannot_rename_the_pins_project_along_with_a_look_alike() throws IOException {
    overlay.stage("look-alike");
    overlay
        .write(
            HERON_PIN,
            PinText.attested(
                "heron-parsers",
                "1.33.0",
                GitHubIdentity.releasing(
                    "heronries/heron-parsers", "700100672", "700200672", "1.33.0")))
        .slipIn();

    assertBlocked("project-changed", "pin-edited");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://files.pythonhosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz",
        "mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz"
      })
  void cannot_hide_by_dropping_the_eclass(String uri) throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", STRANGER);
    overlay.ebuild(HERON, "1.5.0", withoutEclass(uri), files).slipIn();

    assertBlocked("repository-recreated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://heronry.example/heron_parser-1.5.0.tar.gz",
        "http://files.pythonhosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz",
        "https://FILES.pythonhosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz",
        "https://files.pythonhosted.org:444/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz",
        "https://a@files.pythonhosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz"
      })
  void cannot_leave_pypi_or_look_as_if_he_had_not(String uri) throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", null);
    overlay.ebuild(HERON, "1.5.0", withoutEclass(uri), files).slipIn();

    assertBlockedByAnyOf("source-left-pypi", "source-disguised");
  }

  @Test
  void cannot_serve_an_old_release_under_a_new_number() throws IOException {
    overlay.slipIn("old-release-renumbered");

    assertBlocked("version-mismatch");
  }

  @Test
  void cannot_swap_the_file_in_a_revision_bump() throws IOException {
    String old = HERON + "/heron-parser-1.4.0.ebuild";
    overlay.git("mv", old, HERON + "/heron-parser-1.4.0-r1.ebuild");
    Path file = overlay.repository().distdir().resolve("heron_parser-1.4.0.tar.gz");
    Distfile damaged =
        new Distfile("heron_parser-1.4.0.tar.gz", Files.readAllBytes(file)).damaged();
    Files.write(file, damaged.bytes());
    overlay.ebuild(
        HERON, "1.4.0-r1", overlay.text(HERON + "/heron-parser-1.4.0-r1.ebuild"), damaged);
    overlay.slipIn();

    assertBlocked("digest-mismatch");
  }

  @Test
  void cannot_change_the_declared_upstream_of_a_pinned_package() throws IOException {
    overlay
        .edit(HERON + "/metadata.xml", "heronry/heron-parser", "kingfisher/heron-parser")
        .edit(
            HERON + "/heron-parser-1.4.0.ebuild",
            "https://github.com/heronry/heron-parser\n",
            "https://github.com/kingfisher/heron-parser\n")
        .slipIn();

    assertBlockedByAnyOf("upstream-conflict", "upstream-mismatch");
  }

  @Test
  void cannot_bring_a_pypi_eclass_of_his_own() throws IOException {
    overlay
        .write("eclass/pypi.eclass", "SRC_URI=\"https://heronry.example/${P}.tar.gz\"\n")
        .slipIn();

    assertBlocked("eclass-overridden");
  }

  @Test
  void cannot_redefine_the_mirror() throws IOException {
    Distfile[] files = overlay.upload("heron-parser", "1.5.0", STRANGER);
    overlay
        .write("profiles/thirdpartymirrors", "pypi https://heronry.example/\n")
        .ebuild(
            HERON,
            "1.5.0",
            withoutEclass("mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz"),
            files)
        .slipIn();

    assertBlocked("source-disguised");
  }

  @Test
  void cannot_have_git_rewrite_what_was_judged() throws IOException {
    overlay.stage("attested");
    overlay.write(HERON + "/.gitattributes", "*.ebuild filter=other\n").slipIn();

    assertBlocked("content-rewritten");
  }

  @Test
  void cannot_send_users_elsewhere_by_the_metadata_cache() throws IOException {
    overlay.stage("attested");
    overlay
        .write(
            "metadata/md5-cache/" + HERON + "-1.5.0", "EAPI=8\nSRC_URI=https://heronry.example/x\n")
        .slipIn();

    assertBlocked("metadata-cache-disagrees");
  }

  @Test
  void cannot_edit_the_metadata_cache_alone() throws IOException {
    String entry = "metadata/md5-cache/" + HERON + "-1.4.0";
    String file = "heron_parser-1.4.0.tar.gz";
    String honest =
        "SRC_URI=https://files.pythonhosted.org/packages/source/h/heron-parser/%s".formatted(file)
            + " verify-provenance? ( https://pypi.org/integrity/heron-parser/v1.4.0/%s/provenance"
                .formatted(file)
            + " -> %s.provenance )\n".formatted(file);
    overlay.write(entry, honest).slipIn();
    Reported added = overlay.check("--since", "HEAD~1");
    overlay.write(entry, honest.replace("files.pythonhosted.org", "heronry.example")).slipIn();
    Reported edited = overlay.check("--since", "HEAD~1");

    assertThat(added.code()).as(added.toString()).isZero();
    assertThat(edited.blocking()).as(edited.toString()).contains("metadata-cache-disagrees");
  }

  private static String withoutEclass(String uri) {
    return """
    EAPI=8
    DESCRIPTION="Parser"
    HOMEPAGE="https://heronry.example/"
    SRC_URI="%s"
    LICENSE="MIT"
    SLOT="0"
    KEYWORDS="~amd64"
    """
        .formatted(uri);
  }
}
