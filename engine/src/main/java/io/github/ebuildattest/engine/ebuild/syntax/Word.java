package io.github.ebuildattest.engine.ebuild.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shell word before expansion.
 *
 * @param parts its pieces, in order
 * @param line where it begins
 */
public record Word(List<WordPart> parts, int line) {

  static final Word EMPTY = new Word(List.of(), 0);

  /** The word's text where it is nothing but unquoted characters, else null. */
  public @Nullable String bare() {
    if (parts.size() != 1) {
      return null;
    }
    return parts.get(0) instanceof WordPart.Literal literal ? literal.text() : null;
  }

  /** Whether it holds no expansion: quotes apart, it means what is written. */
  public boolean literal() {
    return literal(parts);
  }

  private static boolean literal(List<WordPart> parts) {
    return parts.stream()
        .allMatch(
            part ->
                part instanceof WordPart.Literal
                    || part instanceof WordPart.Quoted
                    || (part instanceof WordPart.DoubleQuoted inside && literal(inside.parts())));
  }
}
