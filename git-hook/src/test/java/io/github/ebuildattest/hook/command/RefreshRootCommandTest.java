package io.github.ebuildattest.hook.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.hook.CommandResult;
import io.github.ebuildattest.hook.Tool;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import io.github.ebuildattest.testkit.sigstore.TufRepository;
import io.github.ebuildattest.testkit.sigstore.TufServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The root is fetched from a TUF repository on loopback, with real signatures. */
class RefreshRootCommandTest {

  private static final PrivateSigstore SIGSTORE = PrivateSigstore.of("refreshed");
  private static final Instant EXPIRY = Instant.parse("2061-01-01T00:00:00Z");

  /** Later than the date of any root that ships. */
  private static final Instant NOW = Instant.parse("2060-01-01T00:00:00Z");

  private static final TufRepository HONEST =
      TufRepository.of(SIGSTORE.key("tuf"), SIGSTORE.trustedRootJson(), EXPIRY);

  private static final String NAME = "heron_parser-1.2.0.tar.gz";

  @TempDir private Path directory;
  private TufServer server;
  private Path refreshed;

  @BeforeEach
  void serve() throws IOException {
    server = TufServer.serving(HONEST);
    refreshed = directory.resolve("cache/ebuild-attest/trusted_root.json");
    Files.write(directory.resolve("root.json"), HONEST.root());
    byte[] bytes = "an archive".getBytes(StandardCharsets.US_ASCII);
    Files.write(directory.resolve(NAME), bytes);
    Files.writeString(
        directory.resolve(NAME + ".provenance"),
        AttestationMaker.of(
                SIGSTORE,
                GitHubIdentity.releasing("heronry/heron-parser", "1", "2", "1.2.0"),
                NAME,
                bytes,
                Instant.parse("2025-03-04T05:06:07Z"))
            .provenanceJson());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_refreshed_root_is_written_and_used_from_then_on() throws Exception {
    CommandResult before = verify();

    CommandResult result = refresh();

    assertThat(before.code()).isNotZero();
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).contains(refreshed.toString());
    assertThat(refreshed).hasContent(SIGSTORE.trustedRootJson());
    CommandResult after = verify();
    assertThat(after.code()).as(after.out()).isZero();
    assertThat(after.out().replaceAll("\\s+", "")).contains(refreshed + ",0daysold");
    try (Stream<Path> files = Files.list(refreshed.getParent())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("trusted_root.json", "tuf");
    }
  }

  @Test
  void a_root_that_is_named_wins_over_the_refreshed_one() throws Exception {
    refresh();
    Path other = directory.resolve("other.json");
    Files.writeString(other, PrivateSigstore.of("another").trustedRootJson());

    assertThat(verify("--trusted-root", other.toString()).code()).isEqualTo(1);
    assertThat(verify(tool().with("EBUILD_ATTEST_TRUSTED_ROOT", other.toString())).code())
        .isEqualTo(1);
  }

  @Test
  void the_next_version_of_the_root_replaces_it() throws Exception {
    refresh();
    String next = PrivateSigstore.of("next").trustedRootJson();

    server.serve(HONEST.withTrustedRoot(next));

    assertThat(refresh().code()).isZero();
    assertThat(refreshed).hasContent(next);
  }

  @Test
  void a_root_that_nobody_signed_leaves_the_old_one() throws Exception {
    refresh();

    server.serve(
        HONEST
            .withTrustedRoot(PrivateSigstore.of("attacker").trustedRootJson())
            .withSigner(SIGSTORE.key("attacker")));

    assertKept(refresh());
  }

  @Test
  void an_older_state_of_the_repository_leaves_the_root_in_use() throws Exception {
    server.serve(HONEST.withTrustedRoot(SIGSTORE.trustedRootJson()));
    refresh();

    server.serve(HONEST);

    assertKept(refresh());
  }

  @Test
  void an_expired_repository_leaves_the_old_one() throws Exception {
    refresh();

    server.serve(HONEST.withExpiry(NOW.minusSeconds(1)));

    assertKept(refresh());
  }

  @Test
  void a_signed_root_that_cannot_be_read_leaves_the_old_one() throws Exception {
    refresh();

    server.serve(HONEST.withTrustedRoot("{}"));

    assertKept(refresh());
  }

  @Test
  void no_network_leaves_things_as_they_are() throws Exception {
    server.close();

    CommandResult result = refresh();

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).containsOnlyOnce("\n").contains("could not be fetched");
    assertThat(refreshed).doesNotExist();
  }

  @Test
  void a_refreshed_root_that_cannot_be_read_is_configuration() throws Exception {
    refresh();
    Files.writeString(refreshed, "{");
    Files.setLastModifiedTime(refreshed, FileTime.from(NOW));

    CommandResult result = verify();

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .containsOnlyOnce("\n")
        .contains("trusted-root-unreadable", refreshed.toString(), "refresh-root");
  }

  @Test
  void a_refreshed_root_older_than_the_shipped_one_is_passed_over() throws Exception {
    refresh();
    Files.setLastModifiedTime(refreshed, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));

    assertThat(verify().out()).contains("shipped");
  }

  @Test
  void nothing_is_fetched_in_the_clear_or_to_nowhere() {
    assertThat(
            tool()
                .run("refresh-root", "--mirror", "http://tuf.example/", "--tuf-root", "root.json")
                .code())
        .isEqualTo(3);
    assertThat(tool().run("refresh-root", "--mirror", "https://tuf.example/").code()).isEqualTo(3);
    CommandResult homeless =
        tool()
            .without("HOME")
            .without("XDG_CACHE_HOME")
            .with("HOME", "relative")
            .run("refresh-root");
    assertThat(homeless.code()).isEqualTo(3);
    assertThat(homeless.err()).contains("XDG_CACHE_HOME");
  }

  private void assertKept(CommandResult result) throws IOException {
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).containsOnlyOnce("\n").contains("the one in use stays");
    assertThat(refreshed).hasContent(SIGSTORE.trustedRootJson());
  }

  private Tool tool() {
    return Tool.in(directory).with("XDG_CACHE_HOME", directory.resolve("cache").toString()).at(NOW);
  }

  private CommandResult refresh() {
    return tool()
        .run("refresh-root", "--mirror", server.url().toString(), "--tuf-root", "root.json");
  }

  private CommandResult verify(String... more) {
    return verify(tool(), more);
  }

  private static CommandResult verify(Tool tool, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "verify",
                NAME,
                "--provenance",
                NAME + ".provenance",
                "--upstream",
                "https://github.com/heronry/heron-parser"));
    arguments.addAll(Arrays.asList(more));
    return tool.run(arguments.toArray(String[]::new));
  }
}
