package io.github.ebuildattest.hook;

import static io.github.ebuildattest.hook.RealDocuments.ABI3INFO;
import static io.github.ebuildattest.hook.RealDocuments.ABI3INFO_UPSTREAM;
import static io.github.ebuildattest.hook.RealDocuments.path;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ebuildattest.engine.finding.FindingClass;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

  @TempDir private Path directory;

  @Test
  void explain_alone_lists_every_finding_with_its_title_by_class() {
    CommandResult result = Tool.in(directory).run("explain");

    assertThat(result.code()).isZero();
    assertThat(result.out().lines().filter(line -> !line.isBlank() && !line.startsWith(" ")))
        .containsExactlyElementsOf(
            Arrays.stream(FindingClass.values()).map(FindingClass::label).toList());
    assertThat(Arrays.stream(FindingId.values()).map(FindingId::id))
        .allSatisfy(id -> assertThat(result.out()).containsOnlyOnce("\n  " + id + ": "));
    assertThat(Replay.flat(result)).contains("configuration pin-malformed: a pin cannot be read");
  }

  @Test
  void answers_wrong_usage_with_one_sentence_and_no_report() throws IOException {
    String name = Files.writeString(directory.resolve("file"), "").toString();
    String folder = directory.toString();
    List<List<String>> wrong =
        List.of(
            List.of(),
            List.of("frobnicate"),
            List.of("check", "--bogus"),
            List.of("check", "--staged", "--all"),
            List.of("check", "--all", "--hook"),
            List.of("check", "--staged", "--remote", "origin"),
            List.of("check", "--format", "yaml"),
            List.of("check", "--format", "text", "--format", "json"),
            List.of("check", "--format", "json="),
            List.of("check", "--overlay", name),
            List.of("check", "--overlay", ""),
            List.of("check"),
            List.of("install"),
            List.of("explain", "no-such-finding"),
            List.of("inspect"),
            List.of("inspect", "no-such-file"),
            List.of("inspect", folder),
            List.of("verify", name, "--provenance", name),
            List.of("verify", name, "--upstream", "https://github.com/a/b"),
            List.of("verify", name, "--upstream", "", "--provenance", name),
            List.of("verify", name, "--upstream", "u", "--provenance", name, "--attestation", name),
            List.of("verify", name, "--upstream", "u", "--provenance", "no-such-file"),
            List.of("verify", name, "--upstream", "u", "--provenance", folder),
            List.of("verify", "no-such-file", "--upstream", "u", "--provenance", name),
            List.of("verify", folder, "--upstream", "u", "--provenance", name),
            List.of(
                "verify", name, "--upstream", "u", "--provenance", name, "--trusted-root", "none"),
            List.of(
                "verify", name, "--upstream", "u", "--provenance", name, "--trusted-root", name));

    for (List<String> args : wrong) {
      CommandResult result = Tool.in(directory).run(args.toArray(String[]::new));

      assertThat(result.code()).as(args.toString()).isEqualTo(3);
      assertThat(result.out()).as(args.toString()).isEmpty();
      assertThat(result.err().lines()).as(args.toString()).hasSize(1);
      assertThat(result.err()).startsWith("ebuild-attest: ").doesNotContain("Exception");
    }
  }

  @Test
  void names_the_nearest_finding_where_one_is_misspelt() {
    assertThat(Tool.in(directory).run("explain", "Digest-Mismach").err())
        .contains("'digest-mismatch'");
  }

  @Test
  void explains_a_finding_without_markdown() {
    CommandResult result = Tool.in(directory).run("explain", "attestation-lost");

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("attestation-lost: ")
        .contains("class continuity, severity block", "WHAT TO ASK UPSTREAM", "ultralytics 8.3.45")
        .doesNotContain("`", "**", "## ");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void helps_and_names_its_version_with_exit_code_zero() {
    assertThat(Tool.in(directory).run("--help").out()).contains("check", "verify", "install");
    assertThat(Tool.in(directory).run("verify", "--help").out()).contains("--upstream");
    assertThat(Tool.in(directory).run("--version").out()).startsWith("ebuild-attest ");
    assertThat(Tool.in(directory).run("--help").code()).isZero();
  }

  @Test
  void colours_for_a_person_only_and_never_with_no_color() {
    String[] args = {
      "verify",
      path(ABI3INFO),
      "--provenance",
      path(ABI3INFO + ".provenance"),
      "--upstream",
      ABI3INFO_UPSTREAM
    };

    assertThat(Tool.in(directory).onATerminal().run(args).out()).contains("\u001b[");
    assertThat(Tool.in(directory).onATerminal().with("NO_COLOR", "1").run(args).out())
        .doesNotContain("\u001b");
    assertThat(Tool.in(directory).run(args).out()).doesNotContain("\u001b");
  }

  @Test
  void writes_other_formats_to_files_and_keeps_text_on_standard_output() throws IOException {
    CommandResult result =
        Tool.in(directory)
            .onATerminal()
            .run(
                "verify",
                path(ABI3INFO),
                "--provenance",
                path(ABI3INFO + ".provenance"),
                "--upstream",
                ABI3INFO_UPSTREAM,
                "--format",
                "json=r.json",
                "--format",
                "text=r.txt");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("verified");
    assertThat(Files.readString(directory.resolve("r.json"))).startsWith("{");
    assertThat(Files.readString(directory.resolve("r.txt"))).doesNotContain("\u001b");
  }

  @Test
  void does_not_pass_where_nobody_can_read_the_report() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Invocation invocation =
        Tool.in(directory)
            .invocation(
                new PrintStream(full, false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

    assertThat(new CommandLineTool(invocation).run("explain", "unattested")).isEqualTo(2);
  }

  @Test
  void inspects_without_judging() {
    CommandResult result =
        Tool.in(directory)
            .run(
                "inspect",
                path(ABI3INFO + ".provenance"),
                path("rejected/rfc8785-0.1.2-py3-none-any.whl.publish.attestation"));

    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("repository woodruffw/abi3info", "538293197", "Nothing was verified");
    assertThat(
            Tool.in(directory)
                .run("inspect", "--format=json", path(ABI3INFO + ".provenance"))
                .out())
        .contains("\"source-repository-id\": \"538293197\"");
  }
}
