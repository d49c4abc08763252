package io.github.ebuildattest.hook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.RealDocuments;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.testkit.overlay.Distfile;
import io.github.ebuildattest.testkit.overlay.Git;
import io.github.ebuildattest.testkit.overlay.Sdist;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.GoogleIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import io.github.ebuildattest.testkit.source.GitServer;
import io.github.ebuildattest.testkit.source.SourceRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {

  private static final PrivateSigstore SIGSTORE = PrivateSigstore.of("compared");
  private static final String STEM = "lapwing-1.2";
  private static final Instant LOGGED = Instant.parse("2026-02-03T04:05:06Z");

  private static final Map<String, String> PROJECT =
      Map.of(
          "pyproject.toml", "[project]\nname = 'lapwing'\nversion = '1.2'\n",
          "src/lapwing/__init__.py", "def main():\n    pass\n");

  @TempDir private Path directory;
  private GitServer server;
  private String commit;
  private Identity identity;

  @BeforeEach
  void publish() throws IOException {
    Files.createDirectories(directory.resolve("work"));
    SourceRepository repository = SourceRepository.in(directory.resolve("host/waders/lapwing"));
    commit = repository.commit(PROJECT);
    server = GitServer.of(directory.resolve("host"));
    identity =
        GitHubIdentity.releasing("waders/lapwing", "11", "22", "1.2")
            .withClaim(13, commit)
            .withClaim(19, commit);
    Files.writeString(directory.resolve("root.json"), SIGSTORE.trustedRootJson());
    Files.writeString(
        directory.resolve("gitconfig"),
        "[url \"" + server.url() + "/\"]\n\tinsteadOf = https://github.com/\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void passes_a_file_that_holds_what_the_commit_holds_and_says_what_that_does_not_show()
      throws IOException {
    CommandResult result = compare(PROJECT, PROJECT);

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("equals commit " + commit.substring(0, 12) + "  lapwing-1.2.tar.gz")
        .contains("https://github.com/waders/lapwing/commit/" + commit, "2 the same")
        .contains("It does not show that the commit is");
  }

  @Test
  void names_the_code_that_an_attested_file_has_and_its_repository_never_had() throws IOException {
    // as ultralytics 8.3.41: the right workflow, a valid attestation, one file more
    Map<String, String> built = with("src/lapwing/downloads.py", "import os\n");

    CommandResult result = compare(built, built);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .startsWith("DIFFERS FROM COMMIT")
        .contains("source-added (source): one file is not in commit", "src/lapwing/downloads.py")
        .doesNotContain("NOT VERIFIED", "It does not show");
  }

  @Test
  void compares_a_file_that_was_doctored_later_and_tells_both() throws IOException {
    CommandResult result =
        compare(PROJECT, with("src/lapwing/__init__.py", "import os\n"), "--format=json");

    JsonObject json = JsonParser.parseString(result.out()).getAsJsonObject();
    assertThat(result.code()).isEqualTo(1);
    assertThat(json.get("verified").getAsBoolean()).isFalse();
    assertThat(ids(json)).contains("digest-mismatch", "source-altered");
    assertThat(json.getAsJsonObject("source").getAsJsonObject("counts").get("altered").getAsInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 401, 503})
  void a_host_that_does_not_give_the_commit_leaves_the_question_open(int status)
      throws IOException {
    server.answering(status, new byte[0]);

    CommandResult result = compare(PROJECT, PROJECT, "--format=json");

    JsonObject json = JsonParser.parseString(result.out()).getAsJsonObject();
    assertThat(result.code()).isEqualTo(2);
    assertThat(ids(json))
        .containsExactly(status == 503 ? "source-unreachable" : "source-commit-gone");
    assertThat(json.get("source").isJsonNull()).isTrue();
    assertThat(json.get("not-compared").getAsString()).contains("HTTP " + status);
  }

  @Test
  void asks_nobody_where_the_run_is_offline() throws IOException {
    CommandResult result = compare(PROJECT, PROJECT, "--offline");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).startsWith("not compared").contains("source-unreachable");
    assertThat(server.questions()).isEmpty();
  }

  @Test
  void ignores_where_a_judged_tree_would_have_it_ask() throws IOException {
    Path overlay = directory.resolve("work");
    Git.in(overlay).init().config("include.path", "../evil.gitconfig");
    Files.writeString(
        overlay.resolve("evil.gitconfig"),
        "[url \"" + server.url() + "/evil/\"]\n\tinsteadOf = https://github.com/waders/\n");

    CommandResult result = compare(PROJECT, PROJECT);

    assertThat(result.code()).isZero();
  }

  @Test
  void a_publisher_without_a_commit_is_not_compared_and_no_pass() throws IOException {
    identity = new GoogleIdentity("builder@lapwing.example");

    CommandResult result = compare(PROJECT, PROJECT);

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .startsWith("not compared")
        .contains("not compared: the certificate names no commit");
  }

  @Test
  void an_archive_that_can_be_read_in_two_ways_is_no_pass() throws IOException {
    Distfile sdist = Sdist.holding(STEM, PROJECT);
    byte[] bytes = Arrays.copyOf(sdist.bytes(), sdist.bytes().length + 1);

    CommandResult result = compare(bytes, bytes);

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("archive-malformed (malformed): the archive holds something behind");
  }

  @Test
  void asks_for_a_file_that_is_named_as_on_pypi() throws IOException {
    Path file = Files.writeString(directory.resolve("lapwing.tar.bz2"), "x");

    CommandResult result =
        Tool.in(directory.resolve("work"))
            .run("compare", file.toString(), "--provenance", file.toString());

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("is not named as a wheel or an sdist on PyPI is");
  }

  /** Named by {@code -Dsource.mirrors=DIRECTORY}: OWNER/NAME below it are the projects' own. */
  @ParameterizedTest
  @ValueSource(strings = {"sampleproject-4.0.0", "pypi_attestations-0.0.19"})
  void real_files_hold_what_their_commits_hold(String stem) throws IOException {
    String mirrors = System.getProperty("source.mirrors", "");
    assumeTrue(!mirrors.isEmpty(), "no repositories of real projects are named");
    Files.writeString(
        directory.resolve("gitconfig"),
        "[url \"" + mirrors + "/\"]\n\tinsteadOf = https://github.com/\n");
    String file = RealDocuments.path("github/" + stem + ".tar.gz");

    CommandResult result =
        Tool.in(directory.resolve("work"))
            .with("GIT_CONFIG_GLOBAL", directory.resolve("gitconfig").toString())
            .run("compare", file, "--provenance", file + ".provenance");

    assertThat(result.out()).startsWith("equals commit");
    assertThat(result.code()).isZero();
  }

  private static Map<String, String> with(String path, String text) {
    Map<String, String> files = new LinkedHashMap<>(PROJECT);
    files.put(path, text);
    return files;
  }

  private CommandResult compare(
      Map<String, String> attested, Map<String, String> had, String... more) throws IOException {
    return compare(Sdist.holding(STEM, attested).bytes(), Sdist.holding(STEM, had).bytes(), more);
  }

  private CommandResult compare(byte[] attested, byte[] had, String... more) throws IOException {
    String name = STEM + ".tar.gz";
    Path file = Files.write(directory.resolve(name), had);
    Path provenance =
        Files.writeString(
            directory.resolve(name + ".provenance"),
            AttestationMaker.of(SIGSTORE, identity, name, attested, LOGGED).provenanceJson());
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "compare",
                    file.toString(),
                    "--provenance",
                    provenance.toString(),
                    "--trusted-root",
                    directory.resolve("root.json").toString()),
                Stream.of(more))
            .toArray(String[]::new);
    return Tool.in(directory.resolve("work"))
        .with("GIT_CONFIG_GLOBAL", directory.resolve("gitconfig").toString())
        .run(arguments);
  }

  private static List<String> ids(JsonObject json) {
    return StreamSupport.stream(json.getAsJsonArray("findings").spliterator(), false)
        .map(finding -> finding.getAsJsonObject().get("id").getAsString())
        .toList();
  }
}
