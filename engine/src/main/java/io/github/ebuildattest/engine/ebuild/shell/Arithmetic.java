package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;

/**
 * Shell arithmetic (bash manual, 6.5): 64-bit integers that wrap, C's operators, variables by name
 * whose values are expressions again, assignments.
 */
public final class Arithmetic {
  private final Shell shell;

  Arithmetic(Shell shell) {
    this.shell = shell;
  }

  /**
   * Evaluates an expression whose expansions have been made.
   *
   * @throws EvaluationRefusal for what is an error in bash, and where a text that is not known
   *     could assign
   */
  public long evaluate(Text expression, String source, int line) {
    if (expression.unknown() != null) {
      throw new EvaluationRefusal(
          shell.unknown(
              source,
              line,
              "arithmetic on what is not known could set any variable: "
                  + expression.unknown().why()),
          false);
    }
    return evaluate(expression.value(), source, line);
  }

  public long evaluate(String expression, String source, int line) {
    String text = expression.strip();
    if (text.isEmpty()) {
      return 0;
    }
    if (text.length() < 18
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && !text.startsWith("0")) {
      return Long.parseLong(text);
    }
    shell.budget.enter();
    shell.budget.spend(text.length());
    try {
      return new ArithmeticExpression(shell, text, source, line).value();
    } catch (Unknown.Value unknown) {
      if (mayAssign(text)) {
        throw shell.refuse(source, line, "arithmetic on what is not known sets variables");
      }
      throw unknown;
    } finally {
      shell.budget.leave();
    }
  }

  private static boolean mayAssign(String text) {
    return text.contains("++")
        || text.contains("--")
        || text.matches("(?s).*(^|[^=!<>])=([^=].*|$)")
        || text.contains("<<=")
        || text.contains(">>=");
  }
}
