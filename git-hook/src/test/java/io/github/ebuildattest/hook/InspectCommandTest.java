package io.github.ebuildattest.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.hook.Tool.Outcome;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.CircleCiIdentity;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    Outcome outcome = Tool.in(directory).run("inspect", "--format", "json", file.toString());

    assertThat(outcome.code()).as(outcome.err()).isZero();
    return JsonParser.parseString(outcome.out())
        .getAsJsonObject()
        .getAsJsonArray("documents")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("attestations")
        .get(0)
        .getAsJsonObject();
  }
}
