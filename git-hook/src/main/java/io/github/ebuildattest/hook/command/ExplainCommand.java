package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Explanation;
import io.github.ebuildattest.engine.finding.FindingId;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the page of a finding. */
@Command(
    name = "explain",
    description =
        "Says what a finding means and what to do about it, what to ask upstream, and which answers"
            + " should not satisfy you.")
public final class ExplainCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(
      paramLabel = "FINDING",
      arity = "0..1",
      description = "Its id, as reports print it; all are listed where none is named.")
  private @Nullable String id;

  public ExplainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    String named = id;
    if (named == null) {
      invocation.out().print(FindingPage.all());
      return ExitCode.PASS;
    }
    FindingId finding =
        FindingId.find(named)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "There is no finding '%s'; the nearest is '%s'."
                            .formatted(named, nearest(named).id())));
    invocation.out().print(FindingPage.text(Explanation.of(finding)));
    return ExitCode.PASS;
  }

  private static FindingId nearest(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    return Arrays.stream(FindingId.values())
        .min(
            Comparator.comparing(
                (FindingId known) ->
                    LevenshteinDistance.getDefaultInstance().apply(wanted, known.id())))
        .orElseThrow();
  }
}
