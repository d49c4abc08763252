package io.github.ebuildattest.engine.ebuild.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads globs and extended globs (bash manual, 3.5.8.1) in which a backslash quotes the character
 * after it.
 */
public final class GlobParser {
  private static final int DEEPEST = 32;

  private final String text;
  private final boolean extended;
  private int position;
  private int depth;
  private boolean complements;

  private GlobParser(String text, boolean extended) {
    this.text = text;
    this.extended = extended;
  }

  /**
   * Parses a whole pattern.
   *
   * @throws IllegalArgumentException for what depends on the locale or has no agreed meaning
   */
  public static PatternNode parse(String text, boolean extended) {
    GlobParser parser = new GlobParser(text, extended);
    PatternNode node = parser.concatenation(false);
    if (parser.position < text.length()) {
      throw new IllegalArgumentException("an unbalanced pattern");
    }
    if (parser.complements && !(node instanceof PatternNode.Complement)) {
      throw new IllegalArgumentException("bash does not match !(…) beside other parts reliably");
    }
    return node;
  }

  private PatternNode concatenation(boolean inside) {
    List<PatternNode> nodes = new ArrayList<>();
    while (position < text.length()) {
      char c = text.charAt(position);
      if (inside && (c == '|' || c == ')')) {
        break;
      }
      if (c > 126) {
        throw new IllegalArgumentException("a character beyond ASCII in a pattern");
      }
      position++;
      if (extended
          && position < text.length()
          && text.charAt(position) == '('
          && "?*+@!".indexOf(c) >= 0) {
        position++;
        nodes.add(group(c));
      } else if (c == '*') {
        nodes.add(new PatternNode.Repetition(PatternNode.OneOf.any(), 0, PatternNode.UNBOUNDED));
      } else if (c == '?') {
        nodes.add(PatternNode.OneOf.any());
      } else if (c == '[') {
        nodes.add(set());
      } else if (c == '\\' && position < text.length()) {
        char quoted = text.charAt(position++);
        if (quoted > 126) {
          throw new IllegalArgumentException("a character beyond ASCII in a pattern");
        }
        nodes.add(PatternNode.OneOf.character(quoted));
      } else {
        nodes.add(PatternNode.OneOf.character(c));
      }
    }
    return nodes.size() == 1 ? nodes.get(0) : new PatternNode.Concatenation(nodes);
  }

  private PatternNode set() {
    CharacterSet.Read read = CharacterSet.read(text, position, true);
    if (read == null) {
      return PatternNode.OneOf.character('[');
    }
    position = read.next();
    return new PatternNode.OneOf(read.members());
  }

  private PatternNode group(char kind) {
    if (++depth > DEEPEST || (depth > 1 && kind == '!')) {
      throw new IllegalArgumentException("a pattern that nests too deeply");
    }
    List<PatternNode> choices = new ArrayList<>();
    choices.add(concatenation(true));
    while (position < text.length() && text.charAt(position) == '|') {
      position++;
      choices.add(concatenation(true));
    }
    if (position >= text.length()) {
      throw new IllegalArgumentException("a pattern that is not closed");
    }
    position++;
    depth--;
    PatternNode choice = new PatternNode.Choice(choices);
    // one inside another is not alone either
    complements |= kind == '!';
    return switch (kind) {
      case '?' -> new PatternNode.Repetition(choice, 0, 1);
      case '*' -> new PatternNode.Repetition(choice, 0, PatternNode.UNBOUNDED);
      case '+' -> new PatternNode.Repetition(choice, 1, PatternNode.UNBOUNDED);
      case '!' -> new PatternNode.Complement(choice);
      default -> choice;
    };
  }
}
