package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brace expansion (bash manual, 3.5.1), which comes first and knows nothing of values. */
final class BraceExpander {
  private static final int MOST_WORDS = 4096;

  /** A part, or one unquoted character of one. */
  private record Atom(@Nullable WordPart part, char character) {
    boolean is(char wanted) {
      return part == null && character == wanted;
    }
  }

  private final Shell shell;

  BraceExpander(Shell shell) {
    this.shell = shell;
  }

  /** The words that a word stands for: itself where it has no braces to expand. */
  List<Word> expand(Word word) {
    boolean any = false;
    for (WordPart part : word.parts()) {
      any |= part instanceof WordPart.Literal literal && literal.text().indexOf('{') >= 0;
    }
    if (!any) {
      return List.of(word);
    }
    List<Atom> atoms = new ArrayList<>();
    for (WordPart part : word.parts()) {
      if (part instanceof WordPart.Literal literal) {
        for (char c : literal.text().toCharArray()) {
          atoms.add(new Atom(null, c));
        }
      } else {
        atoms.add(new Atom(part, '\0'));
      }
    }
    List<Word> words = new ArrayList<>();
    for (List<Atom> expanded : alternatives(atoms, word.line())) {
      refuseJoined(expanded, word.line());
      words.add(word(expanded, word.line()));
    }
    return words;
  }

  /** Braces come before expansions, so $v{1,2} means $v1 and $v2. */
  private void refuseJoined(List<Atom> atoms, int line) {
    for (int i = 0; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      boolean joins = atom.is('$') || atom.is('`');
      if (atom.part instanceof WordPart.Parameter parameter
          && !parameter.source().startsWith("${")
          && i + 1 < atoms.size()) {
        Atom next = atoms.get(i + 1);
        joins = next.part == null && (Cursor.inName(next.character) || next.character == '[');
      }
      if (joins) {
        throw shell.refuse("{…}", line, "its braces make other expansions than are written");
      }
    }
  }

  private static Word word(List<Atom> atoms, int line) {
    List<WordPart> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    for (Atom atom : atoms) {
      if (atom.part == null) {
        plain.append(atom.character);
      } else {
        if (plain.length() > 0) {
          parts.add(new WordPart.Literal(plain.toString()));
          plain.setLength(0);
        }
        parts.add(atom.part);
      }
    }
    if (plain.length() > 0) {
      parts.add(new WordPart.Literal(plain.toString()));
    }
    return new Word(parts, line);
  }

  private List<List<Atom>> alternatives(List<Atom> atoms, int line) {
    shell.budget.enter();
    shell.budget.spend(atoms.size());
    try {
      for (int open = 0; open < atoms.size(); open++) {
        if (!atoms.get(open).is('{')) {
          continue;
        }
        int close = closing(atoms, open);
        if (close < 0) {
          continue;
        }
        List<List<Atom>> choices = choices(atoms.subList(open + 1, close), line);
        if (choices == null) {
          long dots = atoms.subList(open, close).stream().filter(a -> a.is('.')).count();
          long inner = atoms.subList(open, close).stream().filter(a -> a.is('{')).count();
          if (dots > 1 && inner > 1) {
            throw shell.refuse("{…}", line, "what dots beside inner braces make differs");
          }
          continue;
        }
        List<List<Atom>> rests = alternatives(atoms.subList(close + 1, atoms.size()), line);
        if ((long) choices.size() * rests.size() > MOST_WORDS) {
          throw shell.refuse("{…}", line, "its braces stand for too many words");
        }
        List<List<Atom>> all = new ArrayList<>();
        for (List<Atom> choice : choices) {
          for (List<Atom> rest : rests) {
            shell.budget.spend(1L + atoms.size() / 4);
            List<Atom> one = new ArrayList<>(atoms.subList(0, open));
            one.addAll(choice);
            one.addAll(rest);
            all.add(one);
          }
        }
        return all;
      }
      return List.of(atoms);
    } finally {
      shell.budget.leave();
    }
  }

  private int closing(List<Atom> atoms, int open) {
    if (open + 1 < atoms.size() && atoms.get(open + 1).is('}')) {
      for (Atom atom : atoms) {
        if (atom.is(',') || atom.is('.')) {
          throw shell.refuse("{}", 0, "what empty braces mean beside others differs");
        }
      }
    }
    int depth = 0;
    for (int i = open; i < atoms.size(); i++) {
      if (atoms.get(i).is('{')) {
        depth++;
      } else if (atoms.get(i).is('}') && --depth == 0) {
        return i;
      }
    }
    shell.budget.spend(atoms.size());
    return -1;
  }

  /** What stands between braces: a list, or a sequence; null where it is neither. */
  private @Nullable List<List<Atom>> choices(List<Atom> inside, int line) {
    List<List<Atom>> found = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < inside.size(); i++) {
      Atom atom = inside.get(i);
      depth += atom.is('{') ? 1 : atom.is('}') ? -1 : 0;
      if (depth == 0 && atom.is(',')) {
        found.addAll(alternatives(inside.subList(from, i), line));
        from = i + 1;
      }
      if (found.size() > MOST_WORDS) {
        throw shell.refuse("{…}", line, "its braces stand for too many words");
      }
    }
    if (from == 0) {
      return sequence(inside, line);
    }
    found.addAll(alternatives(inside.subList(from, inside.size()), line));
    return found;
  }

  private @Nullable List<List<Atom>> sequence(List<Atom> inside, int line) {
    StringBuilder text = new StringBuilder();
    for (Atom atom : inside) {
      if (atom.part != null) {
        return null;
      }
      text.append(atom.character);
    }
    String[] ends = text.toString().split("\\.\\.", -1);
    if (ends.length < 2 || ends.length > 3) {
      return null;
    }
    boolean numbers = isNumber(ends[0]) && isNumber(ends[1]);
    boolean letters = isLetter(ends[0]) && isLetter(ends[1]);
    if (!(numbers || letters) || (ends.length == 3 && !isNumber(ends[2]))) {
      return null;
    }
    if (letters
        && Character.isUpperCase(ends[0].charAt(0)) != Character.isUpperCase(ends[1].charAt(0))) {
      throw shell.refuse(
          "{" + text + "}", line, "its sequence runs through characters that are no letters");
    }
    long first = numbers ? Long.parseLong(ends[0]) : ends[0].charAt(0);
    long last = numbers ? Long.parseLong(ends[1]) : ends[1].charAt(0);
    long step = ends.length == 3 ? Math.max(1, Math.abs(Long.parseLong(ends[2]))) : 1;
    if (Math.abs(last - first) / step >= MOST_WORDS) {
      throw shell.refuse("{" + text + "}", line, "its braces stand for too many words");
    }
    int width =
        numbers && (padded(ends[0]) || padded(ends[1]))
            ? Math.max(ends[0].length(), ends[1].length())
            : 0;
    List<List<Atom>> found = new ArrayList<>();
    for (long i = first; first <= last ? i <= last : i >= last; i += first <= last ? step : -step) {
      String one = numbers ? number(i, width) : String.valueOf((char) i);
      List<Atom> atoms = new ArrayList<>();
      for (int at = 0; at < one.length(); at++) {
        atoms.add(new Atom(null, one.charAt(at)));
      }
      found.add(atoms);
    }
    return found;
  }

  private static boolean isLetter(String text) {
    return text.length() == 1 && Cursor.startsName(text.charAt(0)) && text.charAt(0) != '_';
  }

  private static boolean isNumber(String text) {
    return text.matches("[-+]?[0-9]{1,15}");
  }

  private static boolean padded(String number) {
    String digits = number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number;
    return digits.length() > 1 && digits.startsWith("0");
  }

  private static String number(long value, int width) {
    String digits = Long.toString(Math.abs(value));
    String sign = value < 0 ? "-" : "";
    return sign + "0".repeat(Math.max(0, width - digits.length() - sign.length())) + digits;
  }
}
