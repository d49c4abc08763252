package io.github.ebuildattest.hook;

import static io.github.ebuildattest.hook.Sample.HERON;
import static io.github.ebuildattest.hook.Sample.HERON_PIN;
import static io.github.ebuildattest.hook.Sample.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.overlay.OverlayBuilder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken input leads to one sentence and the right exit code, and to nothing else. */
class BadInputTest extends OverlayCase {

  private static final String MANIFEST = HERON + "/Manifest";
  private static final long HUNDRED_MEGABYTES = 100L << 20;

  @Test
  void blocks_on_two_manifest_lines_for_one_file() throws IOException {
    overlay.stage("attested");
    List<String> lines = new ArrayList<>(Files.readAllLines(overlay.file(MANIFEST)));
    String sdist =
        lines.stream().filter(l -> l.contains("1.5.0.tar.gz ")).findFirst().orElseThrow();
    lines.add(sdist.replace("SHA512 ", "SHA512 0"));
    overlay.write(MANIFEST, String.join("\n", lines) + "\n");
    overlay.git("add", "-A");

    assertFinding(1, "manifest-malformed", "Manifest");
  }

  @Test
  void blocks_on_a_manifest_that_is_not_utf_8() throws IOException {
    overlay.stage("attested");
    byte[] bytes = Files.readAllBytes(overlay.file(MANIFEST));
    byte[] broken = new byte[bytes.length + 2];
    System.arraycopy(bytes, 0, broken, 0, bytes.length);
    broken[bytes.length] = (byte) 0xff;
    broken[bytes.length + 1] = '\n';
    Files.write(overlay.file(MANIFEST), broken);
    overlay.git("add", "-A");

    assertFinding(1, "manifest-malformed", "Manifest");
  }

  @Test
  void blocks_on_a_manifest_that_is_a_directory() throws IOException {
    overlay.stage("attested");
    Files.delete(overlay.file(MANIFEST));
    overlay.write(MANIFEST + "/file", "text\n");
    overlay.git("add", "-A");

    Reported report = assertQuiet(1, "check", "--staged", "--format", "json");
    assertThat(report.blocking()).containsAnyOf("manifest-malformed", "manifest-entry-missing");
  }

  @Test
  void blocks_on_metadata_that_names_an_external_entity() throws IOException {
    overlay.stage("attested");
    overlay.write(
        HERON + "/metadata.xml",
        """
        <?xml version="1.0"?>
        <!DOCTYPE pkgmetadata [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <pkgmetadata><upstream><remote-id type="github">&x;</remote-id></upstream></pkgmetadata>
        """);
    overlay.git("add", "-A");

    assertFinding(1, "metadata-malformed", "metadata.xml");
    assertThat(overlay.tool().run("check").out()).doesNotContain("root:x:");
  }

  @Test
  void blocks_on_a_provenance_of_a_hundred_megabytes() throws IOException {
    overlay.stage("attested");
    String name = "heron_parser-1.5.0.tar.gz.provenance";
    Path huge = overlay.repository().distdir().resolve(name);
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(HUNDRED_MEGABYTES);
    }
    Path manifest = overlay.file(MANIFEST);
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(manifest).stream().filter(l -> !l.contains(name)).toList());
    lines.add(zeros(name, HUNDRED_MEGABYTES));
    overlay.write(MANIFEST, String.join("\n", lines) + "\n");
    overlay.git("add", "-A");

    assertFinding(1, "provenance-not-json", name.replace(".provenance", ""));
  }

  @Test
  void leaves_open_what_a_missing_distfile_would_tell() throws IOException {
    overlay.stage("attested");
    Files.delete(overlay.repository().distdir().resolve("heron_parser-1.5.0.tar.gz"));

    Reported report = assertQuiet(2, "check", "--offline", "--format", "json");

    assertThat(report.ids()).contains("distfile-absent");
    assertThat(report.verdicts()).containsEntry(HERON + "-1.5.0", "not-checked");
  }

  @Test
  void leaves_open_what_the_index_does_not_answer() throws IOException {
    overlay.stage("attested");
    overlay.server().close();
    Path empty = Files.createDirectories(directory.resolve("empty"));

    Reported report = assertQuiet(2, "check", "--distdir", empty.toString(), "--format", "json");

    assertThat(report.ids()).contains("network-unreachable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--staged", "--all", "--since=HEAD", "--push"})
  void says_that_a_directory_is_no_overlay(String scope) throws IOException {
    Path plain = Files.createDirectories(directory.resolve("plain"));

    assertSentence(plain, "overlay", "check", scope);
    assertSentence(plain, "no overlay", "check", scope, "--overlay", plain.toString());
    assertSentence(plain, "no directory", "check", scope, "--overlay", "not-there");
    assertThat(plain).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"--since=HEAD~1,HEAD~1", "--since=main,main", "--since=nonsense,nonsense"})
  void has_no_range_in_a_repository_without_commits(String since, String names) throws IOException {
    Path fresh = Files.createDirectories(directory.resolve("fresh"));
    OverlayBuilder.at(fresh).skeleton("fresh", "dev-python");
    io.github.ebuildattest.testkit.overlay.Git.in(fresh).init();

    CommandResult result = assertSentence(fresh, "commit", "check", since);

    assertThat(result.err()).containsAnyOf(names, "HEAD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "", "HEAD~99", "HEAD^{tree}", "a..b", "-1", "--", "\u0007"})
  void says_that_a_revision_is_none(String since) throws IOException {
    assertSentence(overlay.root(), "", "check", "--since=" + since);
  }

  @Test
  void names_an_empty_range_as_such() throws IOException {
    Reported report = assertQuiet(2, "check", "--since", "HEAD", "--format", "json");

    assertThat(report.ids()).containsExactly("range-empty");
  }

  @ParameterizedTest
  @CsvSource({
    "--no-such-option",
    "--format=xml",
    "--format=json=",
    "--staged --all",
    "--push --since HEAD",
    "--hook --all",
    "--since",
    "no-such.ebuild"
  })
  void explains_a_wrong_command_line(String line) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("check"));
    arguments.addAll(List.of(line.split(" ")));

    assertSentence(overlay.root(), "", arguments.toArray(String[]::new));
  }

  static Stream<Arguments> malformedPins() {
    return Stream.of(
        Arguments.of("atested = true", "attested-sinse = \"1.4.0\"\n", "attested-since"),
        Arguments.of(
            "an unknown key in an identity",
            "\n[[attestation-identities]]\nkind = \"GitHub\"\nrepositry = \"a/b\"\n",
            "repository"),
        Arguments.of("an unknown kind", "\n[[attestation-identities]]\nkind = \"Gitea\"\n", "kind"),
        Arguments.of(
            "no key left out",
            "\n[[attestation-identities]]\nkind = \"GitHub\"\nrepository = \"a/b\"\n",
            "workflow"),
        Arguments.of(
            "a decision that covers nothing",
            "\n[[decision]]\ndate = 2026-11-21\nfinding = \"attestation-lost\"\nreason = \"x\"\n",
            "decision"),
        Arguments.of("no TOML", "= = =\n", "is not TOML"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedPins")
  void names_file_line_and_nearest_key_of_a_malformed_pin(
      String what, String addition, String names) throws IOException {
    overlay.stage("attested");
    String text = overlay.text(HERON_PIN);
    overlay.write(
        HERON_PIN, addition.startsWith("attested-sinse") ? addition + text : text + addition);
    overlay.git("add", "-A");

    assertFinding(1, "pin-malformed", names);
    Reported report = assertQuiet(1, "check", "--format", "json");
    assertThat(report.verdicts()).containsEntry(HERON + "-1.5.0", "blocked");
    assertThat(overlay.tool().run("check").out())
        .containsPattern("heron-parser/attestations\\.toml:\\d+");
    assertThat(overlay.tool().run("check", "--staged", "--hook").code()).isEqualTo(1);
    CommandResult result = assertSentence(overlay.root(), names, "check", "--all");
    assertThat(result.err()).containsPattern("heron-parser/attestations\\.toml:\\d+");
  }

  @Test
  void does_not_take_a_malformed_pin_in_the_base_for_none() throws IOException {
    overlay.write(HERON_PIN, overlay.text(HERON_PIN) + "= = =\n").slipIn();
    overlay.stage("identity-changed");
    overlay.git("reset", "-q");
    overlay.stage("attested");

    assertSentence(overlay.root(), "attestations.toml", "check");
  }

  @ParameterizedTest
  @CsvSource({
    "firstuse = \"ask\", first-use",
    "first-use = \"never\", first-use",
    "minimum-age = \"soon\", minimum-age",
    "minimum-age = \"-1d\", minimum-age",
    "minimum-age = 7, minimum-age",
    "unattested = true, unattested",
    "= =, toml"
  })
  void names_file_line_and_nearest_key_of_a_malformed_policy(String line, String names)
      throws IOException {
    overlay.stage("attested");
    overlay.write(POLICY, "# policy\n" + line + "\n");
    overlay.git("add", "-A");

    assertFinding(1, "policy-malformed", names);
    assertThat(overlay.tool().run("check").out()).contains("metadata/ebuild-attest.toml:2");
    CommandResult result = assertSentence(overlay.root(), names, "check", "--all");
    assertThat(result.err()).contains("metadata/ebuild-attest.toml:2");
  }

  @Test
  void judges_by_the_defaults_and_warns_where_the_bases_policy_is_malformed() throws IOException {
    overlay.write(POLICY, "unattested = \"warn\"\nfirstuse = 1\n").slipIn();
    overlay.stage("unattested");
    overlay.write(POLICY, "unattested = \"warn\"\n");
    overlay.git("add", "-A");

    Reported report = assertQuiet(1, "check", "--format", "json");

    assertThat(report.ids()).contains("policy-base-malformed", "gate-changed");
    assertThat(report.blocking()).contains("unattested");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "[]", "no JSON", "{\"tlogs\":[],\"certificateAuthorities\":[]}"})
  void says_that_a_trusted_root_cannot_be_read(String text) throws IOException {
    overlay.stage("attested");
    Path root = Files.writeString(directory.resolve("root.json"), text);

    assertSentence(overlay.root(), "root.json", "check", "--trusted-root", root.toString());
  }

  @Test
  void says_that_a_trusted_root_is_not_there() throws IOException {
    overlay.stage("attested");
    overlay.git("config", "ebuild-attest.trustedRoot", "/not/there.json");

    assertSentence(overlay.root(), "/not/there.json", "check");
  }

  /** Settings that cannot be read are not ignored, since they may forbid the network. */
  @ParameterizedTest
  @ValueSource(strings = {"check --all", "init --yes", "suggest"})
  void says_that_the_settings_of_the_repository_cannot_be_read(String line) throws IOException {
    overlay.git("config", "ebuild-attest.offline", "true");
    Files.writeString(overlay.root().resolve(".git/config"), "[core\n");
    Tree before = Tree.of(overlay.root());

    CommandResult result = overlay.tool().run(line.split(" "));

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("config").hasLineCount(1);
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
  }

  /** Settings count even where the history cannot be read faithfully; the work tree needs none. */
  @Test
  void obeys_the_settings_of_a_repository_whose_history_is_grafted() throws IOException {
    overlay.git("config", "ebuild-attest.offline", "true");
    Files.writeString(overlay.root().resolve(".git/info/grafts"), "");

    CommandResult result = overlay.tool().run("check", "--all", "--format", "json");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("not-asked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://pypi.example/",
        "http://127.0.0.1.pypi.example/",
        "http://localhost@pypi.example/",
        "ftp://localhost/",
        "file:///etc",
        "pypi.example",
        "https://user:secret@pypi.example/",
        "https:///simple",
        "not a url"
      })
  void contacts_no_index_that_is_neither_https_nor_loopback(String index) throws IOException {
    overlay.stage("attested");

    CommandResult result = assertSentence(overlay.root(), "", "check", "--index", index);

    assertThat(result.err()).contains("ndex").doesNotContain("secret");
  }

  @Test
  void says_that_a_distdir_is_not_there() throws IOException {
    overlay.stage("attested");

    CommandResult result =
        overlay.tool().run("check", "--offline", "--distdir", directory.resolve("none").toString());

    assertThat(result.code()).isIn(2, 3);
    assertThat(result.out() + result.err()).doesNotContain("\tat ");
  }

  /** Asserts exit 3, one sentence on standard error, no report, and nothing written. */
  private CommandResult assertSentence(Path where, String names, String... arguments)
      throws IOException {
    Tree before = Tree.of(overlay.root());
    String status = overlay.git("status", "--porcelain");

    CommandResult result = Tool.in(where).run(arguments);

    assertThat(result.code()).as(result.toString()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("ebuild-attest: ").contains(names);
    assertThat(result.err().lines()).as(result.err()).hasSize(1);
    assertThat(result.err()).doesNotContain("Exception", "\tat ", "\u0007");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
    assertThat(overlay.git("status", "--porcelain")).isEqualTo(status);
    return result;
  }

  private void assertFinding(int code, String finding, String names) throws IOException {
    Reported report = assertQuiet(code, "check", "--staged", "--format", "json");
    assertThat(report.ids()).as(report.toString()).contains(finding);
    assertThat(report.result().out()).contains(names);
  }

  /** Asserts a report on standard output, nothing on standard error, and nothing written. */
  private Reported assertQuiet(int code, String... arguments) throws IOException {
    Tree before = Tree.of(overlay.root());
    String status = overlay.git("status", "--porcelain");

    Reported report = Reported.of(overlay.tool().run(arguments));

    assertThat(report.code()).as(report.toString()).isEqualTo(code);
    assertThat(report.result().err()).isEmpty();
    assertThat(report.result().out()).doesNotContain("Exception", "\tat ");
    assertThat(Tree.of(overlay.root())).isEqualTo(before);
    assertThat(overlay.git("status", "--porcelain")).isEqualTo(status);
    return report;
  }

  /** The Manifest's line for a file of zeros. */
  private static String zeros(String name, long size) {
    Blake2bDigest blake2b = new Blake2bDigest(512);
    byte[] block = new byte[1 << 20];
    for (long done = 0; done < size; done += block.length) {
      blake2b.update(block, 0, block.length);
    }
    byte[] digest = new byte[64];
    blake2b.doFinal(digest, 0);
    return "DIST " + name + " " + size + " BLAKE2B " + HexFormat.of().formatHex(digest);
  }
}
