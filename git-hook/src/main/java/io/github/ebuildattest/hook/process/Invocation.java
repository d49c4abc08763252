package io.github.ebuildattest.hook.process;

import io.github.ebuildattest.engine.report.TextReport.Style;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * One invocation of the program: everything that a command takes from its process, so that a test
 * can pass in something else.
 *
 * @param in standard input
 * @param out standard output, for reports
 * @param err standard error, for diagnostics
 * @param environment the environment variables
 * @param directory the working directory, absolute
 * @param clock the time of day
 * @param terminal whether a person is at a terminal
 * @param java the Java program that runs this one, for the hooks to call
 * @param jar this program's jar, likewise; a directory when it runs from compiled classes
 */
public record Invocation(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path directory,
    Clock clock,
    boolean terminal,
    Path java,
    Path jar) {

  /** Colour only on a terminal, and only where NO_COLOR does not forbid it (no-color.org). */
  public Style style() {
    String noColour = environment.get("NO_COLOR");
    return terminal && (noColour == null || noColour.isEmpty()) ? Style.COLOUR : Style.PLAIN;
  }

  /** Prints one line of diagnostics. */
  public void tell(String sentence) {
    err.println("ebuild-attest: " + sentence);
  }
}
