package io.github.ebuildattest.engine.ebuild.builtin;

import io.github.ebuildattest.engine.ebuild.shell.Call;
import io.github.ebuildattest.engine.ebuild.shell.ConditionEvaluator;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.List;

/** test and [ (bash manual, 4.1). */
final class TestCommand {
  private final Shell shell;
  private final Call call;

  private TestCommand(Shell shell, Call call) {
    this.shell = shell;
    this.call = call;
  }

  static ExitStatus run(Shell shell, Call call) {
    List<Text> arguments = call.arguments();
    if (call.name().equals("[")) {
      int last = arguments.size() - 1;
      if (last < 0 || !arguments.get(last).known().equals("]")) {
        throw shell.refuse(call, "a [ without its ]");
      }
      arguments = arguments.subList(0, last);
    }
    refuseSubscripts(arguments);
    return new TestCommand(shell, call).test(Shell.known(arguments));
  }

  /** What is not known could be {@code -v} and an element whose subscript sets variables. */
  private static void refuseSubscripts(List<Text> arguments) {
    boolean binary = arguments.size() == 3 && isBinary(arguments.get(1).value());
    boolean plain = arguments.size() == 2 && arguments.get(0).value().matches("-[^v]");
    if (arguments.size() < 2 || binary || plain) {
      return;
    }
    for (Text argument : arguments) {
      if (argument.unknown() != null) {
        throw new EvaluationRefusal(argument.unknown(), false);
      }
    }
  }

  /** Decides by the number of arguments, as POSIX prescribes. */
  private ExitStatus test(List<String> a) {
    switch (a.size()) {
      case 0 -> {
        return ExitStatus.FAILURE;
      }
      case 1 -> {
        return ExitStatus.of(!a.get(0).isEmpty());
      }
      case 2 -> {
        return a.get(0).equals("!") ? test(a.subList(1, 2)).negated() : unary(a.get(0), a.get(1));
      }
      case 3 -> {
        if (isBinary(a.get(1))) {
          return binary(a.get(0), a.get(1), a.get(2));
        }
        if (a.get(0).equals("!")) {
          return test(a.subList(1, 3)).negated();
        }
        if (a.get(0).equals("(") && a.get(2).equals(")")) {
          return test(a.subList(1, 2));
        }
        throw unsupported();
      }
      case 4 -> {
        if (a.get(0).equals("!")) {
          return test(a.subList(1, 4)).negated();
        }
        throw unsupported();
      }
      default -> throw unsupported();
    }
  }

  private Unknown.Value unsupported() {
    return new Unknown.Value(shell.unknown(call, "such a test is not evaluated"));
  }

  private ExitStatus unary(String operator, String operand) {
    return switch (operator) {
      case "-n" -> ExitStatus.of(!operand.isEmpty());
      case "-z" -> ExitStatus.of(operand.isEmpty());
      case "-v" -> ConditionEvaluator.isSet(shell, operand, call.line());
      default -> throw unsupported();
    };
  }

  private static boolean isBinary(String operator) {
    return switch (operator) {
      case "=",
          "==",
          "!=",
          "<",
          ">",
          "-a",
          "-o",
          "-eq",
          "-ne",
          "-lt",
          "-le",
          "-gt",
          "-ge",
          "-nt",
          "-ot",
          "-ef" ->
          true;
      default -> false;
    };
  }

  private ExitStatus binary(String left, String operator, String right) {
    switch (operator) {
      case "=", "==" -> {
        return ExitStatus.of(left.equals(right));
      }
      case "!=" -> {
        return ExitStatus.of(!left.equals(right));
      }
      case "-a" -> {
        return ExitStatus.of(!left.isEmpty() && !right.isEmpty());
      }
      case "-o" -> {
        return ExitStatus.of(!left.isEmpty() || !right.isEmpty());
      }
      case "-eq", "-ne", "-lt", "-le", "-gt", "-ge" -> {
        if (!left.matches("-?[0-9]{1,18}") || !right.matches("-?[0-9]{1,18}")) {
          throw unsupported();
        }
        return ExitStatus.of(
            ConditionEvaluator.compare(Long.parseLong(left), operator, Long.parseLong(right)));
      }
      default -> throw unsupported();
    }
  }
}
