package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One expression, read and computed in the same pass. */
final class ArithmeticExpression {
  private static final List<List<String>> BINARY =
      List.of(
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("==", "!="),
          List.of("<=", ">=", "<", ">"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private static final List<String> ASSIGNING =
      List.of("<<=", ">>=", "*=", "/=", "%=", "+=", "-=", "&=", "^=", "|=", "=");

  private static final int DEEPEST = 64;

  private final Shell shell;
  private final String text;
  private final String source;
  private final int line;
  private int position;
  private int skipping;
  private int depth;

  ArithmeticExpression(Shell shell, String text, String source, int line) {
    this.shell = shell;
    this.text = text;
    this.source = source;
    this.line = line;
  }

  long value() {
    long value = comma();
    skipSpace();
    if (position < text.length()) {
      throw error("an expression that is not understood");
    }
    return value;
  }

  private EvaluationRefusal error(String why) {
    return shell.refuse(source, line, "arithmetic: " + why);
  }

  private void skipSpace() {
    while (position < text.length() && " \t\n\"".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private char peek() {
    skipSpace();
    return position < text.length() ? text.charAt(position) : Cursor.END;
  }

  private boolean looksAt(String operator) {
    skipSpace();
    return text.startsWith(operator, position);
  }

  private boolean take(String operator) {
    if (looksAt(operator)) {
      position += operator.length();
      return true;
    }
    return false;
  }

  private long comma() {
    long value = assignment();
    while (take(",")) {
      value = assignment();
    }
    return value;
  }

  private long assignment() {
    if (++depth > DEEPEST) {
      throw error("it nests too deeply");
    }
    shell.budget.spend(1);
    int start = position;
    skipSpace();
    if (position < text.length() && Cursor.startsName(text.charAt(position))) {
      Target target = target();
      for (String operator : ASSIGNING) {
        if (looksAt(operator) && !looksAt("==")) {
          position += operator.length();
          // bash reads the old value before the right side can change it
          boolean plain = operator.equals("=");
          long old = plain ? 0 : read(target);
          long right = assignment();
          long value =
              plain ? right : binary(operator.substring(0, operator.length() - 1), old, right);
          depth--;
          return write(target, value);
        }
      }
    }
    position = start;
    long value = conditional();
    depth--;
    return value;
  }

  private long conditional() {
    long condition = or();
    if (!take("?")) {
      return condition;
    }
    skipping += condition == 0 ? 1 : 0;
    long yes = comma();
    skipping -= condition == 0 ? 1 : 0;
    if (!take(":")) {
      throw error("a colon is missing");
    }
    skipping += condition != 0 ? 1 : 0;
    long no = conditional();
    skipping -= condition != 0 ? 1 : 0;
    return condition != 0 ? yes : no;
  }

  private long or() {
    long left = and();
    while (take("||")) {
      skipping += left != 0 ? 1 : 0;
      long right = and();
      skipping -= left != 0 ? 1 : 0;
      left = left != 0 || right != 0 ? 1 : 0;
    }
    return left;
  }

  private long and() {
    long left = level(0);
    while (take("&&")) {
      skipping += left == 0 ? 1 : 0;
      long right = level(0);
      skipping -= left == 0 ? 1 : 0;
      left = left != 0 && right != 0 ? 1 : 0;
    }
    return left;
  }

  private long level(int level) {
    if (level == BINARY.size()) {
      return power();
    }
    long left = level(level + 1);
    while (true) {
      String operator = operatorAt(level);
      if (operator == null) {
        return left;
      }
      position += operator.length();
      left = binary(operator, left, level(level + 1));
    }
  }

  private @Nullable String operatorAt(int level) {
    for (String operator : BINARY.get(level)) {
      if (looksAt(operator)) {
        String after = text.substring(position + operator.length());
        boolean longer =
            (after.startsWith("=")
                    && !operator.endsWith("=")
                    && "<>".indexOf(operator.charAt(0)) < 0)
                || (operator.length() == 1
                    && "|&<>*".contains(operator)
                    && after.startsWith(operator))
                || (operator.length() == 2
                    && "<>".indexOf(operator.charAt(0)) >= 0
                    && operator.charAt(0) == operator.charAt(1)
                    && after.startsWith("="));
        if (!longer) {
          return operator;
        }
      }
    }
    return null;
  }

  private long power() {
    long base = unary();
    if (!take("**")) {
      return base;
    }
    if (skipping > 0) {
      // bash rejects a negative exponent even where it computes nothing
      throw error("a power in a part that is not evaluated");
    }
    long exponent = power();
    if (exponent < 0) {
      throw error("a negative exponent");
    }
    long result = 1;
    for (long factor = base, rest = exponent; rest > 0; rest >>= 1, factor *= factor) {
      if ((rest & 1) == 1) {
        result *= factor;
      }
    }
    return result;
  }

  private long binary(String operator, long left, long right) {
    if (skipping > 0) {
      return 0;
    }
    try {
      return ArithmeticOperators.apply(operator, left, right);
    } catch (ArithmeticException e) {
      throw error(String.valueOf(e.getMessage()));
    }
  }

  private long unary() {
    if (++depth > DEEPEST) {
      throw error("it nests too deeply");
    }
    shell.budget.spend(1);
    try {
      if (looksAt("++") || looksAt("--")) {
        int sign = take("++") ? 1 : -1;
        position += sign < 0 ? 2 : 0;
        if (!Cursor.startsName(peek())) {
          throw error("signs whose meaning differs by version");
        }
        Target target = target();
        return write(target, read(target) + sign);
      }
      if (take("!")) {
        return unary() == 0 ? 1 : 0;
      }
      if (take("~")) {
        return ~unary();
      }
      if (take("-")) {
        return -unary();
      }
      if (take("+")) {
        return unary();
      }
      return operand();
    } finally {
      depth--;
    }
  }

  private long operand() {
    char c = peek();
    if (c == '(') {
      position++;
      long inside = comma();
      if (!take(")")) {
        throw error("a parenthesis that is not closed");
      }
      return inside;
    }
    if (Cursor.startsName(c)) {
      Target target = target();
      long value = read(target);
      if (looksAt("++") || looksAt("--")) {
        boolean up = looksAt("++");
        String rest = text.substring(position + 2).strip();
        if (!rest.isEmpty() && (Cursor.inName(rest.charAt(0)) || rest.charAt(0) == '(')) {
          throw error("signs whose meaning differs by version");
        }
        position += 2;
        write(target, up ? value + 1 : value - 1);
      }
      return value;
    }
    if (Cursor.isDigit(c)) {
      return number();
    }
    throw error("an operand is missing");
  }

  private long number() {
    int start = position;
    while (position < text.length()
        && (Cursor.inName(text.charAt(position)) || "#@".indexOf(text.charAt(position)) >= 0)) {
      position++;
    }
    try {
      return ArithmeticOperators.number(text.substring(start, position));
    } catch (ArithmeticException e) {
      throw error(String.valueOf(e.getMessage()));
    }
  }

  /** A variable or an element of one. */
  private record Target(String name, @Nullable String subscript) {}

  private Target target() {
    int start = position;
    while (position < text.length() && Cursor.inName(text.charAt(position))) {
      position++;
    }
    String name = text.substring(start, position);
    if (position >= text.length() || text.charAt(position) != '[') {
      return new Target(name, null);
    }
    int open = position;
    int nesting = 0;
    do {
      char c = position < text.length() ? text.charAt(position) : Cursor.END;
      if (c == Cursor.END || c == '$' || c == '`' || c == '\\') {
        throw error("a subscript that would be expanded a second time");
      }
      nesting += c == '[' ? 1 : c == ']' ? -1 : 0;
      position++;
    } while (nesting > 0);
    String inside = text.substring(open + 1, position - 1);
    if (skipping > 0) {
      return new Target(name, "0");
    }
    Variable variable = shell.variable(name, source, line);
    if (variable != null && variable.associative() != null) {
      return new Target(name, inside);
    }
    return new Target(name, Long.toString(shell.arithmetic.evaluate(inside, source, line)));
  }

  private long read(Target target) {
    if (skipping > 0) {
      return 0;
    }
    Variable variable = shell.variable(target.name(), source, line);
    Text value;
    if (variable == null || target.subscript() == null) {
      value = variable == null ? null : variable.plain();
    } else if (variable.associative() != null) {
      value = variable.associative().get(target.subscript());
    } else {
      value = variable.at(Long.parseLong(target.subscript()));
    }
    if (value == null) {
      return 0;
    }
    Text known = value;
    if (value.unknown() != null) {
      return shell.arithmetic.evaluate(known, source, line);
    }
    return shell.arithmetic.evaluate(value.value(), source, line);
  }

  private long write(Target target, long value) {
    if (skipping == 0) {
      shell.assigner.assign(
          target.name(), target.subscript(), false, Text.of(Long.toString(value)), line);
    }
    return value;
  }
}
