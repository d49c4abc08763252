package io.github.ebuildattest.hook.contributor;

import static io.github.ebuildattest.hook.Sample.HERON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pinned package's next ebuild fetches from elsewhere, or hides what it fetches. */
class HostileSourcesTest extends ContributorCase {

  private static final String EBUILD = HERON + "/heron-parser-1.5.0.ebuild";
  private static final String PLACE = "packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz";

  private Distfile[] files;

  @BeforeEach
  void upload() throws IOException {
    files = overlay.upload("heron-parser", "1.5.0", null);
  }

  private Reported checked(String lines) throws IOException {
    overlay.ebuild(HERON, "1.5.0", "EAPI=8\n" + lines + "\nSLOT=0\n", files).slipIn();
    return overlay.check("--since", base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://files.pythonhosted.org/" + PLACE,
        "https://me@files.pythonhosted.org/" + PLACE,
        "https://files.pythonhosted.org@heronry.example/" + PLACE,
        "https://files.pythonhosted.org:443/" + PLACE,
        "https://Files.PythonHosted.org/" + PLACE,
        "https://files.pythonhosted.org./" + PLACE,
        "https://files.pythonhosted.org/packages/source/h/heron%2Dparser/heron_parser-1.5.0.tar.gz",
        "https://files.pythonhosted.org/" + PLACE + "?x=1",
        "https://files.pythonhosted.org/../" + PLACE,
      })
  void names_a_url_that_is_almost_pypis(String uri) throws IOException {
    assertBlockedIn(checked("inherit pypi\nSRC_URI=\"" + uri + "\""), "source-disguised");
  }

  @Test
  void names_a_mirror_that_the_overlay_redefines() throws IOException {
    overlay.write("profiles/thirdpartymirrors", "pypi https://heronry.example/pypi\n");

    assertBlockedIn(
        checked("SRC_URI=\"mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz\""),
        "source-disguised");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "inherit pypi@SRC_URI=\"$(curl https://heronry.example)\"; ebuild-not-evaluated",
        "inherit pypi@SRC_URI=\"https://files.pyth\u043enhosted.org/x\"; source-disguised",
        "SRC_URI=\"https://files.pyth0nhosted.org/x.tar.gz\"; source-left-pypi",
        "inherit pypi@SRC_URI+=\" evil? ( $(pypi_sdist_url heron-parsers) )\"; attestation-lost",
        "inherit pypi\r@SLOT=1; ebuild-not-evaluated",
        "inherit pypi@# a\0b; ebuild-not-evaluated",
      })
  void names_what_else_is_done_to_the_sources(String lines, String id) throws IOException {
    assertBlockedIn(checked(lines.replace('@', '\n')), id);
  }

  @Test
  void judges_a_second_source_under_a_use_flag() throws IOException {
    GitHubIdentity stranger =
        GitHubIdentity.releasing("stranger/wader", "700999001", "700999002", "1.0");
    Distfile[] wader = overlay.upload("wader", "1.0", null);
    Distfile[] heron = overlay.upload("heron-parser", "1.5.0", stranger);
    files = new Distfile[] {heron[0], wader[0]};

    Reported report = checked("inherit pypi\nSRC_URI+=\" evil? ( $(pypi_sdist_url wader 1.0) )\"");

    assertBlockedIn(report, "unattested");
  }

  @Test
  void refuses_ten_thousand_nested_braces() throws IOException {
    String braces = "{a,".repeat(10_000) + "b" + "}".repeat(10_000);

    assertBlockedIn(checked("inherit pypi\nset -- " + braces), "ebuild-not-evaluated");
  }

  @Test
  void refuses_an_ebuild_of_fifty_megabytes() throws IOException {
    overlay.ebuild(HERON, "1.5.0", "EAPI=8\ninherit pypi\nSLOT=0\n", files);
    byte[] large =
        ("EAPI=8\ninherit pypi\n" + "#\n".repeat(25_000_000)).getBytes(StandardCharsets.UTF_8);
    Files.write(overlay.file(EBUILD), large);
    overlay.slipIn();

    assertBlocked("ebuild-not-evaluated");
  }

  @Test
  void follows_an_eclass_that_sets_the_sources() throws IOException {
    overlay.write("eclass/wader.eclass", "SRC_URI=\"https://heronry.example/${P}.tar.gz\"\n");

    assertBlockedIn(checked("inherit pypi wader"), "source-left-pypi");
  }

  @Test
  void shows_refusals_with_line_and_reason() throws IOException {
    overlay.ebuild(
        HERON, "1.5.0", "EAPI=8\ninherit pypi\nSRC_URI=\"$(curl https://a.example)\"\n", files);

    CommandResult shown = overlay.tool().run("show", EBUILD, "--format", "json");

    assertThat(shown.code()).as(shown.toString()).isZero();
    assertThat(shown.out()).contains("\"line\": 3", "$(curl https://a.example)");
  }
}
