package io.github.ebuildattest.engine.ebuild.syntax;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A recursive-descent parser for bash (bash manual, 3). Bash has no separate lexer either: what a
 * character means depends on what is being read, so the parts of the parser share one cursor.
 */
public final class Parser {
  /** Deeper than any ebuild nests, and far from exhausting a thread's stack. */
  private static final int DEEPEST = 64;

  /** Reading ahead can repeat at every level of nesting; this many characters are enough. */
  private static final int WORK_PER_CHARACTER = 8;

  private static final List<String> SETS_EXTENDED_GLOBS = List.of("shopt", "-s", "extglob");

  final Cursor cursor;
  final WordParser words;
  final ParameterParser parameters;
  final SubstitutionParser substitutions;
  final AssignmentParser assignments;
  final CommandParser commands;
  final CompoundParser compounds;
  final ConditionParser conditions;
  final HereDocumentParser hereDocuments;
  private int depth;
  private long work;

  /** Whether bash, having run the lines before, reads extended globs outside of [[ … ]] too. */
  boolean extendedGlobs;

  private Parser(String text, int firstLine, int depth) {
    this.cursor = new Cursor(text, firstLine);
    this.depth = depth;
    this.work = (long) WORK_PER_CHARACTER * text.length() + 10_000;
    this.words = new WordParser(this);
    this.parameters = new ParameterParser(this);
    this.substitutions = new SubstitutionParser(this);
    this.assignments = new AssignmentParser(this);
    this.commands = new CommandParser(this);
    this.compounds = new CompoundParser(this);
    this.conditions = new ConditionParser(this);
    this.hereDocuments = new HereDocumentParser(this);
  }

  /** Parses a whole file. */
  public static Command parse(String text) throws ParseFailure {
    return new Parser(text, 1, 0).script();
  }

  /**
   * The offsets of a file's characters that are comments.
   *
   * @throws ParseFailure where it cannot be parsed
   */
  public static BitSet comments(String text) throws ParseFailure {
    Parser parser = new Parser(text, 1, 0);
    parser.script();
    return parser.cursor.comments;
  }

  /** Parses text on its own: an arithmetic expression, the body of a here-document. */
  Word nestedWord(String text, int line, WordParser.Mode mode) throws ParseFailure {
    enter();
    Parser inner = new Parser(text, line, depth);
    inner.extendedGlobs = extendedGlobs;
    Word word = new Word(inner.words.parts(mode), line);
    leave();
    return word;
  }

  /** Parses text found inside another, such as that between backticks. */
  Command nested(String text, int line) throws ParseFailure {
    enter();
    Parser inner = new Parser(text, line, depth);
    inner.extendedGlobs = extendedGlobs;
    Command script = inner.script();
    leave();
    return script;
  }

  private Command script() throws ParseFailure {
    List<Command> all = new ArrayList<>();
    commands.skipNewlines();
    while (!cursor.atEnd()) {
      Command command = commands.list();
      all.add(command);
      cursor.skipBlanks();
      // the rest of the line has been read before the option is set
      extendedGlobs |= cursor.peek() == '\n' && setsExtendedGlobs(command);
      commands.skipNewlines();
    }
    hereDocuments.requireNone();
    return new Command.Sequence(all, 1);
  }

  private static boolean setsExtendedGlobs(Command command) {
    return command instanceof Command.Simple simple
        && simple.words().stream().map(Word::bare).toList().equals(SETS_EXTENDED_GLOBS);
  }

  void enter() throws ParseFailure {
    if (++depth > DEEPEST) {
      throw failure("nested more than " + DEEPEST + " levels deep");
    }
    spend(1);
  }

  void leave() {
    depth--;
  }

  void spend(int amount) throws ParseFailure {
    work -= amount;
    if (work < 0) {
      throw failure("too much work to parse");
    }
  }

  ParseFailure failure(String why) {
    int from = Math.min(cursor.position, cursor.length());
    return new ParseFailure(
        cursor.lineAt(from), cursor.excerpt(from, Math.min(cursor.length(), from + 40)), why);
  }
}
