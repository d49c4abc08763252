package io.github.ebuildattest.engine.ebuild.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads words and the quoting in them (bash manual, 3.1.2). */
final class WordParser {

  /** What ends a word, and which quotes mean something in it. */
  enum Mode {
    /** A word of a command. */
    COMMAND,
    /** Between double quotes. */
    DOUBLE,
    /** A pattern or plain operand in ${…}: quotes mean what they mean outside. */
    OPERAND,
    /** A pattern in ${v/pattern/…}, which also ends at a slash. */
    PATTERN,
    /** The word of ${v:-word} within double quotes, where ' is an ordinary character. */
    OPERAND_DOUBLE,
    /** Between square brackets. */
    SUBSCRIPT,
    /** The first expression of ${v:a:b}. */
    OFFSET,
    /** The right side of =~, where ( ) and | belong to the word. */
    REGEX,
    /** A line range of a here-document whose delimiter was not quoted. */
    HERE_DOCUMENT;

    boolean quotesText() {
      return this == DOUBLE || this == OPERAND_DOUBLE || this == HERE_DOCUMENT;
    }

    boolean inBraces() {
      return this == OPERAND || this == PATTERN || this == OPERAND_DOUBLE || this == OFFSET;
    }
  }

  private final Parser parser;
  private final Cursor cursor;

  WordParser(Parser parser) {
    this.parser = parser;
    this.cursor = parser.cursor;
  }

  /** Reads a word of a command; the cursor must stand on its first character. */
  Word word() throws ParseFailure {
    return word(Mode.COMMAND);
  }

  Word word(Mode mode) throws ParseFailure {
    int line = cursor.line();
    return new Word(parts(mode), line);
  }

  /** Reads parts up to what ends the mode, which is left unread. */
  List<WordPart> parts(Mode mode) throws ParseFailure {
    parser.enter();
    List<WordPart> parts = new ArrayList<>(2);
    StringBuilder plain = new StringBuilder();
    int nesting = 0;
    while (!cursor.atEnd()) {
      int start = cursor.position;
      if ((mode == Mode.DOUBLE ? cursor.skipQuoted() : cursor.skipPlain()) > 0) {
        cursor.copy(start, plain);
        continue;
      }
      char c = cursor.peek();
      if (nesting == 0 && ends(mode, c, plain, parts)) {
        break;
      }
      if (c == '\\') {
        backslash(mode, plain, parts);
      } else if (c == '\'' && !mode.quotesText()) {
        flush(plain, parts);
        parts.add(new WordPart.Quoted(singleQuoted()));
      } else if (c == '"' && mode != Mode.HERE_DOCUMENT) {
        flush(plain, parts);
        parts.add(doubleQuoted());
      } else if (c == '$' || c == '`') {
        int before = cursor.position;
        WordPart part = parser.substitutions.expansion(mode);
        if (part != null) {
          flush(plain, parts);
          parts.add(part);
        } else {
          plain.append(cursor.slice(before, cursor.position));
        }
      } else if ((c == '<' || c == '>') && mode == Mode.COMMAND && cursor.peek(1) == '(') {
        flush(plain, parts);
        parts.add(parser.substitutions.processSubstitution());
      } else {
        nesting += nestingOf(mode, c);
        if (nesting == 0 && nestingOf(mode, c) == 0 && opensExtendedGlob(mode)) {
          if (!parser.extendedGlobs) {
            throw parser.failure("an extended glob, for which the option extglob must be set");
          }
          plain.append(cursor.next());
          flush(plain, parts);
          extendedGlob(parts);
        } else {
          plain.append(cursor.next());
        }
      }
    }
    flush(plain, parts);
    parser.leave();
    return parts;
  }

  private static void flush(StringBuilder plain, List<WordPart> parts) {
    if (plain.length() > 0) {
      parts.add(new WordPart.Literal(plain.toString()));
      plain.setLength(0);
    }
  }

  private boolean ends(Mode mode, char c, StringBuilder plain, List<WordPart> parts) {
    return switch (mode) {
      case COMMAND -> endsCommandWord(c);
      case REGEX ->
          c == ' '
              || c == '\t'
              || c == '\n'
              || c == ';'
              || (c == ')' && plain.isEmpty() && parts.isEmpty());
      case DOUBLE -> c == '"';
      case OPERAND, OPERAND_DOUBLE -> c == '}';
      case PATTERN -> c == '}' || c == '/';
      case SUBSCRIPT -> c == ']';
      case OFFSET -> c == '}' || c == ':';
      case HERE_DOCUMENT -> false;
    };
  }

  private boolean endsCommandWord(char c) {
    return switch (c) {
      case ' ', '\t', '\n', ';', '&', '|', '(', ')' -> true;
      case '<', '>' -> cursor.peek(1) != '(';
      default -> false;
    };
  }

  /** Brackets that nest in a mode, so that their closing one does not end the word. */
  private static int nestingOf(Mode mode, char c) {
    return switch (mode) {
      case SUBSCRIPT -> c == '[' ? 1 : c == ']' ? -1 : 0;
      case REGEX -> c == '(' ? 1 : c == ')' ? -1 : 0;
      case OFFSET -> c == '(' || c == '?' ? 1 : c == ')' || c == ':' ? -1 : 0;
      default -> 0;
    };
  }

  private boolean opensExtendedGlob(Mode mode) {
    return mode == Mode.COMMAND && cursor.peek(1) == '(' && "?*+@!".indexOf(cursor.peek()) >= 0;
  }

  /** Reads the ( … ) of an extended glob; blanks and | belong to it. */
  private void extendedGlob(List<WordPart> parts) throws ParseFailure {
    parser.enter();
    int nesting = 0;
    StringBuilder plain = new StringBuilder();
    do {
      if (cursor.atEnd()) {
        throw parser.failure("an extended glob that is not closed");
      }
      char c = cursor.peek();
      if (c == '\\') {
        backslash(Mode.COMMAND, plain, parts);
      } else if (c == '\'') {
        flush(plain, parts);
        parts.add(new WordPart.Quoted(singleQuoted()));
      } else if (c == '"') {
        flush(plain, parts);
        parts.add(doubleQuoted());
      } else if (c == '$' || c == '`') {
        int before = cursor.position;
        WordPart part = parser.substitutions.expansion(Mode.COMMAND);
        if (part != null) {
          flush(plain, parts);
          parts.add(part);
        } else {
          plain.append(cursor.slice(before, cursor.position));
        }
      } else {
        nesting += c == '(' ? 1 : c == ')' ? -1 : 0;
        plain.append(cursor.next());
      }
    } while (nesting > 0);
    flush(plain, parts);
    parser.leave();
  }

  private void backslash(Mode mode, StringBuilder plain, List<WordPart> parts) throws ParseFailure {
    char next = cursor.peek(1);
    if (next == '\n') {
      char after = cursor.peek(2);
      boolean within = after != ' ' && after != '\t' && after != '\n' && after != Cursor.END;
      boolean whole = parts.isEmpty() && plain.length() > 0;
      if (mode == Mode.COMMAND && within && (whole || "=+[(".indexOf(after) >= 0)) {
        // bash reads on as if the lines were one: this may be an assignment or a reserved word
        throw parser.failure("a word that goes on in the next line");
      }
      cursor.position += 2;
    } else if (cursor.position + 1 >= cursor.length()) {
      plain.append(cursor.next());
    } else if (!mode.quotesText()
        || next == '$'
        || next == '`'
        || next == '\\'
        || (next == '"' && mode != Mode.HERE_DOCUMENT)
        || (next == '}' && mode == Mode.OPERAND_DOUBLE)) {
      flush(plain, parts);
      parts.add(new WordPart.Quoted(String.valueOf(next)));
      cursor.position += 2;
    } else {
      plain.append(cursor.next());
    }
  }

  private String singleQuoted() throws ParseFailure {
    cursor.position++;
    int end = cursor.find('\'');
    if (end < 0) {
      throw parser.failure("a single quote that is not closed");
    }
    String text = cursor.slice(cursor.position, end);
    cursor.position = end + 1;
    return text;
  }

  private WordPart doubleQuoted() throws ParseFailure {
    int start = cursor.position++;
    List<WordPart> inside = parts(Mode.DOUBLE);
    if (!cursor.take("\"")) {
      cursor.position = start;
      throw parser.failure("a double quote that is not closed");
    }
    return new WordPart.DoubleQuoted(inside);
  }
}
