package io.github.ebuildattest.engine.ebuild.shell;

/** Constants and binary operators of shell arithmetic (bash manual, 6.5). */
final class ArithmeticOperators {
  private ArithmeticOperators() {}

  /**
   * Applies an operator to two values.
   *
   * @throws ArithmeticException where C defines no result
   */
  static long apply(String operator, long left, long right) {
    switch (operator) {
      case "|" -> {
        return left | right;
      }
      case "^" -> {
        return left ^ right;
      }
      case "&" -> {
        return left & right;
      }
      case "==" -> {
        return left == right ? 1 : 0;
      }
      case "!=" -> {
        return left != right ? 1 : 0;
      }
      case "<=" -> {
        return left <= right ? 1 : 0;
      }
      case ">=" -> {
        return left >= right ? 1 : 0;
      }
      case "<" -> {
        return left < right ? 1 : 0;
      }
      case ">" -> {
        return left > right ? 1 : 0;
      }
      case "<<", ">>" -> {
        if (right < 0 || right > 63) {
          throw new ArithmeticException("a shift that C does not define");
        }
        return operator.equals("<<") ? left << right : left >> right;
      }
      case "+" -> {
        return left + right;
      }
      case "-" -> {
        return left - right;
      }
      case "*" -> {
        return left * right;
      }
      default -> {
        if (right == 0 || (left == Long.MIN_VALUE && right == -1)) {
          throw new ArithmeticException("a division that has no result");
        }
        return operator.equals("/") ? left / right : left % right;
      }
    }
  }

  /**
   * Reads a constant: decimal, octal after 0, hexadecimal after 0x, or base#digits.
   *
   * @throws ArithmeticException where it is not a constant
   */
  static long number(String text) {
    String digits = text;
    int hash = digits.indexOf('#');
    int radix = 10;
    if (hash > 0) {
      String base = digits.substring(0, hash);
      radix = base.matches("[1-9][0-9]?") ? Integer.parseInt(base) : 0;
      digits = digits.substring(hash + 1);
      if (radix > 36) {
        throw new ArithmeticException("a base beyond 36");
      }
    } else if (digits.startsWith("0x") || digits.startsWith("0X")) {
      radix = 16;
      digits = digits.substring(2);
    } else if (digits.startsWith("0") && digits.length() > 1) {
      radix = 8;
    }
    if (radix < 2 || digits.isEmpty() || digits.length() > 64 || digits.startsWith("-")) {
      throw new ArithmeticException("a number that is not understood");
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      int one = Character.digit(digit, radix);
      if (one < 0) {
        throw new ArithmeticException("a number that is not understood");
      }
      if (value > (Long.MAX_VALUE - one) / radix) {
        throw new ArithmeticException("a number that is too large");
      }
      value = value * radix + one;
    }
    return value;
  }
}
