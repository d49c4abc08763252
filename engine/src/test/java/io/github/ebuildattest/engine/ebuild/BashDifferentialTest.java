package io.github.ebuildattest.engine.ebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ebuildattest.engine.ebuild.gentoo.EbuildCommands;
import io.github.ebuildattest.engine.ebuild.gentoo.Eclasses;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.syntax.ParseFailure;
import io.github.ebuildattest.engine.ebuild.syntax.Parser;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real bash and the evaluator must agree wherever the evaluator gives an answer. */
@Tag("thorough")
class BashDifferentialTest {
  private static final long SEED = Long.getLong("bash.seed", 20261122L);
  private static final int CASES = Integer.getInteger("bash.cases", 20_000);
  private static final char END = '\036';

  @TempDir Path empty;

  @Test
  void gives_what_bash_gives_or_nothing() throws Exception {
    Optional<Path> bash =
        List.of(Path.of("/bin/bash"), Path.of("/usr/bin/bash")).stream()
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(bash.isPresent(), "bash is not installed");
    System.out.println("bash differential: seed " + SEED + ", " + CASES + " cases");
    GeneratedBash generated = new GeneratedBash(SEED);
    List<String> scripts = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      scripts.add(generated.next());
    }
    List<String> expected = bash(bash.get(), scripts);
    int refused = 0;
    int failing = 0;
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      String found = evaluated(scripts.get(i));
      boolean ended = expected.get(i).startsWith("1:");
      if (!ended) {
        failing++;
      }
      if (found == null) {
        refused++;
      } else if (!found.equals(expected.get(i))) {
        differences.add(
            scripts.get(i) + "\n  bash " + expected.get(i) + "\n  here " + found + "\n");
      }
    }
    System.out.println(
        "bash itself fails at " + failing + ", refused here " + refused + " of " + CASES);
    assertThat(differences).isEmpty();
    assertThat(refused).isLessThan(CASES / 3);
  }

  /** Bash is started with an empty environment here, which an ebuild never is. */
  private static final String NOTHING_SET =
      "unset R a b c d e f g h i j k l m n o p q r s t u v w x y z\n";

  /** The value of R and whether the script ran to its end, or null where it is refused. */
  static String evaluated(String script) {
    Shell shell = new Shell(new EbuildCommands(new Eclasses(name -> Optional.empty())), 8);
    try {
      shell.environment.positional = List.of();
      shell.interpreter.run(Parser.parse(NOTHING_SET));
      shell.interpreter.run(Parser.parse(script + "\nDONE=1\n"));
      Variable result = shell.variable("R", "R", 0);
      Text text = result == null ? null : result.plain();
      return "1:" + (text == null ? "unset" : text.known());
    } catch (ParseFailure | EvaluationRefusal | Unknown.Value | Jump stopped) {
      return null;
    }
  }

  private List<String> bash(Path bash, List<String> scripts)
      throws IOException, InterruptedException {
    StringBuilder input = new StringBuilder("set -f\nexec 2>/dev/null\n");
    for (String script : scripts) {
      input.append("( eval '");
      input.append((script + "\nDONE=1\n").replace("'", "'\\''"));
      input.append("'; printf '%s' \"${DONE-0}:${R-unset}\" ); printf '\\036'\n");
    }
    Path script = empty.resolve("cases");
    Files.writeString(script, input.toString());
    Path output = empty.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(bash.toString(), "--norc", "--noprofile");
    builder.environment().clear();
    builder.environment().put("PATH", "");
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectInput(script.toFile()).redirectOutput(output.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD).directory(empty.toFile());
    assertThat(builder.start().waitFor()).isZero();
    String all = Files.readString(output, StandardCharsets.UTF_8);
    List<String> results = new ArrayList<>(List.of(all.split(String.valueOf(END), -1)));
    results.remove(results.size() - 1);
    assertThat(results).hasSameSizeAs(scripts);
    return results;
  }
}
