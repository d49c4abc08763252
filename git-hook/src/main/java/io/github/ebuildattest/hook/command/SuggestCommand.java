package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.report.ReportLines;
import io.github.ebuildattest.engine.suggest.Suggestion;
import io.github.ebuildattest.engine.suggest.Suggestions;
import io.github.ebuildattest.hook.git.AtomicFile;
import io.github.ebuildattest.hook.option.JudgingOptions;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.terminal.ProgressLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Suggests upstreams that ebuilds could declare, and corrects those that the eclass refuses. */
@Command(
    name = "suggest",
    description =
        "Suggests lines PYPI_VERIFY_REPO that could be added, or that the eclass never accepts.")
public final class SuggestCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--write",
      description = "Edit the ebuilds: that line and no other; stage nothing.")
  private boolean write;

  @Mixin private final JudgingOptions judging = new JudgingOptions();

  public SuggestCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    Path overlay = judging.overlay(invocation);
    Suggestions found;
    try (ProgressLine progress = new ProgressLine(invocation, "ebuilds")) {
      found = judging.gate(invocation).telling(progress::of).suggestions();
    }
    ReportLines lines = new ReportLines(invocation.style());
    int edited = 0;
    boolean adds = false;
    for (Suggestion suggestion : found.suggestions()) {
      Suggestion.Edit edit = suggestion.edit();
      lines.line("", suggestion.ebuild() + ": " + suggestion.because());
      if (edit == null) {
        lines.line("  ", "left alone: " + suggestion.upstream() + "; " + suggestion.refusal());
        continue;
      }
      if (edit.removed() != null) {
        lines.line("  ", "-" + edit.removed());
      }
      lines.line("  ", "+" + edit.added());
      if (write) {
        String obstacle = write(overlay.resolve(suggestion.ebuild()), edit);
        if (!obstacle.isEmpty()) {
          lines.line("  ", "left alone: " + obstacle);
          continue;
        }
      }
      adds |= edit.removed() == null;
      edited++;
    }
    for (String ebuild : found.unreadable()) {
      lines.line("", ebuild + ": cannot be evaluated, so nothing is said of it");
    }
    for (String open : found.notChecked()) {
      lines.line("", "not checked: " + open);
    }
    invocation.out().print(lines);
    invocation.out().flush();
    tell(edited, adds);
    return found.notChecked().isEmpty() ? ExitCode.PASS : ExitCode.COULD_NOT_CHECK;
  }

  private void tell(int edited, boolean adds) {
    if (edited == 0) {
      invocation.tell("nothing to edit.");
      return;
    }
    String lines = edited == 1 ? "1 line" : edited + " lines";
    invocation.tell(
        write
            ? "edited " + lines + (adds ? "; run pkgdev manifest for the provenance." : ".")
            : lines + " could be edited; --write does it.");
  }

  /** Writes an edit; returns why it did not, or an empty text where it did. */
  private static String write(Path file, Suggestion.Edit edit) throws ConfigurationException {
    try {
      Path parent = file.getParent();
      if (parent == null
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.isSymbolicLink(parent)) {
        return "it is a link, and what it leads to may serve others";
      }
      byte[] before = edit.before().getBytes(StandardCharsets.ISO_8859_1);
      if (!Arrays.equals(Files.readAllBytes(file), before)) {
        return "it has changed since it was read";
      }
      AtomicFile.replace(file, edit.after().getBytes(StandardCharsets.ISO_8859_1));
      return "";
    } catch (IOException e) {
      throw new ConfigurationException(
          "%s cannot be written: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
