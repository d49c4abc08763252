package io.github.ebuildattest.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.testkit.overlay.Git;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pypi.HostedFile;
import io.github.ebuildattest.testkit.pypi.PyPiServer;
import io.github.ebuildattest.testkit.pypi.Request;
import io.github.ebuildattest.testkit.sigstore.CircleCiIdentity;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectCommandTest {

  private static final PrivateSigstore SIGSTORE = PrivateSigstore.of("inspected");
  private static final Instant TIME = Instant.parse("2025-03-04T05:06:07Z");
  private static final GitHubIdentity GITHUB =
      GitHubIdentity.releasing("heronry/heron-parser", "1", "2", "1.2.0");

  @TempDir private Path directory;

  @Test
  void links_to_run_and_commit_and_says_which_log_took_it_when() throws IOException {
    JsonObject said = inspect(SIGSTORE, GITHUB);

    JsonObject links = said.getAsJsonObject("links");
    assertThat(links.get("run").getAsString()).contains("/heronry/heron-parser/actions/runs/");
    assertThat(links.get("commit").getAsString())
        .isEqualTo("https://github.com/heronry/heron-parser/commit/" + GITHUB.claims().get(13));
    assertThat(links.get("log-entry").isJsonNull()).isTrue();
    JsonObject log = said.getAsJsonObject("log");
    assertThat(log.get("log-id").getAsString()).matches("[0-9a-f]{64}");
    assertThat(log.get("time").getAsString()).isEqualTo(TIME.toString());
  }

  @Test
  void tells_the_timestamps_time_where_the_log_tells_none() throws IOException {
    JsonObject said = inspect(SIGSTORE.withSecondRekor(), GITHUB);

    assertThat(said.getAsJsonObject("log").get("time").getAsString()).isEqualTo(TIME.toString());
  }

  @Test
  void tells_a_CircleCI_publisher_and_both_of_who_signed_and_what_was_configured()
      throws IOException {
    CircleCiIdentity circle = CircleCiIdentity.releasing("o/foo", "p-1", "1.2.0");
    JsonObject said = inspect(SIGSTORE, circle);

    assertThat(said.getAsJsonObject("publisher")).isEqualTo(circle.publisher());
    JsonObject claims = said.getAsJsonObject("claims");
    assertThat(claims.get("build-signer-uri").getAsString()).isEqualTo(circle.claims().get(9));
    assertThat(claims.get("build-config-uri").getAsString()).isEqualTo(circle.claims().get(18));
  }

  private JsonObject inspect(PrivateSigstore sigstore, Identity identity) throws IOException {
    Path file = directory.resolve("heron_parser-1.2.0.tar.gz.provenance");
    Files.writeString(
        file,
        AttestationMaker.of(sigstore, identity, "heron_parser-1.2.0.tar.gz", new byte[0], TIME)
            .provenanceJson());

    CommandResult result = Tool.in(directory).run("inspect", "--format", "json", file.toString());

    assertThat(result.code()).as(result.err()).isZero();
    return JsonParser.parseString(result.out())
        .getAsJsonObject()
        .getAsJsonArray("documents")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("attestations")
        .get(0)
        .getAsJsonObject();
  }

  @Nested
  class FromTheIndex {

    private static final String FILE = "heron_parser-1.2.0.tar.gz";

    private PyPiServer server;

    @BeforeEach
    void start() throws IOException {
      server = PyPiServer.start();
    }

    @AfterEach
    void stop() {
      server.close();
    }

    private HostedFile hosted() {
      return server.release("heron-parser", "1.2.0").file(new byte[0]);
    }

    private CommandResult inspect(String name, String... options) {
      List<String> arguments = new ArrayList<>(List.of("inspect", name));
      arguments.addAll(List.of(options));
      return Tool.in(directory)
          .with("EBUILD_ATTEST_INDEX", server.url().toString())
          .run(arguments.toArray(String[]::new));
    }

    @Test
    void shows_what_it_serves_for_a_file() {
      hosted()
          .provenance(
              AttestationMaker.of(SIGSTORE, GITHUB, FILE, new byte[0], TIME).provenanceJson());

      CommandResult result = inspect("pypi:" + FILE);

      assertThat(result.code()).as(result.toString()).isZero();
      assertThat(result.out())
          .startsWith("pypi:" + FILE)
          .contains(
              "https://github.com/heronry/heron-parser", TIME.toString(), "Nothing was verified");
      assertThat(server.requests())
          .extracting(Request::path)
          .containsExactly("/integrity/heron-parser/1.2.0/" + FILE + "/provenance");
    }

    @Test
    void shows_a_wheel_and_a_file_beside_each_other() throws IOException {
      String wheel = "heron_parser-1.2.0-py3-none-any.whl";
      String json =
          AttestationMaker.of(SIGSTORE, GITHUB, wheel, new byte[0], TIME).provenanceJson();
      server.release("heron-parser", "1.2.0").file(wheel, new byte[0]).provenance(json);
      Path local = Files.writeString(directory.resolve("local.json"), json);

      CommandResult result = inspect("pypi:" + wheel, local.toString(), "--format", "json");

      assertThat(result.code()).as(result.toString()).isZero();
      JsonArray documents =
          JsonParser.parseString(result.out()).getAsJsonObject().getAsJsonArray("documents");
      assertThat(documents.get(0).getAsJsonObject().get("attestations"))
          .isEqualTo(documents.get(1).getAsJsonObject().get("attestations"));
    }

    @Test
    void says_that_a_file_has_no_attestation() {
      hosted();

      CommandResult result = inspect("pypi:" + FILE);

      assertThat(result.code()).as(result.toString()).isEqualTo(1);
      assertThat(result.out()).contains("unattested (", "no attestation of it");
    }

    @Test
    void says_that_there_is_no_such_file() {
      CommandResult result = inspect("pypi:" + FILE);

      assertThat(result.code()).as(result.toString()).isEqualTo(1);
      assertThat(result.out()).contains("file-not-on-index (", "no file " + FILE);
    }

    @Test
    void says_that_attestations_are_switched_off() {
      hosted();
      server.index().attestationsDisabled(true);

      CommandResult result = inspect("pypi:" + FILE);

      assertThat(result.code()).as(result.toString()).isEqualTo(2);
      assertThat(result.out()).contains("attestations-disabled (");
    }

    @Test
    void says_that_the_index_is_not_there() {
      CommandResult result =
          inspect("pypi:" + FILE, "--timeout", "1", "--index", "http://127.0.0.1:9");

      assertThat(result.code()).as(result.toString()).isEqualTo(2);
      assertThat(result.out()).contains("network-unreachable (");
    }

    @Test
    void asks_nobody_when_offline() {
      CommandResult result = inspect("pypi:" + FILE, "--offline");

      assertThat(result.code()).as(result.toString()).isEqualTo(2);
      assertThat(result.out()).contains("provenance-absent (", "this run is offline");
      assertThat(server.requests()).isEmpty();
    }

    @Test
    void asks_nobody_where_git_says_so_or_cannot_be_read() throws IOException {
      Path overlay = Files.createDirectories(directory.resolve("overlay/profiles")).getParent();
      Files.writeString(overlay.resolve("profiles/repo_name"), "heronry\n");
      Git.in(overlay).init().config("ebuild-attest.offline", "true");
      Tool tool = Tool.in(overlay).with("EBUILD_ATTEST_INDEX", server.url().toString());

      assertThat(tool.run("inspect", "pypi:" + FILE).out()).contains("this run is offline");

      Files.writeString(overlay.resolve(".git/config"), "[core\n");

      CommandResult result = tool.run("inspect", "pypi:" + FILE);
      assertThat(result.code()).as(result.toString()).isEqualTo(3);
      assertThat(result.err()).contains("git configuration");
      assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "heron-parser",
          "heron_parser-1.2.0.tar.bz2",
          "heron_parser.tar.gz",
          "../heron_parser-1.2.0.tar.gz",
          "heron_parser-1.2.0.tar.gz?",
          "heron_parser- 1.2.0.tar.gz",
          "heron_parser-1.2.0-py3-none.whl",
        })
    void refuses_what_is_no_name_of_a_distribution(String name) {
      CommandResult result = inspect("pypi:" + name);

      assertThat(result.code()).as(result.toString()).isEqualTo(3);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).contains("no name of a wheel or an sdist");
      assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"caFile, ours.pem, ours.pem", "timeout, soon, seconds", "index, ftp://x, index"})
    void reads_gits_configuration_and_refuses_what_cannot_be_used(
        String key, String value, String said) throws IOException {
      Git.in(directory).init().config("ebuild-attest." + key, value);

      CommandResult result = Tool.in(directory).run("inspect", "pypi:" + FILE);

      assertThat(result.code()).as(result.toString()).isEqualTo(3);
      assertThat(result.err()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "1.5", "99999999"})
    void refuses_a_timeout_that_is_none(String timeout) {
      CommandResult result = inspect("pypi:" + FILE, "--timeout=" + timeout);

      assertThat(result.code()).as(result.toString()).isEqualTo(3);
      assertThat(result.err()).contains("seconds");
    }

    @Test
    void refuses_a_CA_file_that_is_none() throws IOException {
      Path file = Files.writeString(directory.resolve("ca.pem"), "nothing");

      CommandResult result = inspect("pypi:" + FILE, "--ca-file", file.toString());

      assertThat(result.code()).as(result.toString()).isEqualTo(3);
      assertThat(result.err()).contains("ca.pem");
    }

    @Test
    void refuses_a_proxy_that_is_none_and_keeps_its_password_to_itself() {
      CommandResult result =
          Tool.in(directory)
              .with("https_proxy", "socks5://me:verysecret@127.0.0.1:1")
              .run("inspect", "pypi:" + FILE);

      assertThat(result.code()).as(result.toString()).isEqualTo(3);
      assertThat(result.err()).contains("https_proxy").doesNotContain("verysecret");
    }
  }
}
