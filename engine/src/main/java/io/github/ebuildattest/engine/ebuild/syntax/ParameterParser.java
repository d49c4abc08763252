package io.github.ebuildattest.engine.ebuild.syntax;

import io.github.ebuildattest.engine.ebuild.syntax.WordParser.Mode;
import io.github.ebuildattest.engine.ebuild.syntax.WordPart.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads ${…} (bash manual, 3.5.3). */
final class ParameterParser {
  private static final List<String> OPERATORS =
      List.of(
          ":-", ":=", ":?", ":+", "-", "=", "?", "+", "##", "#", "%%", "%", "//", "/#", "/%", "/",
          "^^", "^", ",,", ",", "@", ":");

  private final Parser parser;
  private final Cursor cursor;

  ParameterParser(Parser parser) {
    this.parser = parser;
    this.cursor = parser.cursor;
  }

  /** Reads from the brace on; the dollar sign has been read. */
  WordPart braced(boolean quoted) throws ParseFailure {
    int start = cursor.position - 1;
    int line = cursor.line();
    cursor.position++;
    char c = cursor.peek();
    if (c == ' ' || c == '\t' || c == '\n' || c == '|') {
      return commandInBraces(start, line);
    }
    parser.enter();
    Parameter.Kind kind = Parameter.Kind.VALUE;
    if (c == '#' && cursor.peek(1) != '}' && !startsOperatorAfterHash()) {
      kind = Parameter.Kind.LENGTH;
      cursor.position++;
    } else if (c == '!' && (Cursor.inName(cursor.peek(1)) || isSpecial(cursor.peek(1)))) {
      kind = Parameter.Kind.INDIRECT;
      cursor.position++;
    }
    String name = parameterName();
    Word subscript = null;
    if (cursor.peek() == '[' && Cursor.isName(name)) {
      cursor.position++;
      subscript = parser.words.word(Mode.SUBSCRIPT);
      if (!cursor.take("]")) {
        throw parser.failure("a subscript that is not closed");
      }
    }
    Parameter found = operation(kind, name, subscript, quoted, start, line);
    if (!cursor.take("}")) {
      throw parser.failure("a parameter expansion that is not understood");
    }
    parser.leave();
    return found;
  }

  /** ${#-x} is an operation on $#, ${#-} the length of $-; only the former is read as such. */
  private boolean startsOperatorAfterHash() {
    char next = cursor.peek(1);
    return ":-=?+%/^,@#".indexOf(next) >= 0 && cursor.peek(2) != '}';
  }

  private static boolean isSpecial(char c) {
    return c == '@' || c == '*' || c == '#' || c == '?' || c == '$' || c == '!';
  }

  private String parameterName() throws ParseFailure {
    char c = cursor.peek();
    if (Cursor.startsName(c)) {
      return cursor.name();
    }
    int from = cursor.position;
    if (Cursor.isDigit(c)) {
      while (Cursor.isDigit(cursor.peek())) {
        cursor.position++;
      }
      return cursor.slice(from, cursor.position);
    }
    if (c != Cursor.END && "@*#?-$!".indexOf(c) >= 0) {
      cursor.position++;
      return String.valueOf(c);
    }
    throw parser.failure("a parameter expansion that is not understood");
  }

  private Parameter operation(
      Parameter.Kind kind,
      String name,
      @Nullable Word subscript,
      boolean quoted,
      int start,
      int line)
      throws ParseFailure {
    if (cursor.peek() == '}') {
      return built(kind, name, subscript, "", Word.EMPTY, null, quoted, start, line);
    }
    if (kind == Parameter.Kind.INDIRECT
        && subscript == null
        && (cursor.looksAt("*}") || cursor.looksAt("@}"))) {
      String which = String.valueOf(cursor.next());
      return built(Parameter.Kind.NAMES, name, null, which, Word.EMPTY, null, quoted, start, line);
    }
    for (String operator : OPERATORS) {
      if (cursor.take(operator)) {
        if (cursor.looksAt("\\\n") && ":-=?+/#%^,".indexOf(cursor.peek(2)) >= 0) {
          throw parser.failure("an operator that may go on in the next line");
        }
        Word operand = parser.words.word(modeOf(operator, quoted));
        Word second = second(operator);
        return built(kind, name, subscript, operator, operand, second, quoted, start, line);
      }
    }
    throw parser.failure("a parameter expansion that is not understood");
  }

  private static Mode modeOf(String operator, boolean quoted) {
    return switch (operator) {
      case ":-", ":=", ":?", ":+", "-", "=", "?", "+" ->
          quoted ? Mode.OPERAND_DOUBLE : Mode.OPERAND;
      case "/", "//", "/#", "/%" -> Mode.PATTERN;
      case ":" -> Mode.OFFSET;
      default -> Mode.OPERAND;
    };
  }

  private @Nullable Word second(String operator) throws ParseFailure {
    if (operator.startsWith("/") && cursor.take("/")) {
      return parser.words.word(Mode.OPERAND);
    }
    if (operator.equals(":") && cursor.take(":")) {
      return parser.words.word(Mode.OFFSET);
    }
    return null;
  }

  private Parameter built(
      Parameter.Kind kind,
      String name,
      @Nullable Word subscript,
      String operator,
      Word operand,
      @Nullable Word second,
      boolean quoted,
      int start,
      int line) {
    String source = cursor.excerpt(start, cursor.position + 1);
    return new Parameter(name, subscript, kind, operator, operand, second, quoted, source, line);
  }

  /** ${ command; } of bash 5.3, which EAPI 9 has. */
  private WordPart commandInBraces(int start, int line) throws ParseFailure {
    parser.enter();
    cursor.take("|");
    parser.commands.until("}");
    if (!cursor.take("}")) {
      throw parser.failure("a command substitution in braces that is not closed");
    }
    parser.leave();
    return new WordPart.Unsupported(
        cursor.excerpt(start, cursor.position),
        line,
        "a command substitution that runs in the shell itself");
  }
}
