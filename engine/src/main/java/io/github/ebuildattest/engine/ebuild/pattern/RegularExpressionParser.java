package io.github.ebuildattest.engine.ebuild.pattern;

import java.util.ArrayList;
import java.util.List;

/** Reads POSIX extended regular expressions (POSIX 9.4), without back-references. */
public final class RegularExpressionParser {
  private static final int DEEPEST = 32;
  private static final int MOST_REPETITIONS = 255;

  private final String text;
  private int position;
  private int depth;
  private int groups;

  private RegularExpressionParser(String text) {
    this.text = text;
  }

  /** An expression and how many groups it has. */
  public record Read(PatternNode node, int groups) {}

  /**
   * Parses a whole expression.
   *
   * @throws IllegalArgumentException for what depends on the locale or has no agreed meaning
   */
  public static Read parse(String text) {
    RegularExpressionParser parser = new RegularExpressionParser(text);
    PatternNode node = parser.choice();
    if (parser.position < text.length()) {
      throw new IllegalArgumentException("an unbalanced expression");
    }
    return new Read(node, parser.groups);
  }

  private PatternNode choice() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("an expression that nests too deeply");
    }
    List<PatternNode> choices = new ArrayList<>();
    do {
      choices.add(concatenation());
    } while (take('|'));
    depth--;
    return choices.size() == 1 ? choices.get(0) : new PatternNode.Choice(choices);
  }

  private boolean take(char c) {
    if (position < text.length() && text.charAt(position) == c) {
      position++;
      return true;
    }
    return false;
  }

  private PatternNode concatenation() {
    List<PatternNode> nodes = new ArrayList<>();
    while (position < text.length() && "|)".indexOf(text.charAt(position)) < 0) {
      nodes.add(repeated(atom()));
    }
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("an empty expression");
    }
    return nodes.size() == 1 ? nodes.get(0) : new PatternNode.Concatenation(nodes);
  }

  private PatternNode atom() {
    char c = text.charAt(position++);
    if (c > 126) {
      throw new IllegalArgumentException("a character beyond ASCII in an expression");
    }
    switch (c) {
      case '(' -> {
        groups++;
        PatternNode inside = choice();
        if (!take(')')) {
          throw new IllegalArgumentException("an expression that is not closed");
        }
        return inside;
      }
      case '.' -> {
        return PatternNode.OneOf.any();
      }
      case '^' -> {
        return new PatternNode.Anchor(false);
      }
      case '$' -> {
        return new PatternNode.Anchor(true);
      }
      case '[' -> {
        CharacterSet.Read read = CharacterSet.read(text, position, false);
        if (read == null) {
          throw new IllegalArgumentException("a bracket that is not closed");
        }
        position = read.next();
        return new PatternNode.OneOf(read.members());
      }
      case '*', '+', '?', '{' -> throw new IllegalArgumentException("a repetition of nothing");
      case '\\' -> {
        if (position >= text.length() || ".[]()*+?{}|^$\\/-".indexOf(text.charAt(position)) < 0) {
          throw new IllegalArgumentException("an escape whose meaning depends on the library");
        }
        return PatternNode.OneOf.character(text.charAt(position++));
      }
      default -> {
        return PatternNode.OneOf.character(c);
      }
    }
  }

  private PatternNode repeated(PatternNode atom) {
    PatternNode node = atom;
    int times = 0;
    while (position < text.length() && "*+?{".indexOf(text.charAt(position)) >= 0) {
      if (atom instanceof PatternNode.Anchor || ++times > 1) {
        throw new IllegalArgumentException("a repetition without an agreed meaning");
      }
      char c = text.charAt(position++);
      node =
          switch (c) {
            case '*' -> new PatternNode.Repetition(atom, 0, PatternNode.UNBOUNDED);
            case '+' -> new PatternNode.Repetition(atom, 1, PatternNode.UNBOUNDED);
            case '?' -> new PatternNode.Repetition(atom, 0, 1);
            default -> counted(atom);
          };
    }
    return node;
  }

  private PatternNode counted(PatternNode atom) {
    int close = text.indexOf('}', position);
    String inside = close < 0 ? "" : text.substring(position, close);
    if (!inside.matches("[0-9]{1,3}(,[0-9]{0,3})?")) {
      throw new IllegalArgumentException("a repetition that is not understood");
    }
    position = close + 1;
    int comma = inside.indexOf(',');
    int least = Integer.parseInt(comma < 0 ? inside : inside.substring(0, comma));
    int most =
        comma < 0
            ? least
            : comma == inside.length() - 1
                ? PatternNode.UNBOUNDED
                : Integer.parseInt(inside.substring(comma + 1));
    if (least > MOST_REPETITIONS || most < least) {
      throw new IllegalArgumentException("a repetition without an agreed meaning");
    }
    return new PatternNode.Repetition(atom, least, most);
  }
}
