package io.github.ebuildattest.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.ebuildattest.hook.GitRepository.Output;
import io.github.ebuildattest.hook.process.Version;
import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The jar, put somewhere by a maintainer and run as a program by its own name. */
class ProgramIT {

  private static final PrivateSigstore SIGSTORE = PrivateSigstore.of("program");
  private static final byte[] BYTES = "an archive".getBytes(StandardCharsets.US_ASCII);
  private static final String UPSTREAM = "https://github.com/heronry/heron-parser";

  @TempDir private Path directory;
  private Path distribution;
  private Path provenance;
  private Path root;

  @BeforeEach
  void a_file_with_its_provenance() throws IOException {
    distribution = directory.resolve("heron_parser-1.2.0.tar.gz");
    provenance = directory.resolve("provenance");
    root = directory.resolve("root.json");
    Files.write(distribution, BYTES);
    Files.writeString(
        provenance,
        AttestationMaker.of(
                SIGSTORE,
                GitHubIdentity.releasing("heronry/heron-parser", "4711", "42", "1.2.0"),
                "heron_parser-1.2.0.tar.gz",
                BYTES,
                Instant.parse("2025-03-04T05:06:07Z"))
            .provenanceJson());
    Files.writeString(root, SIGSTORE.trustedRootJson());
  }

  private Output run(String folder, String... args) throws IOException, InterruptedException {
    Path program = Files.createDirectories(directory.resolve(folder)).resolve("ebuild-attest");
    Files.copy(Path.of("target", "ebuild-attest.jar"), program, StandardCopyOption.COPY_ATTRIBUTES);
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Output(process.waitFor(), out);
  }

  private Output verify(String folder, String upstream) throws IOException, InterruptedException {
    return run(
        folder,
        "verify",
        distribution.toString(),
        "--provenance",
        provenance.toString(),
        "--trusted-root",
        root.toString(),
        "--upstream",
        upstream,
        "--format",
        "json");
  }

  private static JsonObject json(Output said) {
    return JsonParser.parseString(said.text()).getAsJsonObject();
  }

  /** The launcher has the classes of verify loaded in another way than those of other commands. */
  @ParameterizedTest
  @ValueSource(strings = {"tools", "my tools"})
  void verifies_wherever_it_lies(String folder) throws Exception {
    Output said = verify(folder, UPSTREAM);

    assertThat(said.code()).isZero();
    assertThat(json(said).get("verified").getAsBoolean()).isTrue();
    assertThat(json(said).getAsJsonObject("tool").get("version").getAsString())
        .isEqualTo(Version.number())
        .matches("\\d+\\.\\d+.*");
  }

  /** In a class path a colon ends a file name. */
  @Test
  void says_why_it_cannot_run_from_there() throws Exception {
    Output said = run("10:30", "check");

    assertThat(said.code()).isEqualTo(3);
    assertThat(said.text()).contains("colon").hasLineCount(1);
  }

  @Test
  void refuses_what_another_repository_built() throws Exception {
    Output said = verify("tools", "https://github.com/somebody/else");

    assertThat(said.code()).isOne();
    assertThat(said.text()).contains("upstream-mismatch");
  }

  @Test
  void explains_a_finding() throws Exception {
    assertThat(run("tools", "explain", "digest-mismatch").text()).contains("digest-mismatch");
  }

  /** Hooks that it installs call it, and find it. */
  @Test
  void installs_hooks_that_run_it() throws Exception {
    Path overlay = directory.resolve("overlay");
    GitRepository git = GitRepository.ofOverlay(overlay, "");

    Output said = run("my tools", "install", "--overlay", overlay.toString());

    assertThat(said.code()).as(said.text()).isZero();
    assertThat(overlay.resolve(".git/hooks/pre-commit"))
        .content()
        .contains(directory.resolve("my tools").resolve("ebuild-attest").toString());
    assertThat(git.tryGit(Map.of(), "commit", "--allow-empty", "-m", "x").code()).isZero();
  }

  @Test
  void checks() throws Exception {
    assertThat(run("tools", "check", "--help").text()).contains("Usage: ebuild-attest check");
  }
}
