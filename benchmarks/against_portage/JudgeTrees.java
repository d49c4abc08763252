import io.github.ebuildattest.hook.CommandLineTool;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;

/**
 * Runs the program again and again in one process. Each line of standard input is one run: a
 * directory and arguments, separated by tabs. Each line of standard output is its answer: exit
 * code, standard output and standard error, the latter two in base64, separated by tabs. Started
 * from source, so that it runs against any build.
 */
public final class JudgeTrees {

  private JudgeTrees() {}

  public static void main(String[] none) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err);
    BufferedReader jobs =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String job = jobs.readLine(); job != null; job = jobs.readLine()) {
      String[] words = job.split("\t", -1);
      answers.println(run(Path.of(words[0]), Arrays.copyOfRange(words, 1, words.length)));
      answers.flush();
    }
  }

  private static String run(Path directory, String[] arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Invocation invocation =
        new Invocation(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            System.getenv(),
            directory,
            Clock.systemUTC(),
            false,
            Path.of(System.getProperty("java.home"), "bin", "java"),
            directory);
    int code = new CommandLineTool(invocation).run(arguments);
    Base64.Encoder encoder = Base64.getEncoder();
    return String.join(
        "\t",
        Integer.toString(code),
        encoder.encodeToString(out.toByteArray()),
        encoder.encodeToString(err.toByteArray()));
  }
}
