package io.github.ebuildattest.hook.contributor;

import static io.github.ebuildattest.hook.Sample.HERON;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Reported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes by which a checkout holds other bytes than those that were judged. */
class RewrittenByGitTest extends ContributorCase {

  private static final String EBUILD = HERON + "/heron-parser-1.4.0.ebuild";
  private static final String REWRITTEN = "content-rewritten";

  /** An ebuild that says something else once git has expanded a word of it. */
  private void rememberAnEbuildWithAnId() throws IOException {
    overlay.edit(EBUILD, "inherit", "X='$Id$'\ninherit");
    base = overlay.slipIn();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".gitattributes | *.ebuild ident",
        ".gitattributes | * ident",
        ".gitattributes | [a-z]*.ebuild ident",
        ".gitattributes | /dev-python/** ident",
        ".gitattributes | *.ebuild filter=lfs",
        ".gitattributes | *.ebuild working-tree-encoding=SHIFT-JIS",
        ".gitattributes | *.ebuild text eol=crlf",
        ".gitattributes | *.ebuild eol=crlf",
        ".gitattributes | *.ebuild -text !text eol=crlf",
        ".gitattributes | \"*.ebuild\" ident",
        "dev-python/.gitattributes | *.ebuild ident",
        "dev-python/heron-parser/.gitattributes | * ident",
      })
  void blocks_an_attribute_that_changes_an_ebuild_without_any_bump(String file, String line)
      throws IOException {
    rememberAnEbuildWithAnId();
    overlay.write(file, line + "\n").slipIn();

    assertBlocked(REWRITTEN);
    assertThat(overlay.check("--all").blocking()).contains(REWRITTEN);
  }

  /** What git may do there, or not, by its version: it is no excuse for what git certainly does. */
  @ParameterizedTest
  @ValueSource(strings = {"a link", "*.ebuil\\d ident", "{*.ebuild ident", "[*.ebuild] ident"})
  void blocks_an_attribute_beside_one_that_was_suspected_before(String suspected)
      throws IOException {
    overlay.edit(EBUILD, "inherit", "X='$Id$'\ninherit");
    if (suspected.equals("a link")) {
      overlay.write("docs/attributes", "*.ebuild ident\n");
      Files.createSymbolicLink(overlay.file(".gitattributes"), Path.of("docs/attributes"));
    } else {
      overlay.write(".gitattributes", suspected + "\n");
    }
    base = overlay.slipIn();
    overlay.write("dev-python/.gitattributes", "*.ebuild ident\n").slipIn();

    assertBlocked(REWRITTEN);
  }

  @Test
  void blocks_an_attribute_behind_a_macro() throws IOException {
    rememberAnEbuildWithAnId();
    overlay.write(".gitattributes", "[attr]keywords ident\n[attr]old keywords\n* old\n").slipIn();

    assertBlocked(REWRITTEN);
  }

  @Test
  void blocks_an_ebuild_that_comes_under_an_attribute_that_was_there() throws IOException {
    overlay.write(".gitattributes", "*.ebuild ident\n");
    base = overlay.slipIn();
    assertThat(overlay.check("--all").blocking()).doesNotContain(REWRITTEN);
    overlay.edit(EBUILD, "inherit", "X='$Id$'\ninherit").slipIn();

    assertBlocked(REWRITTEN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eclass/wader.eclass | eclass/.gitattributes | *.eclass ident",
        "eclass/wader.eclass | .gitattributes | eclass/* ident",
        "profiles/thirdpartymirrors | profiles/.gitattributes | * ident",
        "profiles/package.mask | .gitattributes | *.mask ident",
        "metadata/layout.conf | .gitattributes | *.conf text eol=crlf",
        "metadata/ebuild-attest.toml | metadata/.gitattributes | *.toml ident",
        "metadata/md5-cache/dev-python/heron-parser-1.4.0 | metadata/md5-cache/.gitattributes | *"
            + " ident",
        "dev-python/heron-parser/metadata.xml | .gitattributes | *.xml ident",
        "dev-python/heron-parser/Manifest | .gitattributes | Manifest text=auto eol=crlf",
      })
  void blocks_an_attribute_that_changes_what_else_portage_reads(
      String file, String attributes, String line) throws IOException {
    if (!file.endsWith("Manifest") && !file.endsWith("metadata.xml") && !file.endsWith(".conf")) {
      overlay.write(file, "# $Id$\n");
    } else if (file.endsWith(".xml")) {
      overlay.edit(file, "<pkgmetadata>", "<pkgmetadata><!-- $Id$ -->");
    }
    base = overlay.write("README", "herons\n").slipIn();
    overlay.write(attributes, line + "\n").slipIn();

    assertBlocked(REWRITTEN);
  }

  @Test
  void blocks_an_ebuild_that_a_checkout_turns_into_another() throws IOException {
    overlay
        .write(".gitattributes", "*.ebuild text eol=crlf\n")
        .edit(
            EBUILD,
            "inherit",
            "X=1\n"
                + "if [[ ${X} != 1 ]]; then #\n"
                + "SRC_URI=\"https://heronry.example/x\" #\n"
                + "fi #\n"
                + "inherit")
        .slipIn();

    assertBlocked(REWRITTEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* text=auto",
        "* text=auto eol=lf",
        "*.ebuild text",
        "*.ebuild -text",
        "*.ebuild ident -ident",
        "*.ebuild working-tree-encoding=UTF-8",
        "*.bat text eol=crlf",
        "*.tar.gz filter=lfs diff=lfs merge=lfs -text",
        "files/** ident",
        "*.patch -text whitespace=-trailing-space",
        "Manifest merge=union",
        "# *.ebuild ident",
        "*.ebuild linguist-language=bash",
      })
  void attributes_that_change_nothing_pass(String line) throws IOException {
    rememberAnEbuildWithAnId();
    overlay.write(".gitattributes", line + "\n").slipIn();

    Reported report = overlay.check("--since", base);
    assertThat(report.code()).as(report.toString()).isZero();
    assertThat(report.ids()).containsOnly("gate-changed");
  }

  @Test
  void says_which_file_is_changed_and_how() throws IOException {
    rememberAnEbuildWithAnId();
    overlay.write(".gitattributes", "*.ebuild ident\n").slipIn();

    Reported report = overlay.check("--since", base);
    assertThat(report.message(REWRITTEN)).contains("$Id$").contains("(ident)");
    assertThat(report.json().toString()).contains(EBUILD);
    assertThat(List.copyOf(report.blocking())).containsOnly(REWRITTEN);
  }
}
