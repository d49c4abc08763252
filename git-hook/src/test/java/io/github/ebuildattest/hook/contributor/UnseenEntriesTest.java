package io.github.ebuildattest.hook.contributor;

import static io.github.ebuildattest.hook.Sample.EGRET_PIN;
import static io.github.ebuildattest.hook.Sample.HERON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.Reported;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that Portage reads and that are no files of a package by their names and kinds. */
class UnseenEntriesTest extends ContributorCase {

  private static final String EVIL =
      "EAPI=8\nSRC_URI=\"https://heronry.example/x.tar.gz\"\nSLOT=0\n";
  private static final String NOT_UNDERSTOOD = "tree-not-understood";
  private static final String PIN =
      """
      project = "x"
      attested = false
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev-python/egret.cache/attestations.toml",
        "dev-python/-heron/attestations.toml",
        "docs/pins/egret/attestations.toml",
        "attestations.toml",
        "dev-python/attestations.toml",
        "dev-python/heron-parser/files/attestations.toml",
        ".pins/egret/attestations.toml",
        "metadata/md5-cache/dev-python/attestations.toml",
      })
  void blocks_a_pin_that_lies_where_no_package_is(String path) throws IOException {
    overlay.write(path, PIN).slipIn();

    assertBlocked("pin-misplaced");
    assertThat(overlay.check("--all").blocking()).contains("pin-misplaced");
  }

  @Test
  void blocks_a_pin_elsewhere_that_a_linked_category_leads_to() throws IOException {
    overlay.write("docs/pins/egret/attestations.toml", PIN);
    Files.createSymbolicLink(overlay.file("app-docs"), Path.of("docs/pins"));
    overlay.slipIn();

    assertBlocked("pin-misplaced");
  }

  @ParameterizedTest
  @ValueSource(strings = {".gitattributes", "eclass/wader.eclass", "profiles/thirdpartymirrors"})
  void judges_a_pin_beside_a_change_that_concerns_every_package(String path) throws IOException {
    // nobody attests "x"; the identity is for whoever fetches egret-cache
    String pin = overlay.text(EGRET_PIN).replace("egret-lab", "stranger");
    String identity =
        pin.substring(pin.indexOf("[[")).replaceFirst("]]", "]]\nproject = \"egret-cache\"");
    overlay
        .write("dev-python/zz/attestations.toml", PIN + "\n" + identity)
        .write(path, "# a comment\n")
        .slipIn();

    Reported report = overlay.check("--since", base);
    assertThat(report.code()).as(report.toString()).isEqualTo(1);
    assertThat(report.json().toString()).contains("dev-python/zz/attestations.toml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"packages", "scripts", "distfiles", "licenses", "metadata", "eclass"})
  void judges_a_category_with_the_name_of_another_directory(String category) throws IOException {
    String ebuild = EVIL.replace("heronry.example/", "files.pythonhosted.org/packages/source/h/h/");
    overlay
        .write("profiles/categories", "dev-python\napp-misc\n" + category + "\n")
        .write(category + "/heron/heron-1.0.ebuild", ebuild)
        .write("eclass/wader.eclass", "# a comment\n")
        .slipIn();

    Reported report = overlay.check("--since", base);
    assertThat(report.verdicts()).as(report.toString()).containsKey(category + "/heron-1.0");
    assertThat(report.code()).isEqualTo(1);
    assertThat(overlay.check("--all").verdicts()).containsKey(category + "/heron-1.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heron-parser-1.9\n.ebuild",
        "heron-parser-1.9 .ebuild",
        "heron-parser-1.\u0669.ebuild",
        "heron-parser-1.9\u00a0.ebuild",
        "heron-parser-1.9\r.ebuild",
        "h\u00e9ron-parser-1.9.ebuild",
      })
  void blocks_an_ebuild_whose_name_nobody_reads_alike(String name) throws IOException {
    overlay.write(HERON + "/" + name, EVIL).slipIn();

    assertBlocked(NOT_UNDERSTOOD);
    assertThat(overlay.check("--all").blocking()).contains(NOT_UNDERSTOOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"heron\nparser", "heron parser", "h\u00e9ron", "heron-parser-1\n"})
  void blocks_an_ebuild_of_a_package_whose_name_nobody_reads_alike(String name) throws IOException {
    overlay.write("dev-python/" + name + "/heron-1.ebuild", EVIL).slipIn();

    assertBlocked(NOT_UNDERSTOOD);
  }

  static Stream<String> targetsOutOfTheTree() {
    return Stream.of(
        "/var/db/repos/herons/docs/x.txt",
        "../../../overlay/docs/x.txt",
        "../../docs/nothing.txt",
        "../../docs",
        "heron-parser-1.9.ebuild",
        "../../../../../../../../etc/hostname");
  }

  @ParameterizedTest
  @MethodSource("targetsOutOfTheTree")
  void blocks_an_ebuild_that_is_a_link_which_cannot_be_followed(String target) throws IOException {
    overlay.write("docs/x.txt", EVIL);
    Files.createSymbolicLink(overlay.file(HERON + "/heron-parser-1.9.ebuild"), Path.of(target));
    overlay.slipIn();

    assertBlocked(NOT_UNDERSTOOD);
    assertThat(overlay.check("--all").blocking()).contains(NOT_UNDERSTOOD);
  }

  /** A link that leaves the tree may come back to it, by the name of the place where it lies. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "heron-parser-1.9.ebuild | /var/db/repos/herons/docs/x.txt",
        "heron-parser-1.9.ebuild | /var/db/repos/herons/files/../docs//./x.txt",
        "heron-parser-1.9.ebuild | ../../../herons/docs/x.txt",
        "heron-parser-1.9.ebuild | ../../tools/there/x.txt",
        "metadata.xml            | /var/db/repos/herons/docs/x.txt",
      })
  void blocks_a_change_of_what_a_link_that_was_there_may_lead_to(String name, String target)
      throws IOException {
    overlay.write("docs/x.txt", "nothing yet\n");
    Files.createDirectories(overlay.file("tools"));
    Files.createSymbolicLink(overlay.file("tools/there"), Path.of("/var/db/repos/herons/docs"));
    Files.deleteIfExists(overlay.file(HERON + "/" + name));
    Files.createSymbolicLink(overlay.file(HERON + "/" + name), Path.of(target));
    base = overlay.slipIn();
    overlay.write("README", "herons\n").slipIn();
    assertThat(overlay.check("--since", base).blocking()).doesNotContain(NOT_UNDERSTOOD);
    overlay.write("docs/x.txt", EVIL).slipIn();

    assertBlocked(NOT_UNDERSTOOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {HERON, "dev-python"})
  void blocks_a_directory_that_becomes_a_link_out_of_the_tree(String place) throws IOException {
    Path elsewhere = Files.createDirectories(overlay.file("docs"));
    Files.move(overlay.file(place), elsewhere.resolve("moved"));
    Files.createSymbolicLink(
        overlay.file(place), overlay.root().toAbsolutePath().resolve("docs/moved"));
    overlay.slipIn();

    assertBlocked(NOT_UNDERSTOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HERON,
        "dev-python",
        "eclass",
        "profiles",
        "metadata",
        "metadata/md5-cache",
        "metadata/layout.conf",
        "app-misc",
        "dev-python/new-one",
        HERON + "/heron-parser-1.9.ebuild",
        HERON + "/Manifest",
        "eclass/pypi.eclass",
      })
  void blocks_a_submodule_where_something_is_read(String place) throws IOException {
    overlay.git("rm", "-r", "--quiet", "--cached", "--ignore-unmatch", place);
    overlay.git("update-index", "--add", "--cacheinfo", "160000," + base + "," + place);
    overlay.git("commit", "--quiet", "--no-verify", "--message=a change");

    assertBlocked(NOT_UNDERSTOOD);
  }

  @Test
  void blocks_a_tree_in_which_one_name_holds_a_slash() throws IOException {
    Path evil = Files.writeString(directory.resolve("evil"), EVIL);
    String blob = overlay.git("hash-object", "-w", evil.toString());
    byte[] name = ("100644 " + HERON + "/heron-parser-1.9.ebuild\0").getBytes(UTF_8);
    byte[] id = HexFormat.of().parseHex(blob);
    String bad = written(concat(tree("HEAD^{tree}"), name, id));
    String commit = overlay.git("commit-tree", "-p", "HEAD", "-m", "a change", bad);
    overlay.git("update-ref", "HEAD", commit);

    assertBlocked(NOT_UNDERSTOOD);
  }

  @Test
  void blocks_a_package_in_whose_tree_one_name_stands_twice() throws IOException {
    Path evil = Files.writeString(directory.resolve("evil"), EVIL);
    String blob = overlay.git("hash-object", "-w", evil.toString());
    byte[] id = HexFormat.of().parseHex(blob);
    byte[] name = "100644 heron-parser-1.4.0.ebuild\0".getBytes(UTF_8);
    String bad = written(concat(tree("HEAD:" + HERON), name, id));
    String category = replaced("dev-python/", "heron-parser", bad);
    String top = replaced("", "dev-python", category);
    overlay.git(
        "update-ref", "HEAD", overlay.git("commit-tree", "-p", "HEAD", "-m", "a change", top));

    assertBlocked(NOT_UNDERSTOOD);
  }

  @ParameterizedTest
  @CsvSource({
    "eclass/pypi.eclass,/var/db/repos/herons/docs/pypi.eclass",
    "eclass/distutils-r1.eclass,../docs/nothing",
    "metadata/md5-cache,/var/cache/md5-cache",
    "metadata/md5-cache/dev-python,../../nothing",
    "metadata/md5-cache/dev-python/heron-parser-1.4.0,/tmp/x",
    "profiles/thirdpartymirrors,/etc/mirrors",
    "profiles/categories,../../x",
    "dev-python/heron-parser/metadata.xml,/tmp/metadata.xml",
    "dev-python/egret-cache/Manifest,/tmp/Manifest",
    ".gitattributes,docs/attributes",
  })
  void blocks_what_is_read_as_a_link_which_cannot_be_followed(String path, String target)
      throws IOException {
    overlay.git("rm", "-r", "--quiet", "--ignore-unmatch", path);
    Files.createDirectories(overlay.file(path).getParent());
    Files.createSymbolicLink(overlay.file(path), Path.of(target));
    overlay.slipIn();

    assertBlocked(NOT_UNDERSTOOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/var/db/repos/herons/docs/pypi.eclass", "../docs/nothing", "../docs"})
  void evaluates_no_ebuild_beside_an_eclass_that_cannot_be_read(String target) throws IOException {
    overlay.write("docs/x.txt", "x\n");
    Files.createDirectories(overlay.file("eclass"));
    Files.createSymbolicLink(overlay.file("eclass/pypi.eclass"), Path.of(target));
    base = overlay.slipIn();
    overlay.stage("attested").slipIn();

    assertBlocked("ebuild-not-evaluated");
  }

  @Test
  void blocks_a_pin_that_is_a_link() throws IOException {
    Path pin = overlay.file(HERON + "/attestations.toml");
    Files.createDirectories(overlay.file("docs"));
    Files.move(pin, overlay.file("docs/heron.toml"));
    Files.createSymbolicLink(pin, Path.of("../../docs/heron.toml"));
    overlay.slipIn();

    assertBlocked(NOT_UNDERSTOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata/cache/dev-python/heron-parser-1.4.0",
        "metadata/cache/x/y",
        "metadata/cache"
      })
  void blocks_a_cache_of_a_layout_that_is_not_read(String path) throws IOException {
    overlay.write(path, "a\n").slipIn();

    assertBlocked(NOT_UNDERSTOOD);
    assertThat(overlay.check("--all").blocking()).contains(NOT_UNDERSTOOD);
  }

  @Test
  void judges_a_package_whose_linked_directory_is_altered_elsewhere() throws IOException {
    Files.createDirectories(overlay.file("docs"));
    Files.move(overlay.file(HERON), overlay.file("docs/heron-parser"));
    Files.createSymbolicLink(overlay.file(HERON), Path.of("../docs/heron-parser"));
    base = overlay.slipIn();
    overlay
        .edit("docs/heron-parser/heron-parser-1.4.0.ebuild", "inherit", "SRC_URI=x\ninherit")
        .slipIn();

    assertThat(overlay.check("--since", base).verdicts()).containsKey(HERON + "-1.4.0");
  }

  private byte[] tree(String revision) throws IOException {
    String id = overlay.git("rev-parse", revision);
    Process process =
        new ProcessBuilder("git", "cat-file", "tree", id)
            .directory(overlay.root().toFile())
            .start();
    return process.getInputStream().readAllBytes();
  }

  private String written(byte[] tree) throws IOException {
    Path file = Files.write(directory.resolve("tree"), tree);
    return overlay.git("hash-object", "-t", "tree", "-w", "--literally", file.toString());
  }

  /** A tree with another tree under one of its names. */
  private String replaced(String directory, String name, String id) throws IOException {
    String old = overlay.git("rev-parse", "HEAD:" + directory + name);
    String listed = overlay.git("ls-tree", "HEAD:" + directory).replace(old, id);
    Path file = Files.writeString(this.directory.resolve("listed"), listed + "\n");
    Process process =
        new ProcessBuilder("git", "mktree")
            .directory(overlay.root().toFile())
            .redirectInput(file.toFile())
            .start();
    return new String(process.getInputStream().readAllBytes(), UTF_8).strip();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
