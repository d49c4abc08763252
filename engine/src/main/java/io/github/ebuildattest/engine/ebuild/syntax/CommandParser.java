package io.github.ebuildattest.engine.ebuild.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads lists, pipelines and simple commands (bash manual, 3.2). */
final class CommandParser {
  /** Builtins whose arguments may be assignments (bash manual, 4.2 and 6.7). */
  private static final Set<String> DECLARES =
      Set.of("declare", "typeset", "local", "export", "readonly");

  private static final String[] REDIRECTIONS = {
    "<<<", "<<-", "<<", "<>", "<&", "<", ">>", ">|", ">&", ">", "&>>", "&>"
  };

  /** The closing brace of a group is a word of its own, unlike that of {@code ${ …; }}. */
  static final String GROUP_END = "} ";

  private final Parser parser;
  private final Cursor cursor;

  CommandParser(Parser parser) {
    this.parser = parser;
    this.cursor = parser.cursor;
  }

  /** Skips blanks, newlines and comments; reads the here-documents that are due. */
  void skipNewlines() throws ParseFailure {
    while (true) {
      cursor.skipBlanks();
      skipComment();
      if (cursor.peek() != '\n' || cursor.atEnd()) {
        return;
      }
      cursor.position++;
      parser.hereDocuments.lineEnded();
    }
  }

  private void skipComment() {
    if (cursor.peek() == '#') {
      int end = cursor.find('\n');
      int start = cursor.position;
      cursor.position = end < 0 ? cursor.length() : end;
      cursor.comments.set(start, cursor.position);
    }
  }

  /** Reads commands up to one of the reserved words or a parenthesis, which is left unread. */
  Command until(String... ends) throws ParseFailure {
    int line = cursor.line();
    List<Command> all = new ArrayList<>();
    skipNewlines();
    while (!cursor.atEnd() && !atOneOf(ends)) {
      all.add(list());
      skipNewlines();
    }
    return all.size() == 1 ? all.get(0) : new Command.Sequence(all, line);
  }

  private boolean atOneOf(String... ends) {
    for (String end : ends) {
      if (end.equals(GROUP_END)) {
        if (atWord("}")) {
          return true;
        }
      } else if (Cursor.startsName(end.charAt(0)) ? atWord(end) : cursor.looksAt(end)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a reserved word stands here. */
  boolean atWord(String word) {
    return cursor.looksAt(word) && endsWord(cursor.peek(word.length()));
  }

  static boolean endsWord(char c) {
    return c == Cursor.END || " \t\n;&|()<>".indexOf(c) >= 0;
  }

  /** Reads one and-or list and what ends it: a semicolon, an ampersand or a newline. */
  Command list() throws ParseFailure {
    int line = cursor.line();
    Command command = andOr();
    cursor.skipBlanks();
    if (cursor.peek() == '&' && cursor.peek(1) != '&') {
      cursor.position++;
      return new Command.Background(command, line);
    }
    if (cursor.peek() == ';' && cursor.peek(1) != ';' && cursor.peek(1) != '&') {
      cursor.position++;
      return command;
    }
    skipComment();
    char c = cursor.peek();
    if (c != '\n' && c != Cursor.END && c != ')' && c != ';' && c != '}') {
      throw parser.failure("a command that is not understood");
    }
    return command;
  }

  private Command andOr() throws ParseFailure {
    int line = cursor.line();
    Command left = pipeline();
    while (true) {
      cursor.skipBlanks();
      boolean and = cursor.looksAt("&&");
      if (!and && !cursor.looksAt("||")) {
        return left;
      }
      cursor.position += 2;
      skipNewlines();
      left = new Command.AndOr(left, and, pipeline(), line);
    }
  }

  private Command pipeline() throws ParseFailure {
    int line = cursor.line();
    boolean negated = false;
    cursor.skipBlanks();
    if (parser.extendedGlobs && cursor.looksAt("!(")) {
      throw parser.failure("a negation that is an extended glob, too");
    }
    while (atWord("!") || atWord("time")) {
      negated ^= cursor.peek() == '!';
      cursor.position += cursor.peek() == '!' ? 1 : 4;
      cursor.skipBlanks();
      if (cursor.looksAt("-p ")) {
        cursor.position += 3;
        cursor.skipBlanks();
      }
    }
    List<Command> commands = new ArrayList<>(1);
    commands.add(command());
    cursor.skipBlanks();
    while (cursor.peek() == '|' && cursor.peek(1) != '|') {
      cursor.position += cursor.peek(1) == '&' ? 2 : 1;
      skipNewlines();
      commands.add(command());
      cursor.skipBlanks();
    }
    return commands.size() == 1 && !negated
        ? commands.get(0)
        : new Command.Pipeline(commands, negated, line);
  }

  Command command() throws ParseFailure {
    parser.enter();
    cursor.skipBlanks();
    int line = cursor.line();
    Command compound = parser.compounds.compound();
    Command command = compound == null ? simple() : compound;
    if (compound != null && !(compound instanceof Command.Function)) {
      command = withRedirections(compound, line);
    }
    parser.leave();
    return command;
  }

  /** Reads the redirections after a compound command. */
  Command withRedirections(Command command, int line) throws ParseFailure {
    List<Redirection> redirections = new ArrayList<>(0);
    while (true) {
      cursor.skipBlanks();
      Redirection redirection = redirection();
      if (redirection == null) {
        return redirections.isEmpty()
            ? command
            : new Command.Redirected(command, redirections, line);
      }
      redirections.add(redirection);
    }
  }

  private Command simple() throws ParseFailure {
    int start = cursor.position;
    int line = cursor.line();
    List<Assignment> assignments = new ArrayList<>(1);
    List<Word> words = new ArrayList<>(2);
    List<Assignment> declared = new ArrayList<>(0);
    List<Redirection> redirections = new ArrayList<>(0);
    boolean declares = false;
    while (true) {
      cursor.skipBlanks();
      if (cursor.atEnd()) {
        break;
      }
      Redirection redirection = redirection();
      if (redirection != null) {
        redirections.add(redirection);
        continue;
      }
      char c = cursor.peek();
      if (endsWord(c) && !opensProcess(c)) {
        break;
      }
      if (c == '#') {
        skipComment();
        break;
      }
      Assignment assignment = words.isEmpty() || declares ? parser.assignments.assignment() : null;
      if (assignment != null) {
        (declares ? declared : assignments).add(assignment);
        continue;
      }
      Word word = parser.words.word();
      if (words.isEmpty()) {
        String bare = word.bare();
        declares = bare != null && DECLARES.contains(bare);
        Command function = assignments.isEmpty() ? functionNamed(bare, line) : null;
        if (function != null) {
          return function;
        }
      }
      words.add(word);
    }
    if (cursor.position == start) {
      throw parser.failure("a command that is not understood");
    }
    Excerpt source = cursor.excerptLater(start, cursor.position);
    return new Command.Simple(assignments, words, declared, redirections, source, line);
  }

  private boolean opensProcess(char c) {
    return (c == '<' || c == '>') && cursor.peek(1) == '(';
  }

  private @Nullable Command functionNamed(@Nullable String name, int line) throws ParseFailure {
    if (name == null) {
      return null;
    }
    int before = cursor.position;
    cursor.skipBlanks();
    if (cursor.take("(")) {
      cursor.skipBlanks();
      if (cursor.take(")")) {
        return parser.compounds.functionBody(name, line);
      }
      throw parser.failure("a parenthesis after a word");
    }
    cursor.position = before;
    return null;
  }

  private @Nullable Redirection redirection() throws ParseFailure {
    int start = cursor.position;
    char first = cursor.peek();
    if (!Cursor.isDigit(first) && "<>&{".indexOf(first) < 0) {
      return null;
    }
    int descriptor = -1;
    String variable = null;
    if (Cursor.isDigit(cursor.peek())) {
      while (Cursor.isDigit(cursor.peek())) {
        cursor.position++;
      }
      descriptor =
          cursor.position - start > 3
              ? 999
              : Integer.parseInt(cursor.slice(start, cursor.position));
    } else if (cursor.peek() == '{') {
      cursor.position++;
      variable = cursor.name();
      if (variable.isEmpty() || !cursor.take("}")) {
        cursor.position = start;
        return null;
      }
    }
    boolean numbered = cursor.position > start;
    for (String operator : REDIRECTIONS) {
      boolean usable = !(numbered && operator.startsWith("&")) && !opensProcess(cursor.peek());
      if (usable && cursor.take(operator)) {
        return target(operator, descriptor, variable);
      }
    }
    cursor.position = start;
    return null;
  }

  private Redirection target(String operator, int descriptor, @Nullable String variable)
      throws ParseFailure {
    Redirection redirection = new Redirection(operator, descriptor, variable, Word.EMPTY);
    if (operator.equals("<<") || operator.equals("<<-")) {
      parser.hereDocuments.announce(redirection, operator.equals("<<-"));
      return redirection;
    }
    cursor.skipBlanks();
    int before = cursor.position;
    redirection.target = parser.words.word();
    if (cursor.position == before) {
      throw parser.failure("a redirection without a target");
    }
    return redirection;
  }
}
