package io.github.ebuildattest.engine.ebuild.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a word (bash manual, 3.5). */
public sealed interface WordPart {

  /** Characters as written, unquoted unless an enclosing part quotes them. */
  record Literal(String text) implements WordPart {}

  /** Characters whose quotes are already removed: '…', $'…', backslash. */
  record Quoted(String text) implements WordPart {}

  /** The inside of "…". */
  record DoubleQuoted(List<WordPart> parts) implements WordPart {}

  /** $(…) or backticks; source is the text as written. */
  record CommandSubstitution(Command body, String source, int line) implements WordPart {}

  /** $((…)); the expression is expanded as if in double quotes, then evaluated. */
  record ArithmeticExpansion(Word expression, String source, int line) implements WordPart {}

  /** What the evaluator knows by name only: &lt;(…), ${ …; }. */
  record Unsupported(String source, int line, String why) implements WordPart {}

  /**
   * ${…} or $x.
   *
   * @param name a variable, a position, or one special character
   * @param subscript what stands in [ ], or null
   * @param kind plain, length, indirect, names by prefix
   * @param operator {@code ""}, or as written: {@code :-}, {@code ##}, {@code //}, {@code ^^}, …
   * @param operand the word after the operator; the pattern, the offset
   * @param second the replacement or the length, or null where there is none
   * @param quoted whether it stands in double quotes
   */
  record Parameter(
      String name,
      @Nullable Word subscript,
      Kind kind,
      String operator,
      Word operand,
      @Nullable Word second,
      boolean quoted,
      String source,
      int line)
      implements WordPart {

    /** The forms of ${…}. */
    public enum Kind {
      VALUE,
      LENGTH,
      INDIRECT,
      NAMES
    }

    static Parameter plain(String name, boolean quoted, String source, int line) {
      return new Parameter(name, null, Kind.VALUE, "", Word.EMPTY, null, quoted, source, line);
    }
  }
}
