package io.github.ebuildattest.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ebuildattest.engine.overlay.PackageMetadata.RemoteId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageMetadataTest {

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE pkgmetadata SYSTEM "https://www.gentoo.org/dtd/metadata.dtd">
      """;

  private static PackageMetadata parse(String text) throws MalformedFileException {
    return PackageMetadata.parse(
        "dev-python/foo/metadata.xml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String upstream(String inside) {
    return HEAD + "<pkgmetadata><upstream>" + inside + "</upstream></pkgmetadata>";
  }

  @Test
  void reads_the_remote_ids_of_upstream_in_their_order() throws Exception {
    PackageMetadata metadata =
        parse(
            upstream(
                "<bugs-to>x</bugs-to><remote-id type=\"pypi\">foo</remote-id>"
                    + "<remote-id type=\"github\">o/foo</remote-id>"));

    assertThat(metadata.remoteIds())
        .containsExactly(new RemoteId("pypi", "foo"), new RemoteId("github", "o/foo"));
  }

  @Test
  void a_document_without_upstream_names_nothing() throws Exception {
    assertThat(parse(HEAD + "<pkgmetadata/>").remoteIds()).isEmpty();
    assertThat(PackageMetadata.EMPTY.remoteIds()).isEmpty();
  }

  @Test
  void ignores_remote_ids_anywhere_else() throws Exception {
    PackageMetadata metadata =
        parse(
            HEAD
                + "<pkgmetadata><remote-id type=\"github\">a/a</remote-id>"
                + "<maintainer><upstream><remote-id type=\"github\">b/b</remote-id></upstream>"
                + "</maintainer><upstream><maintainer><remote-id type=\"github\">c/c</remote-id>"
                + "</maintainer></upstream></pkgmetadata>");

    assertThat(metadata.remoteIds()).isEmpty();
  }

  @Test
  void ignores_another_root_element() throws Exception {
    assertThat(
            parse(
                    "<catmetadata><upstream><remote-id type=\"github\">a/a</remote-id></upstream>"
                        + "</catmetadata>")
                .remoteIds())
        .isEmpty();
  }

  @Test
  void ignores_a_remote_id_in_a_comment_and_one_without_a_type() throws Exception {
    PackageMetadata metadata =
        parse(
            upstream(
                "<!-- <remote-id type=\"github\">evil/foo</remote-id> -->"
                    + "<remote-id>o/foo</remote-id>"));

    assertThat(metadata.remoteIds()).isEmpty();
  }

  @Test
  void takes_CDATA_comments_and_white_space_around_a_value() throws Exception {
    PackageMetadata metadata =
        parse(upstream("<remote-id type=\"github\">\n  o/<!-- x --><![CDATA[fo]]>o\n</remote-id>"));

    assertThat(metadata.remoteIds()).containsExactly(new RemoteId("github", "o/foo"));
  }

  @Test
  void takes_the_five_entities_of_XML_itself() throws Exception {
    assertThat(parse(upstream("<remote-id type=\"x\">a&amp;b</remote-id>")).remoteIds())
        .containsExactly(new RemoteId("x", "a&b"));
  }

  @Test
  void never_loads_an_external_entity(@TempDir Path directory) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "o/secret");
    String text =
        "<!DOCTYPE pkgmetadata [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]><pkgmetadata><upstream><remote-id type=\"github\">&e;</remote-id></upstream>"
            + "</pkgmetadata>";

    malformed(text);
  }

  @Test
  void never_loads_a_DTD_from_a_file_or_the_network(@TempDir Path directory) throws Exception {
    Path dtd = Files.writeString(directory.resolve("x.dtd"), "<!ENTITY e \"o/evil\">");
    String text =
        "<!DOCTYPE pkgmetadata SYSTEM \""
            + dtd.toUri()
            + "\"><pkgmetadata><upstream><remote-id type=\"github\">&e;</remote-id></upstream>"
            + "</pkgmetadata>";

    malformed(text);
  }

  @Test
  void expands_no_entity_bomb() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE pkgmetadata [<!ENTITY a0 \"aaaaaaaaaa\">");
    for (int i = 1; i < 12; i++) {
      bomb.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(10));
      bomb.append("\">");
    }
    bomb.append("]><pkgmetadata><upstream><remote-id type=\"github\">&a11;</remote-id></upstream>");
    malformed(bomb + "</pkgmetadata>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<pkgmetadata>",
        "<pkgmetadata></upstream>",
        "<a/><b/>",
        "no markup",
        "<pkgmetadata><upstream><remote-id type=\"github\"><b/></remote-id></upstream>"
            + "</pkgmetadata>",
        "<pkgmetadata a=\"1\" a=\"2\"/>",
        "<?xml version=\"1.0\" encoding=\"no-such-charset\"?><pkgmetadata/>",
        "<pkgmetadata>\u0001</pkgmetadata>",
        "<pkgmetadata>&unknown;</pkgmetadata>"
      })
  void refuses_what_is_not_well_formed(String text) {
    malformed(text);
  }

  @Test
  void names_the_line_of_the_trouble() {
    assertThatThrownBy(() -> parse("<pkgmetadata>\n\n<upstream></pkgmetadata>"))
        .isInstanceOfSatisfying(
            MalformedFileException.class,
            e -> {
              assertThat(e.line()).isEqualTo(3);
              assertThat(e.path()).isEqualTo("dev-python/foo/metadata.xml");
            });
  }

  @Test
  void deep_nesting_is_read_or_refused_and_nothing_else() throws Exception {
    assertThat(parse("<a>".repeat(100) + "</a>".repeat(100)).remoteIds()).isEmpty();
    int depth = 5_000; // beyond what newer JDKs read (jdk.xml.maxElementDepth)
    try {
      assertThat(parse("<a>".repeat(depth) + "</a>".repeat(depth)).remoteIds()).isEmpty();
    } catch (MalformedFileException e) {
      assertThat(e.path()).isEqualTo("dev-python/foo/metadata.xml");
    }
  }

  private static void malformed(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedFileException.class);
  }
}
