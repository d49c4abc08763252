package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Command;
import io.github.ebuildattest.engine.ebuild.syntax.Redirection;
import io.github.ebuildattest.engine.ebuild.value.Capture;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What redirections mean for standard output, and the side effects of their own words. One that
 * fails keeps its command from running (bash manual, 3.6), so both branches are followed.
 */
final class Redirections {
  private Redirections() {}

  /** Runs a command with its redirections. */
  static ExitStatus around(
      Shell shell, List<Redirection> redirections, Supplier<ExitStatus> command) {
    if (redirections.isEmpty()) {
      return command.get();
    }
    Capture outside = shell.output;
    try {
      Unknown failure = null;
      for (Redirection redirection : redirections) {
        Unknown why = apply(shell, redirection);
        failure = failure == null ? why : failure;
      }
      return failure == null
          ? command.get()
          : new Branches(shell).either(failure, command, () -> ExitStatus.FAILURE);
    } finally {
      shell.output = outside;
    }
  }

  /** Refuses assignments in a simple command's redirections: whether they last depends on it. */
  static void refuseEffects(Shell shell, Command.Simple command) {
    for (Redirection redirection : command.redirections()) {
      if (Expander.hasEffects(redirection.target)) {
        throw shell.refuse(
            command.source().toString(),
            command.line(),
            "whether its redirection sets a variable differs");
      }
    }
  }

  /** Applies a redirection; returns why it may fail, or null where it cannot. */
  private static @Nullable Unknown apply(Shell shell, Redirection redirection) {
    boolean here = redirection.operator.startsWith("<<");
    Text target =
        here && !redirection.operator.equals("<<<")
            ? shell.expander.quoted(redirection.target)
            : shell.expander.single(redirection.target);
    int line = redirection.target.line();
    if (redirection.variable != null) {
      shell.poison(
          redirection.variable,
          shell.unknown(
              "{" + redirection.variable + "}" + redirection.operator,
              line,
              "a redirection gives it a number"),
          line);
    }
    boolean duplicates = redirection.operator.equals(">&") || redirection.operator.equals("<&");
    boolean standing =
        duplicates ? target.value().matches("[012]") : target.value().equals("/dev/null");
    Unknown failure =
        here || standing
            ? null
            : shell.unknown(redirection.operator, line, "whether it can be opened is not known");
    Capture output = shell.output;
    if (output == null || here || !redirection.writes()) {
      return failure;
    }
    boolean standard = redirection.descriptor == 1 || redirection.descriptor < 0;
    boolean toError = duplicates && target.unknown() == null && target.value().equals("2");
    if (!duplicates || toError) {
      if (standard) {
        shell.output = null;
      }
    } else {
      output.lose(shell.unknown(redirection.operator, line, "output from several places mixes"));
    }
    return failure;
  }
}
