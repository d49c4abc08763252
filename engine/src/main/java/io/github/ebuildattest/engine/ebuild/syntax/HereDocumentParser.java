package io.github.ebuildattest.engine.ebuild.syntax;

import io.github.ebuildattest.engine.ebuild.syntax.WordParser.Mode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Collects here-documents as lines end (bash manual, 3.6.6). */
final class HereDocumentParser {

  private record Pending(Redirection redirection, String delimiter, boolean quoted, boolean tabs) {}

  private final Parser parser;
  private final Cursor cursor;
  private final Deque<Pending> pending = new ArrayDeque<>();

  HereDocumentParser(Parser parser) {
    this.parser = parser;
    this.cursor = parser.cursor;
  }

  /** Reads the delimiter after {@code <<}; the body follows when the line has been read. */
  void announce(Redirection redirection, boolean tabs) throws ParseFailure {
    cursor.skipBlanks();
    StringBuilder delimiter = new StringBuilder();
    boolean quoted = false;
    int start = cursor.position;
    while (!cursor.atEnd() && " \t\n;&|<>()".indexOf(cursor.peek()) < 0) {
      char c = cursor.next();
      if (c == '\\') {
        if (cursor.peek() == '\n') {
          throw parser.failure("a here-document's delimiter that is not understood");
        }
        quoted = true;
        delimiter.append(cursor.atEnd() ? '\\' : cursor.next());
      } else if (c == '\'' || c == '"') {
        quoted = true;
        int end = cursor.find(c);
        if (end < 0) {
          throw parser.failure("a quote that is not closed");
        }
        String inside = cursor.slice(cursor.position, end);
        if (c == '"' && (inside.indexOf('\\') >= 0 || inside.indexOf('$') >= 0)) {
          throw parser.failure("a here-document's delimiter that is not understood");
        }
        delimiter.append(inside);
        cursor.position = end + 1;
      } else if (c == '$' || c == '`') {
        throw parser.failure("a here-document's delimiter that is not understood");
      } else {
        delimiter.append(c);
      }
    }
    if (cursor.position == start) {
      throw parser.failure("a here-document without a delimiter");
    }
    pending.add(new Pending(redirection, delimiter.toString(), quoted, tabs));
  }

  int waiting() {
    return pending.size();
  }

  /** Forgets the newest announcements beyond a number, as what was read ahead is read again. */
  void forgetBeyond(int size) {
    while (pending.size() > size) {
      pending.removeLast();
    }
  }

  void requireNone() throws ParseFailure {
    if (!pending.isEmpty()) {
      throw parser.failure("a here-document without a body");
    }
  }

  /** Reads the bodies that are due; the cursor stands after a newline. */
  void lineEnded() throws ParseFailure {
    while (!pending.isEmpty()) {
      Pending due = pending.removeFirst();
      due.redirection.target = body(due);
    }
  }

  private String line() {
    int end = cursor.find('\n');
    int stop = end < 0 ? cursor.length() : end;
    String content = cursor.slice(cursor.position, stop);
    cursor.position = end < 0 ? stop : end + 1;
    return content;
  }

  /** A line with those that a backslash joins to it; a delimiter among these ends nothing. */
  private String joinedLines() {
    StringBuilder joined = new StringBuilder();
    while (true) {
      String one = line();
      int backslashes = 0;
      while (backslashes < one.length() && one.charAt(one.length() - 1 - backslashes) == '\\') {
        backslashes++;
      }
      if (backslashes % 2 == 0 || cursor.atEnd()) {
        return joined.append(one).toString();
      }
      joined.append(one, 0, one.length() - 1);
    }
  }

  private Word body(Pending due) throws ParseFailure {
    int line = cursor.line();
    StringBuilder text = new StringBuilder();
    while (true) {
      if (cursor.atEnd()) {
        throw parser.failure("a here-document that does not end");
      }
      String content = due.quoted ? line() : joinedLines();
      if (due.tabs) {
        content = content.replaceFirst("^\t+", "");
      }
      if (content.equals(due.delimiter)) {
        break;
      }
      text.append(content).append('\n');
    }
    if (due.quoted) {
      return new Word(List.of(new WordPart.Quoted(text.toString())), line);
    }
    return parser.nestedWord(text.toString(), line, Mode.HERE_DOCUMENT);
  }
}
