package io.github.ebuildattest.engine.ebuild.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads compound commands and function definitions (bash manual, 3.2.5 and 3.3). */
final class CompoundParser {
  private final Parser parser;
  private final Cursor cursor;

  CompoundParser(Parser parser) {
    this.parser = parser;
    this.cursor = parser.cursor;
  }

  /** Reads a compound command if one begins here, else returns null. */
  @Nullable Command compound() throws ParseFailure {
    int line = cursor.line();
    char c = cursor.peek();
    if (c == '(') {
      return parenthesis(line);
    }
    if (c == '{' && CommandParser.endsWord(cursor.peek(1))) {
      return group();
    }
    if (c == '[' && takeWord("[[")) {
      return new Command.Conditional(parser.conditions.condition(), line);
    }
    if (c == 'i' && takeWord("if")) {
      return conditional(line);
    }
    if (c == 'f' && takeWord("for")) {
      return loop(line);
    }
    if (c == 'w' && takeWord("while")) {
      return whileLoop(false, line);
    }
    if (c == 'u' && takeWord("until")) {
      return whileLoop(true, line);
    }
    if (c == 'c' && takeWord("case")) {
      return choice(line);
    }
    if (c == 'f' && takeWord("function")) {
      return function(line);
    }
    if (c == 's' && takeWord("select")) {
      loop(line);
      return new Command.Unsupported("select", line, "it reads from a terminal");
    }
    if (c == 'c' && takeWord("coproc")) {
      return coprocess(line);
    }
    for (String reserved : RESERVED) {
      if (reserved.charAt(0) == c && parser.commands.atWord(reserved)) {
        throw parser.failure("a reserved word out of place");
      }
    }
    return null;
  }

  private static final String[] RESERVED = {
    "then", "else", "elif", "fi", "do", "done", "esac", "in", "}"
  };

  private boolean takeWord(String word) {
    return parser.commands.atWord(word) && cursor.take(word);
  }

  private void require(String word) throws ParseFailure {
    cursor.skipBlanks();
    if (!takeWord(word)) {
      throw parser.failure("'" + word + "' is missing");
    }
  }

  private Command parenthesis(int line) throws ParseFailure {
    int start = cursor.position;
    int waiting = parser.hereDocuments.waiting();
    if (cursor.peek(1) == '(') {
      cursor.position += 2;
      Word expression = parser.substitutions.arithmeticUpToDoubleParenthesis();
      if (expression != null) {
        return new Command.Arithmetic(expression, line);
      }
      parser.hereDocuments.forgetBeyond(waiting);
    }
    cursor.position = start + 1;
    Command body = parser.commands.until(")");
    if (!cursor.take(")")) {
      throw parser.failure("a subshell that is not closed");
    }
    return new Command.Subshell(body, line);
  }

  private Command group() throws ParseFailure {
    cursor.position++;
    Command body = parser.commands.until(CommandParser.GROUP_END);
    if (!cursor.take("}")) {
      throw parser.failure("a group that is not closed");
    }
    return body;
  }

  private Command conditional(int line) throws ParseFailure {
    parser.enter();
    Command condition = parser.commands.until("then");
    require("then");
    Command then = parser.commands.until("elif", "else", "fi");
    Command otherwise = null;
    int at = cursor.line();
    if (takeWord("elif")) {
      otherwise = conditional(at);
    } else {
      if (takeWord("else")) {
        otherwise = parser.commands.until("fi");
      }
      require("fi");
    }
    parser.leave();
    return new Command.If(condition, then, otherwise, line);
  }

  private Command whileLoop(boolean until, int line) throws ParseFailure {
    Command condition = parser.commands.until("do");
    return new Command.While(condition, until, body(), line);
  }

  private Command body() throws ParseFailure {
    cursor.skipBlanks();
    if (cursor.peek() == '{') {
      return group();
    }
    require("do");
    Command body = parser.commands.until("done");
    require("done");
    return body;
  }

  private Command loop(int line) throws ParseFailure {
    cursor.skipBlanks();
    if (cursor.take("((")) {
      Word[] expressions = arithmeticHeader(line);
      endOfHeader();
      return new Command.ArithmeticFor(
          expressions[0], expressions[1], expressions[2], body(), line);
    }
    String name = cursor.name();
    if (name.isEmpty() || !CommandParser.endsWord(cursor.peek())) {
      throw parser.failure("a loop without a variable");
    }
    parser.commands.skipNewlines();
    List<Word> words = null;
    if (takeWord("in")) {
      words = new ArrayList<>();
      cursor.skipBlanks();
      while (cursor.peek() != ';' && cursor.peek() != '\n' && !cursor.atEnd()) {
        if (cursor.peek() == '#') {
          break;
        }
        int before = cursor.position;
        words.add(parser.words.word());
        if (cursor.position == before) {
          throw parser.failure("a list of words that is not understood");
        }
        cursor.skipBlanks();
      }
    }
    endOfHeader();
    return new Command.For(name, words, body(), line);
  }

  private void endOfHeader() throws ParseFailure {
    cursor.skipBlanks();
    cursor.take(";");
    parser.commands.skipNewlines();
  }

  /** {@code coproc [NAME] command}; only before a compound command can there be a name. */
  private Command coprocess(int line) throws ParseFailure {
    parser.enter();
    cursor.skipBlanks();
    int before = cursor.position;
    String name = cursor.name();
    boolean named = !name.isEmpty() && (cursor.peek() == ' ' || cursor.peek() == '\t');
    cursor.skipBlanks();
    if (!named || (cursor.peek() != '{' && cursor.peek() != '(')) {
      cursor.position = before;
    }
    parser.commands.command();
    parser.leave();
    return new Command.Unsupported("coproc", line, "what another process writes is not known");
  }

  private Word[] arithmeticHeader(int line) throws ParseFailure {
    int start = cursor.position;
    Word all = parser.substitutions.arithmeticUpToDoubleParenthesis();
    if (all == null) {
      throw parser.failure("a loop's arithmetic that is not closed");
    }
    String[] texts = cursor.slice(start, cursor.position - 2).split(";", -1);
    if (texts.length != 3) {
      throw parser.failure("a loop's arithmetic that has not three parts");
    }
    Word[] words = new Word[3];
    for (int i = 0; i < 3; i++) {
      words[i] = parser.substitutions.expression(texts[i].strip(), line);
    }
    return words;
  }

  private Command choice(int line) throws ParseFailure {
    cursor.skipBlanks();
    Word word = parser.words.word();
    parser.commands.skipNewlines();
    require("in");
    List<Command.Case.Item> items = new ArrayList<>();
    parser.commands.skipNewlines();
    while (!takeWord("esac")) {
      if (cursor.atEnd()) {
        throw parser.failure("'esac' is missing");
      }
      items.add(item());
      parser.commands.skipNewlines();
    }
    return new Command.Case(word, items, line);
  }

  private Command.Case.Item item() throws ParseFailure {
    cursor.take("(");
    List<Word> patterns = new ArrayList<>(1);
    do {
      cursor.skipBlanks();
      int before = cursor.position;
      patterns.add(parser.words.word());
      if (cursor.position == before) {
        throw parser.failure("a pattern that is not understood");
      }
      cursor.skipBlanks();
    } while (cursor.take("|"));
    if (!cursor.take(")")) {
      throw parser.failure("a pattern that is not closed");
    }
    Command body = parser.commands.until(";;", ";&", "esac");
    String end =
        cursor.take(";;&") ? ";;&" : cursor.take(";;") ? ";;" : cursor.take(";&") ? ";&" : ";;";
    return new Command.Case.Item(patterns, body, end);
  }

  private Command function(int line) throws ParseFailure {
    cursor.skipBlanks();
    String name = parser.words.word().bare();
    if (name == null) {
      throw parser.failure("a function without a plain name");
    }
    cursor.skipBlanks();
    if (cursor.take("(")) {
      cursor.skipBlanks();
      if (!cursor.take(")")) {
        throw parser.failure("a function's parentheses are not empty");
      }
    }
    return functionBody(name, line);
  }

  /** Reads what follows {@code name()}. */
  Command functionBody(String name, int line) throws ParseFailure {
    parser.commands.skipNewlines();
    int at = cursor.line();
    parser.enter();
    Command body = compound();
    if (body == null) {
      throw parser.failure("a function without a body");
    }
    Command complete = parser.commands.withRedirections(body, at);
    parser.leave();
    return new Command.Function(name, complete, line);
  }
}
