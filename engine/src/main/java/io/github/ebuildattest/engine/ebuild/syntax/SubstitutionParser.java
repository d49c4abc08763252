package io.github.ebuildattest.engine.ebuild.syntax;

import io.github.ebuildattest.engine.ebuild.syntax.WordParser.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what begins with a dollar sign or a backtick, and process substitutions. */
final class SubstitutionParser {
  private final Parser parser;
  private final Cursor cursor;

  SubstitutionParser(Parser parser) {
    this.parser = parser;
    this.cursor = parser.cursor;
  }

  /** Reads an expansion; null where the dollar sign stands for itself, and is stepped over. */
  @Nullable WordPart expansion(Mode mode) throws ParseFailure {
    int start = cursor.position;
    int line = cursor.line();
    if (cursor.peek() == '`') {
      return backticks(mode);
    }
    cursor.position++;
    char c = cursor.peek();
    boolean quoted = mode.quotesText();
    if (c == '(') {
      return cursor.peek(1) == '(' ? arithmetic(start) : commandSubstitution(start);
    }
    if (c == '{') {
      return parser.parameters.braced(quoted);
    }
    if (c == '[') {
      cursor.position++;
      parser.words.parts(Mode.SUBSCRIPT);
      require("]", "$[ that is not closed");
      return unsupported(start, line, "an arithmetic form that bash no longer documents");
    }
    if (c == '\'' && !quoted) {
      return ansiQuoted(start, line);
    }
    if (c == '\'' && mode == Mode.OPERAND_DOUBLE) {
      ansiQuoted(start, line);
      return unsupported(start, line, "quotes that mean other things by version");
    }
    if (c == '"' && !quoted) {
      cursor.position++;
      parser.words.parts(Mode.DOUBLE);
      require("\"", "$\" that is not closed");
      return unsupported(start, line, "text that depends on the locale");
    }
    if (Cursor.startsName(c)) {
      String name = cursor.name();
      if (cursor.looksAt("\\\n") && Cursor.inName(cursor.peek(2))) {
        throw parser.failure("a name that goes on in the next line");
      }
      return WordPart.Parameter.plain(name, quoted, "$" + name, line);
    }
    if (Cursor.isDigit(c) || (c != Cursor.END && "@*#?-$!".indexOf(c) >= 0)) {
      String name = String.valueOf(cursor.next());
      return WordPart.Parameter.plain(name, quoted, "$" + name, line);
    }
    if (cursor.looksAt("\\\n")) {
      throw parser.failure("an expansion that goes on in the next line");
    }
    return null;
  }

  private WordPart unsupported(int start, int line, String why) {
    return new WordPart.Unsupported(cursor.excerpt(start, cursor.position), line, why);
  }

  private void require(String close, String why) throws ParseFailure {
    if (!cursor.take(close)) {
      throw parser.failure(why);
    }
  }

  private WordPart commandSubstitution(int start) throws ParseFailure {
    int line = cursor.lineAt(start);
    cursor.position = start + 2;
    parser.enter();
    Command body = parser.commands.until(")");
    require(")", "a command substitution that is not closed");
    parser.leave();
    return new WordPart.CommandSubstitution(body, cursor.excerpt(start, cursor.position), line);
  }

  private WordPart arithmetic(int start) throws ParseFailure {
    int line = cursor.lineAt(start);
    cursor.position = start + 3;
    Word expression = arithmeticUpToDoubleParenthesis();
    if (expression == null) {
      return commandSubstitution(start);
    }
    return new WordPart.ArithmeticExpansion(
        expression, cursor.excerpt(start, cursor.position), line);
  }

  /**
   * Reads an expression and the {@code ))} after it; null where there is none, since {@code ((} can
   * also open two subshells. The cursor is then anywhere.
   */
  @Nullable Word arithmeticUpToDoubleParenthesis() throws ParseFailure {
    int start = cursor.position;
    int line = cursor.line();
    int end = closingParentheses();
    if (end < 0) {
      return null;
    }
    String text = cursor.slice(start, end);
    cursor.position = end + 2;
    return expression(text, line);
  }

  /** The words of an arithmetic expression, which is expanded as if in double quotes. */
  Word expression(String text, int line) throws ParseFailure {
    if (text.indexOf('$') < 0 && text.indexOf('`') < 0 && text.indexOf('"') < 0) {
      return text.isEmpty()
          ? new Word(List.of(), line)
          : new Word(List.of(new WordPart.Literal(text)), line);
    }
    return parser.nestedWord(text, line, Mode.HERE_DOCUMENT);
  }

  /** Where the {@code ))} stands that closes what was opened before the cursor, or -1. */
  private int closingParentheses() throws ParseFailure {
    int depth = 0;
    int from = cursor.position;
    try {
      while (!cursor.atEnd()) {
        parser.spend(1);
        char c = cursor.peek();
        if (c == '\\') {
          cursor.position += 2;
        } else if (c == '\'') {
          cursor.position++;
          int end = cursor.find('\'');
          if (end < 0) {
            return -1;
          }
          cursor.position = end + 1;
        } else if (c == '(') {
          depth++;
          cursor.position++;
        } else if (c == ')') {
          if (depth == 0) {
            return cursor.peek(1) == ')' ? cursor.position : -1;
          }
          depth--;
          cursor.position++;
        } else {
          cursor.position++;
        }
      }
      return -1;
    } finally {
      cursor.position = from;
    }
  }

  private WordPart backticks(Mode mode) throws ParseFailure {
    int start = cursor.position++;
    int line = cursor.line();
    StringBuilder inside = new StringBuilder();
    while (cursor.peek() != '`') {
      if (cursor.atEnd()) {
        cursor.position = start;
        throw parser.failure("a backtick that is not closed");
      }
      char c = cursor.next();
      char next = cursor.peek();
      boolean escapes =
          next == '$' || next == '`' || next == '\\' || (next == '"' && mode == Mode.DOUBLE);
      inside.append(c == '\\' && escapes ? cursor.next() : c);
    }
    cursor.position++;
    return new WordPart.CommandSubstitution(
        parser.nested(inside.toString(), line), cursor.excerpt(start, cursor.position), line);
  }

  WordPart processSubstitution() throws ParseFailure {
    int start = cursor.position;
    int line = cursor.line();
    cursor.position += 2;
    parser.enter();
    parser.commands.until(")");
    require(")", "a process substitution that is not closed");
    parser.leave();
    return unsupported(start, line, "a process substitution, which names a running command's pipe");
  }

  private WordPart ansiQuoted(int start, int line) throws ParseFailure {
    cursor.position++;
    int from = cursor.position;
    while (cursor.peek() != '\'') {
      if (cursor.atEnd()) {
        cursor.position = start;
        throw parser.failure("a $' quote that is not closed");
      }
      cursor.position += cursor.peek() == '\\' ? 2 : 1;
    }
    String decoded = EscapeSequences.ansi(cursor.slice(from, cursor.position));
    cursor.position++;
    return decoded == null
        ? unsupported(start, line, "an escape sequence that stands for no character")
        : new WordPart.Quoted(decoded);
  }
}
