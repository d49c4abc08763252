package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.pattern.Pattern;
import io.github.ebuildattest.engine.ebuild.pattern.RegularExpressionParser;
import io.github.ebuildattest.engine.ebuild.syntax.Condition;
import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Evaluates {@code [[ … ]]} (bash manual, 3.2.5.2 and 6.4). */
public final class ConditionEvaluator {
  private final Shell shell;

  ConditionEvaluator(Shell shell) {
    this.shell = shell;
  }

  ExitStatus evaluate(Condition condition, int line) {
    shell.budget.enter();
    try {
      if (condition instanceof Condition.Not not) {
        return evaluate(not.operand(), line).negated();
      }
      if (condition instanceof Condition.Both both) {
        return both(both, line);
      }
      if (condition instanceof Condition.Unary unary) {
        return unary(unary, line);
      }
      return binary((Condition.Binary) condition, line);
    } catch (Unknown.Value unknown) {
      return ExitStatus.unknown(unknown.unknown);
    } finally {
      shell.budget.leave();
    }
  }

  private ExitStatus both(Condition.Both both, int line) {
    ExitStatus left = evaluate(both.left(), line);
    if (left.unknown() == null) {
      return left.success() == both.and() ? evaluate(both.right(), line) : left;
    }
    if (hasEffects(both.right())) {
      throw new EvaluationRefusal(left.unknown(), false);
    }
    ExitStatus right = evaluate(both.right(), line);
    boolean decides = right.unknown() == null && right.success() != both.and();
    return decides ? right : left;
  }

  private static boolean hasEffects(Condition condition) {
    if (condition instanceof Condition.Not not) {
      return hasEffects(not.operand());
    }
    if (condition instanceof Condition.Both both) {
      return hasEffects(both.left()) || hasEffects(both.right());
    }
    if (condition instanceof Condition.Unary unary) {
      return unary.operator().equals("-v") || Expander.hasEffects(unary.operand());
    }
    Condition.Binary binary = (Condition.Binary) condition;
    return binary.operator().startsWith("-")
        || binary.operator().equals("=~")
        || Expander.hasEffects(binary.left())
        || Expander.hasEffects(binary.right());
  }

  private ExitStatus unary(Condition.Unary unary, int line) {
    Text operand = shell.expander.single(unary.operand());
    if (unary.operator().equals("-v") && operand.unknown() != null) {
      throw new EvaluationRefusal(operand.unknown(), false);
    }
    return switch (unary.operator()) {
      case "-n" -> ExitStatus.of(!operand.known().isEmpty());
      case "-z" -> ExitStatus.of(operand.known().isEmpty());
      case "-v" -> isSet(shell, operand.known(), line);
      default ->
          ExitStatus.unknown(
              shell.unknown(
                  "[[ " + unary.operator() + " ]]", line, "it asks the machine that runs it"));
    };
  }

  /** Whether a variable has a value; only plain names and whole arrays. */
  public static ExitStatus isSet(Shell shell, String name, int line) {
    String plain = name.endsWith("[@]") ? name.substring(0, name.length() - 3) : name;
    if (!Cursor.isName(plain)) {
      throw shell.refuse("-v " + name, line, "it asks for an array's element");
    }
    Variable variable = shell.variable(plain, "-v " + name, line);
    if (variable != null && variable.unknown() != null) {
      // a value that is not known is a value, unless it was set in one of two branches only
      throw new Unknown.Value(variable.unknown());
    }
    return ExitStatus.of(
        variable != null && (plain.equals(name) ? variable.plain() != null : variable.isSet()));
  }

  private ExitStatus binary(Condition.Binary binary, int line) {
    Text left = shell.expander.single(binary.left());
    switch (binary.operator()) {
      case "==", "=" -> {
        return Globs.match(shell, left, binary.right(), true, "[[ == ]]", line);
      }
      case "!=" -> {
        return Globs.match(shell, left, binary.right(), true, "[[ != ]]", line).negated();
      }
      case "=~" -> {
        return expression(left, binary.right(), line);
      }
      case "<", ">", "-nt", "-ot", "-ef" -> {
        shell.expander.single(binary.right());
        return ExitStatus.unknown(
            shell.unknown(
                "[[ " + binary.operator() + " ]]", line, "it depends on locale or files"));
      }
      default -> {
        long a = shell.arithmetic.evaluate(left, "[[ " + binary.operator() + " ]]", line);
        Text right = shell.expander.single(binary.right());
        long b = shell.arithmetic.evaluate(right, "[[ " + binary.operator() + " ]]", line);
        return ExitStatus.of(compare(a, binary.operator(), b));
      }
    }
  }

  public static boolean compare(long a, String operator, long b) {
    return switch (operator) {
      case "-eq" -> a == b;
      case "-ne" -> a != b;
      case "-lt" -> a < b;
      case "-le" -> a <= b;
      case "-gt" -> a > b;
      default -> a >= b;
    };
  }

  private ExitStatus expression(Text left, Word right, int line) {
    Text expression = shell.expander.regex(right);
    Unknown unknown = left.unknown() != null ? left.unknown() : expression.unknown();
    if (unknown == null) {
      try {
        PatternOperations.ascii(shell, left.value(), "[[ =~ ]]", line);
        return matched(left.value(), RegularExpressionParser.parse(expression.value()), line);
      } catch (IllegalArgumentException e) {
        unknown = shell.unknown("[[ =~ ]]", line, String.valueOf(e.getMessage()));
      } catch (Unknown.Value value) {
        unknown = value.unknown;
      }
    }
    rematch(List.of(), 0, unknown);
    return ExitStatus.unknown(unknown);
  }

  private ExitStatus matched(String text, RegularExpressionParser.Read expression, int line) {
    Pattern pattern = new Pattern(expression.node(), shell.budget);
    for (int from = 0; from <= text.length(); from++) {
      int end = pattern.longest(text, from);
      if (end >= 0) {
        Unknown groups =
            shell.unknown("BASH_REMATCH", line, "the groups of a match are not computed");
        rematch(List.of(text.substring(from, end)), expression.groups(), groups);
        return ExitStatus.SUCCESS;
      }
    }
    rematch(List.of(), 0, shell.unknown("BASH_REMATCH", line, "there was no match"));
    return ExitStatus.FAILURE;
  }

  private void rematch(List<String> known, int more, Unknown unknown) {
    List<Text> all = new ArrayList<>();
    known.forEach(text -> all.add(Text.of(text)));
    for (int i = 0; i < more; i++) {
      all.add(Text.unknown(unknown));
    }
    TreeMap<Long, Text> elements = new TreeMap<>();
    for (Text text : all) {
      elements.put((long) elements.size(), text);
    }
    // the shell sets it itself, whatever its name is reserved for
    shell.environment.storeGlobal(
        "BASH_REMATCH",
        known.isEmpty() ? Variable.unknownArray(unknown) : Variable.UNSET.withIndexed(elements));
  }
}
