package io.github.ebuildattest.hook.option;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.report.TextReport.Style;
import io.github.ebuildattest.hook.process.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option {@code --format}, of every command that prints a report. */
public final class FormatOptions {

  @Option(
      names = "--format",
      paramLabel = "F[=FILE]",
      description =
          "text (default) or json, to standard output; F=FILE writes to a file."
              + " May be given several times.")
  private List<Format> formats = new ArrayList<>();

  /** A report that can be rendered in any format. */
  @FunctionalInterface
  public interface Rendering {
    /** The whole report; the style concerns text only. */
    String as(Format.Kind kind, Style style);
  }

  /** Refuses two reports on standard output; to be called before any work is done. */
  public void check() throws ConfigurationException {
    if (formats.stream().filter(f -> f.file() == null).count() > 1) {
      throw new ConfigurationException(
          "Only one --format can go to standard output; write the others as F=FILE.");
    }
  }

  /**
   * Writes a report in every format that was asked for. Standard output gets text unless another
   * format was asked for there.
   *
   * @param report the whole report
   * @throws ConfigurationException where a file cannot be written
   */
  public void write(Invocation invocation, Rendering report) throws ConfigurationException {
    for (Format format : formats) {
      if (format.file() != null) {
        write(format.file(), report.as(format.kind(), Style.PLAIN));
      }
    }
    Format.Kind kind =
        formats.stream()
            .filter(f -> f.file() == null)
            .findFirst()
            .map(Format::kind)
            .orElse(Format.Kind.TEXT);
    invocation.out().print(report.as(kind, invocation.style()));
  }

  /**
   * Writes a report in those formats alone that are for machines: where a run ends before anything
   * is judged, humans get one sentence on standard error.
   *
   * @throws ConfigurationException where a file cannot be written
   */
  public void writeForMachines(Invocation invocation, Rendering report)
      throws ConfigurationException {
    for (Format format : formats) {
      if (format.kind() != Format.Kind.TEXT) {
        String text = report.as(format.kind(), Style.PLAIN);
        if (format.file() == null) {
          invocation.out().print(text);
        } else {
          write(format.file(), text);
        }
      }
    }
  }

  private static void write(Path file, String text) throws ConfigurationException {
    try {
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ConfigurationException(
          "%s cannot be written: %s.".formatted(file, e.getClass().getSimpleName()), e);
    }
  }
}
