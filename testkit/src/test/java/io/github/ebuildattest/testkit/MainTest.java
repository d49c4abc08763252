package io.github.ebuildattest.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.testkit.overlay.Git;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path folder;

  @Test
  void lists_bumps_with_verdict_and_findings() {
    assertThat(run("list")).isZero();
    assertThat(text(out).lines())
        .contains(
            "attested\tpass\t",
            "unattested\tblock\tunattested",
            "attestation-lost\tblock\tattestation-lost",
            "manifest-mismatch\tblock\tmanifest-mismatch,digest-mismatch")
        .allMatch(line -> line.matches("[a-z-]+\t(pass|block)\t([a-z-]+(,[a-z-]+)*)?"));
  }

  @Test
  void makes_an_overlay_and_stages_a_bump_in_it() {
    String overlay = folder.resolve("overlay").toString();
    assertThat(run("overlay", overlay)).isZero();
    assertThat(run("bump", overlay, "attested")).isZero();
    assertThat(text(err)).isEmpty();
  }

  @Test
  void refuses_a_bump_it_does_not_know_in_one_sentence() {
    String overlay = folder.resolve("overlay").toString();
    assertThat(run("overlay", overlay)).isZero();
    assertThat(run("bump", overlay, "nonsense")).isEqualTo(3);
    assertThat(text(err).lines()).hasSize(1);
  }

  @Test
  void refuses_a_directory_that_holds_something_else() {
    assertThat(run("overlay", folder.toString())).isZero();
    assertThat(run("overlay", folder.toString())).isEqualTo(3);
    assertThat(run("bump", folder.resolve("profiles").toString(), "attested")).isEqualTo(3);
  }

  @Test
  void shows_its_usage_for_anything_else() {
    assertThat(run()).isEqualTo(3);
    assertThat(run("dance")).isEqualTo(3);
    assertThat(text(err)).contains("usage:");
  }

  @Test
  @Timeout(60)
  void serves_what_is_staged_after_it_started() throws Exception {
    String overlay = folder.resolve("overlay").toString();
    assertThat(run("overlay", overlay)).isZero();
    PipedOutputStream pipe = new PipedOutputStream();
    BufferedReader printed =
        new BufferedReader(
            new InputStreamReader(new PipedInputStream(pipe), StandardCharsets.UTF_8));
    Thread server =
        new Thread(
            () ->
                Main.run(
                    new String[] {"serve", overlay},
                    new PrintStream(pipe, true, StandardCharsets.UTF_8),
                    print(err)));
    server.start();
    try {
      String url = printed.readLine();
      assertThat(Git.in(Path.of(overlay)).run("config", "ebuild-attest.index").strip())
          .isEqualTo(url);
      URI sdist = URI.create(url + "/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz");
      assertThat(status(sdist)).isEqualTo(404);
      assertThat(run("bump", overlay, "attested")).isZero();
      assertThat(status(sdist)).isEqualTo(302);
    } finally {
      server.interrupt();
      server.join();
    }
  }

  @Test
  @Timeout(60)
  void serves_behind_a_fault_for_one_kind_of_question() throws Exception {
    String overlay = folder.resolve("faulty").toString();
    assertThat(run("overlay", overlay)).isZero();
    assertThat(run("bump", overlay, "attested")).isZero();
    PipedInputStream pipe = new PipedInputStream();
    BufferedReader printed =
        new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8));
    PrintStream to = new PrintStream(new PipedOutputStream(pipe), true, StandardCharsets.UTF_8);
    Thread server =
        new Thread(
            () ->
                Main.run(new String[] {"serve", overlay, "status-418", "simple"}, to, print(err)));
    server.start();
    try {
      String url = printed.readLine();
      assertThat(status(URI.create(url + "/simple/heron-parser/"))).isEqualTo(418);
      assertThat(
              status(URI.create(url + "/packages/source/h/heron-parser/heron_parser-1.5.0.tar.gz")))
          .isEqualTo(200);
    } finally {
      server.interrupt();
      server.join();
    }
  }

  @Test
  void names_its_faults_and_refuses_others() {
    assertThat(run("faults")).isZero();
    assertThat(text(out).lines()).hasSizeGreaterThan(60).contains("redirect-to-a-file");
    assertThat(run("serve", "nowhere", "locusts")).isEqualTo(Main.USAGE);
    assertThat(text(err)).contains("locusts");
    assertThat(run("serve", "nowhere", "packed", "everything")).isEqualTo(Main.USAGE);
  }

  private static int status(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private int run(String... args) {
    return Main.run(args, print(out), print(err));
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
