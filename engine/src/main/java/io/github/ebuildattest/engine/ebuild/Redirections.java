package io.github.ebuildattest.engine.ebuild;

import java.util.List;
import java.util.function.Supplier;

/** What redirections mean for standard output, and the side effects of their own words. */
final class Redirections {
  private Redirections() {}

  /** Runs a command with its redirections. */
  static Status around(Shell shell, List<Redirection> redirections, Supplier<Status> command) {
    if (redirections.isEmpty()) {
      return command.get();
    }
    Capture outside = shell.output;
    try {
      for (Redirection redirection : redirections) {
        apply(shell, redirection);
      }
      return command.get();
    } finally {
      shell.output = outside;
    }
  }

  private static void apply(Shell shell, Redirection redirection) {
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
    Capture output = shell.output;
    if (output == null || here || !redirection.writes()) {
      return;
    }
    boolean standard = redirection.descriptor == 1 || redirection.descriptor < 0;
    boolean duplicates = redirection.operator.equals(">&") || redirection.operator.equals("<&");
    boolean toError = duplicates && target.unknown() == null && target.value().equals("2");
    if (!duplicates || toError) {
      if (standard) {
        shell.output = null;
      }
    } else {
      output.lose(shell.unknown(redirection.operator, line, "output from several places mixes"));
    }
  }
}
