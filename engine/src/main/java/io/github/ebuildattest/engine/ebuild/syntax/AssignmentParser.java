package io.github.ebuildattest.engine.ebuild.syntax;

import io.github.ebuildattest.engine.ebuild.syntax.WordParser.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads assignments, compound ones included (bash manual, 3.4 and 6.7). */
final class AssignmentParser {
  private final Parser parser;
  private final Cursor cursor;

  AssignmentParser(Parser parser) {
    this.parser = parser;
    this.cursor = parser.cursor;
  }

  /** Reads an assignment if one begins here, else returns null and leaves the cursor alone. */
  @Nullable Assignment assignment() throws ParseFailure {
    int start = cursor.position;
    int line = cursor.line();
    String name = cursor.name();
    if (name.isEmpty()) {
      return null;
    }
    Word subscript = null;
    if (cursor.peek() == '[') {
      subscript = subscript();
      if (subscript == null) {
        cursor.position = start;
        return null;
      }
    }
    boolean append = cursor.peek() == '+' && cursor.peek(1) == '=';
    if (append) {
      cursor.position++;
    }
    if (cursor.peek() != '=') {
      cursor.position = start;
      return null;
    }
    cursor.position++;
    if (cursor.peek() == '(') {
      cursor.position++;
      return new Assignment(name, subscript, append, null, elements(), line);
    }
    Word value = parser.words.word(Mode.COMMAND);
    return new Assignment(name, subscript, append, value, List.of(), line);
  }

  /** Reads {@code [ … ]} before an assignment operator; else returns null, the cursor anywhere. */
  private @Nullable Word subscript() throws ParseFailure {
    cursor.position++;
    Word subscript = parser.words.word(Mode.SUBSCRIPT);
    if (!cursor.take("]") || subscript.parts().isEmpty()) {
      return null;
    }
    return cursor.peek() == '=' || cursor.looksAt("+=") ? subscript : null;
  }

  private List<Assignment.Element> elements() throws ParseFailure {
    parser.enter();
    List<Assignment.Element> elements = new ArrayList<>();
    while (true) {
      parser.commands.skipNewlines();
      if (cursor.take(")")) {
        parser.leave();
        return elements;
      }
      if (cursor.atEnd()) {
        throw parser.failure("an array that is not closed");
      }
      elements.add(element());
    }
  }

  private Assignment.Element element() throws ParseFailure {
    int start = cursor.position;
    if (cursor.peek() == '[') {
      Word subscript = subscript();
      if (subscript != null) {
        boolean append = cursor.take("+");
        cursor.position++;
        return new Assignment.Element(subscript, append, parser.words.word(Mode.COMMAND));
      }
      cursor.position = start;
    }
    Word value = parser.words.word(Mode.COMMAND);
    if (cursor.position == start) {
      throw parser.failure("an array element that is not understood");
    }
    return new Assignment.Element(null, false, value);
  }
}
