package io.github.ebuildattest.engine.ebuild.syntax;

import io.github.ebuildattest.engine.ebuild.syntax.WordParser.Mode;
import java.util.Set;

/** Reads the inside of {@code [[ … ]]} (bash manual, 3.2.5.2). */
final class ConditionParser {
  private static final Set<String> BINARY =
      Set.of(
          "==", "=", "!=", "=~", "<", ">", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot",
          "-ef");

  private final Parser parser;
  private final Cursor cursor;

  ConditionParser(Parser parser) {
    this.parser = parser;
    this.cursor = parser.cursor;
  }

  Condition condition() throws ParseFailure {
    Condition condition = or();
    if (!cursor.looksAt("]]") || !CommandParser.endsWord(cursor.peek(2))) {
      throw parser.failure("a condition that is not understood");
    }
    cursor.position += 2;
    return condition;
  }

  private Condition or() throws ParseFailure {
    Condition left = and();
    while (cursor.take("||")) {
      left = new Condition.Both(left, false, and());
    }
    return left;
  }

  private Condition and() throws ParseFailure {
    Condition left = not();
    while (cursor.take("&&")) {
      left = new Condition.Both(left, true, not());
    }
    return left;
  }

  private Condition not() throws ParseFailure {
    parser.enter();
    parser.commands.skipNewlines();
    Condition found;
    if (parser.commands.atWord("!")) {
      cursor.position++;
      found = new Condition.Not(not());
    } else if (cursor.take("(")) {
      found = or();
      if (!cursor.take(")")) {
        throw parser.failure("a condition whose parenthesis is not closed");
      }
    } else {
      found = term();
    }
    parser.commands.skipNewlines();
    parser.leave();
    return found;
  }

  private Condition term() throws ParseFailure {
    Word left = operand();
    cursor.skipBlanks();
    String unary = left.bare();
    if (unary != null && unary.matches("-[A-Za-z]") && (atOperator() || atEnd())) {
      throw parser.failure("a condition whose operator has no operand");
    }
    if (unary != null
        && unary.length() == 2
        && unary.charAt(0) == '-'
        && !atOperator()
        && !atEnd()) {
      return new Condition.Unary(unary, operand());
    }
    int before = cursor.line();
    parser.commands.skipNewlines();
    if (atEnd()) {
      return new Condition.Unary("-n", left);
    }
    if (cursor.line() > before) {
      throw parser.failure("a condition whose operator stands in another line");
    }
    String operator = operator();
    cursor.skipBlanks();
    if (operator.equals("=~")) {
      return new Condition.Binary(left, operator, parser.words.word(Mode.REGEX));
    }
    boolean outside = parser.extendedGlobs;
    parser.extendedGlobs = true;
    Word right = operand();
    parser.extendedGlobs = outside;
    return new Condition.Binary(left, operator, right);
  }

  private boolean atEnd() {
    return cursor.atEnd()
        || cursor.peek() == ')'
        || cursor.peek() == '\n'
        || cursor.looksAt("&&")
        || cursor.looksAt("||")
        || (cursor.looksAt("]]") && CommandParser.endsWord(cursor.peek(2)));
  }

  private boolean atOperator() {
    for (String operator : BINARY) {
      if (cursor.looksAt(operator) && CommandParser.endsWord(cursor.peek(operator.length()))) {
        return true;
      }
    }
    return false;
  }

  private String operator() throws ParseFailure {
    if (cursor.peek() == '<' || cursor.peek() == '>') {
      return String.valueOf(cursor.next());
    }
    String operator = parser.words.word().bare();
    if (operator == null || !BINARY.contains(operator)) {
      throw parser.failure("a condition whose operator is not known");
    }
    return operator;
  }

  private Word operand() throws ParseFailure {
    cursor.skipBlanks();
    int before = cursor.position;
    Word word = parser.words.word();
    if (cursor.position == before) {
      throw parser.failure("a condition that is not understood");
    }
    return word;
  }
}
