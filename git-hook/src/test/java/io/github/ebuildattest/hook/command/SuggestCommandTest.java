package io.github.ebuildattest.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.OverlayCase;
import io.github.ebuildattest.hook.Tree;
import io.github.ebuildattest.testkit.overlay.EbuildText;
import io.github.ebuildattest.testkit.pypi.Answer;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suggests and writes lines that could be added or corrected, and changes nothing else. */
class SuggestCommandTest extends OverlayCase {

  private static final String EGRET = "dev-python/egret-cache/egret-cache-2.1.0.ebuild";
  private static final String EGRET_2_0 = "dev-python/egret-cache/egret-cache-2.0.0.ebuild";
  private static final String EGRET_LINE =
      "PYPI_VERIFY_REPO=https://github.com/egret-lab/egret-cache\n";
  private static final String HERON = "dev-python/heron-parser/heron-parser-1.4.0.ebuild";
  private static final String HERON_URL = "https://github.com/heronry/heron-parser";
  private static final String PLOVER = "dev-python/plover-text/plover-text-1.0.ebuild";

  @Test
  void suggests_what_the_pin_knows_and_touches_nothing() throws IOException {
    Tree before = Tree.of(overlay.root());

    CommandResult result = suggest();

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.out())
        .contains(EGRET + ": as the pin says\n  +" + EGRET_LINE, EGRET_2_0, "bittern-mesh-0.5")
        .doesNotContain("heron-parser", "dunlin-notes");
    assertThat(result.err()).contains("--write does it");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
  }

  @Test
  void adds_the_line_before_inherit_and_changes_no_other_byte() throws IOException {
    String before = overlay.text(EGRET);

    CommandResult result = suggest("--write");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(overlay.text(EGRET))
        .isEqualTo(before.replace("PYTHON_COMPAT=", EGRET_LINE + "PYTHON_COMPAT="));
    assertThat(overlay.git("diff", "--cached", "--name-only")).isEmpty();
    assertThat(overlay.git("diff", "--name-only").lines()).allMatch(f -> f.endsWith(".ebuild"));
    assertThat(result.err()).contains("edited 3 lines; run pkgdev manifest");
    assertThat(overlay.tool().run("show", overlay.file(EGRET).toString()).out())
        .contains("https://github.com/egret-lab/egret-cache", "PYPI_VERIFY_REPO");
  }

  @Test
  void has_nothing_left_to_say_after_it_wrote() {
    suggest("--write");

    CommandResult again = suggest("--write");

    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("nothing to edit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/heronry/heron-parser/",
        "https://github.com/heronry/heron-parser.git",
        "http://github.com/heronry/heron-parser",
        "heronry/heron-parser",
        "github.com/heronry/heron-parser",
        "https://www.github.com/heronry/heron-parser",
        "https://github.com/Heronry/Heron-Parser"
      })
  void mends_what_the_eclass_never_accepts(String malformed) throws IOException {
    String before = overlay.text(HERON);
    overlay.edit(HERON, "PYPI_VERIFY_REPO=" + HERON_URL, "PYPI_VERIFY_REPO=" + malformed);

    CommandResult result = suggest("--write");

    assertThat(result.code()).as(result.toString()).isZero();
    assertThat(result.out())
        .contains(
            "  -PYPI_VERIFY_REPO=" + malformed + "\n", "  +PYPI_VERIFY_REPO=" + HERON_URL + "\n");
    assertThat(overlay.text(HERON)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PYPI_VERIFY_REPO=\"URL/\" # theirs | PYPI_VERIFY_REPO=\"URL\" # theirs",
        "PYPI_VERIFY_REPO='URL/' | PYPI_VERIFY_REPO='URL'"
      })
  void keeps_quotes_and_comments(String line, String mended) throws IOException {
    overlay.edit(HERON, "PYPI_VERIFY_REPO=" + HERON_URL, line.replace("URL", HERON_URL));

    suggest("--write");

    assertThat(overlay.text(HERON).lines()).contains(mended.replace("URL", HERON_URL));
  }

  @Test
  void quotes_a_new_line_as_the_overlay_quotes_its_others() throws IOException {
    for (String ebuild :
        overlay.git("grep", "-l", "PYPI_VERIFY_REPO=", "--", "*.ebuild").lines().toList()) {
      overlay.write(
          ebuild,
          overlay
              .text(ebuild)
              .replaceAll("(?m)^PYPI_VERIFY_REPO=(.*)$", "PYPI_VERIFY_REPO=\"$1\""));
    }

    suggest("--write");

    assertThat(overlay.text(EGRET).lines())
        .contains("PYPI_VERIFY_REPO=\"https://github.com/egret-lab/egret-cache\"");
  }

  @Test
  void keeps_every_other_byte_and_the_files_permissions() throws IOException {
    String before = overlay.text(EGRET) + "# caf\u00e9 \t\n\n# no line feed at the end";
    overlay.write(EGRET, before);
    Files.setPosixFilePermissions(
        overlay.file(EGRET), PosixFilePermissions.fromString("rwxr-x---"));

    suggest("--write");

    assertThat(overlay.text(EGRET))
        .isEqualTo(before.replace("PYTHON_COMPAT=", EGRET_LINE + "PYTHON_COMPAT="));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(overlay.file(EGRET))))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void leaves_an_ebuild_alone_that_names_another_repository_than_the_pin() throws IOException {
    overlay.edit(HERON, HERON_URL, "https://github.com/heronry/other/");
    String before = overlay.text(HERON);

    CommandResult result = suggest("--write");

    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("left alone: " + HERON_URL, "another repository");
    assertThat(overlay.text(HERON)).isEqualTo(before);
  }

  @Test
  void leaves_an_ebuild_alone_whose_metadata_disagrees_with_the_pin() throws IOException {
    overlay.edit("dev-python/egret-cache/metadata.xml", "egret-lab/egret-cache", "someone/else");
    String before = overlay.text(EGRET);

    CommandResult result = suggest("--write");

    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("metadata.xml says https://github.com/someone/else");
    assertThat(overlay.text(EGRET)).isEqualTo(before);
  }

  @Test
  void leaves_an_ebuild_alone_that_it_cannot_evaluate() throws IOException {
    overlay.edit(EGRET, "inherit distutils-r1", "inherit $(date)");
    String before = overlay.text(EGRET);

    CommandResult result = suggest("--write");

    assertThat(result.out()).contains(EGRET + ": cannot be evaluated");
    assertThat(overlay.text(EGRET)).isEqualTo(before);
  }

  @Test
  void leaves_an_ebuild_alone_that_would_then_say_something_else() throws IOException {
    overlay.edit(
        EGRET,
        "PYTHON_COMPAT=",
        "if [[ ${PV} == 2.1.0 ]]; then\nPYPI_PN=${PN}\nelse\nPYPI_PN=other\nfi\nPYTHON_COMPAT=");
    String before = overlay.text(EGRET);

    CommandResult result = suggest("--write");

    assertThat(result.out().replaceAll("\\s+", " ")).contains("no plain line or place for it");
    assertThat(overlay.text(EGRET)).isEqualTo(before);
  }

  @Test
  void leaves_a_value_alone_that_is_put_together_out_of_variables() throws IOException {
    overlay.edit(HERON, HERON_URL, "https://github.com/heronry/${PN}/");
    String before = overlay.text(HERON);

    CommandResult result = suggest("--write");

    assertThat(result.out()).contains("left alone");
    assertThat(overlay.text(HERON)).isEqualTo(before);
  }

  @Test
  void writes_through_no_link() throws IOException {
    Path real = Files.move(overlay.file(EGRET), overlay.file("dev-python/egret-cache/real"));
    Files.createSymbolicLink(overlay.file(EGRET), Path.of("real"));
    String before = Files.readString(real);

    CommandResult result = suggest("--write");

    assertThat(result.out()).contains("it is a link");
    assertThat(real).hasContent(before);
    assertThat(overlay.file(EGRET)).isSymbolicLink();
  }

  @Test
  void asks_the_index_where_no_pin_knows() throws IOException {
    plover(GitHubIdentity.releasing("PloverWorks/plover-text", "700100304", "700200304", "1.0"));

    CommandResult result = suggest("--write");

    assertThat(result.out()).contains(PLOVER + ": as its attestation says");
    assertThat(overlay.text(PLOVER).lines())
        .contains("PYPI_VERIFY_REPO=https://github.com/PloverWorks/plover-text");
  }

  @Test
  void suggests_nothing_for_a_version_that_is_not_attested() throws IOException {
    plover(null);
    overlay.write(
        "dev-python/egret-cache/attestations.toml",
        overlay
            .text("dev-python/egret-cache/attestations.toml")
            .replace("attested-since = \"2.0.0\"", "attested-since = \"2.1.0\""));

    CommandResult result = suggest();

    assertThat(result.out()).contains(EGRET).doesNotContain(EGRET_2_0, PLOVER);
  }

  @Test
  void says_what_it_could_not_ask() throws IOException {
    plover(null);
    overlay.server().answer("/simple/plover-text/", Answer.status(404).body(new byte[] {1}));
    overlay
        .server()
        .answer("/integrity/plover-text/1.0/plover_text-1.0.tar.gz/provenance", Answer.status(406));

    CommandResult result = suggest();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("not checked: " + PLOVER);
    CommandResult offline = suggest("--offline");
    assertThat(offline.code()).isEqualTo(2);
    assertThat(offline.out()).contains("not checked: " + PLOVER + ": no pin");
  }

  private void plover(GitHubIdentity identity) throws IOException {
    overlay.ebuild(
        "dev-python/plover-text",
        "1.0",
        EbuildText.of("Text tools", "https://plover.example/", null).text(),
        overlay.upload("plover-text", "1.0", identity));
  }

  private CommandResult suggest(String... arguments) {
    return overlay.tool().run("suggest", arguments);
  }
}
