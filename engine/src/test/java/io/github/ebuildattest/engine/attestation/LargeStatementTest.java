package io.github.ebuildattest.engine.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement of a megabyte, verified by a virtual machine with 64 MB of heap. */
class LargeStatementTest {

  private static final int MEGABYTE = 1 << 20;

  @Test
  void verifies_a_statement_of_a_megabyte_in_a_heap_of_64(@TempDir Path directory)
      throws Exception {
    String small = new String(SignedForgery.statement(), StandardCharsets.UTF_8);
    String large =
        small.replace(
            "\"predicate\":null", "\"predicate\":{\"note\":\"" + "x".repeat(MEGABYTE) + "\"}");
    assertThat(large).hasSizeGreaterThan(MEGABYTE);
    Path document =
        Files.writeString(
            directory.resolve("provenance"),
            SignedForgery.of(ForgedDocuments.IDENTITY, SignedForgery.utf8(large)).provenance());

    Process machine =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LargeStatementTest.class.getName(),
                    document.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(machine.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(machine.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).contains("found []");
    assertThat(machine.exitValue()).isZero();
  }

  /** What the small machine runs: verifies the document that the one argument names. */
  public static void main(String[] arguments) throws Exception {
    ProvenanceResult result =
        ForgedDocuments.verify(Files.readString(Path.of(arguments[0]), StandardCharsets.UTF_8));
    System.out.println("found " + ForgedDocuments.ids(result));
  }
}
