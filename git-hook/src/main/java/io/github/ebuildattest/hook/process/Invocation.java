package io.github.ebuildattest.hook.process;

import io.github.ebuildattest.engine.report.TextReport.Style;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command gets from its process, so that a test can give it something else.
 *
 * @param in standard input
 * @param out the report
 * @param err diagnostics
 * @param environment the process' variables
 * @param directory the working directory, absolute
 * @param clock now
 * @param terminal whether a person watches
 * @param java the program that runs this one, for the hooks to call
 * @param jar this program's jar, likewise; a directory where it runs from compiled classes
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

  /** The name and the version that reports carry. */
  public static String toolVersion() {
    try (InputStream resource = Invocation.class.getResourceAsStream("version.txt")) {
      return resource == null
          ? "unreleased"
          : new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own file cannot be read", e);
    }
  }

  /** Colour for people only, and never against their will (no-color.org). */
  public Style style() {
    String noColour = environment.get("NO_COLOR");
    return terminal && (noColour == null || noColour.isEmpty()) ? Style.COLOUR : Style.PLAIN;
  }

  /** One line of diagnostics. */
  public void tell(String sentence) {
    err.println("ebuild-attest: " + sentence);
  }
}
