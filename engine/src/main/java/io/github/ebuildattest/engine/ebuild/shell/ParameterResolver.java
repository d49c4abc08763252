package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.syntax.WordPart;
import io.github.ebuildattest.engine.ebuild.value.ParameterValue;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a parameter's name, subscript and indirection stand for. */
final class ParameterResolver {
  private final Shell shell;

  ParameterResolver(Shell shell) {
    this.shell = shell;
  }

  ParameterValue resolve(WordPart.Parameter p) {
    if (p.kind() != WordPart.Parameter.Kind.INDIRECT) {
      return named(p.name(), p.subscript(), p);
    }
    if (p.subscript() != null && isWhole(p.subscript())) {
      Variable variable = shell.variable(p.name(), p.source(), p.line());
      if (variable != null && variable.unknown() != null) {
        throw new Unknown.Value(variable.unknown());
      }
      List<String> keys = variable == null ? List.of() : variable.subscripts();
      return ParameterValue.list(
          keys.stream().map(Text::of).toList(), "*".equals(p.subscript().bare()));
    }
    ParameterValue pointer = named(p.name(), p.subscript(), p);
    if (!pointer.set() || pointer.list()) {
      throw shell.refuse(p, "it names no variable");
    }
    return pointed(pointer.items().get(0).known(), p);
  }

  private static boolean isWhole(Word subscript) {
    String bare = subscript.bare();
    return "@".equals(bare) || "*".equals(bare);
  }

  private ParameterValue pointed(String target, WordPart.Parameter p) {
    int bracket = target.indexOf('[');
    if (bracket < 0) {
      boolean position = !target.isEmpty() && target.chars().allMatch(c -> c >= '0' && c <= '9');
      if (Cursor.isName(target) || position || target.equals("@") || target.equals("*")) {
        return named(target, null, p);
      }
    } else if (target.endsWith("]") && Cursor.isName(target.substring(0, bracket))) {
      String inside = target.substring(bracket + 1, target.length() - 1);
      if (inside.chars().allMatch(c -> Cursor.inName((char) c) || c == '@' || c == '*')) {
        Word subscript = new Word(List.of(new WordPart.Literal(inside)), p.line());
        return named(target.substring(0, bracket), subscript, p);
      }
    }
    throw shell.refuse(p, "what it points to is not a plain variable");
  }

  private ParameterValue named(String name, @Nullable Word subscript, WordPart.Parameter p) {
    char first = name.charAt(0);
    if (first == '@' || first == '*') {
      return ParameterValue.list(positional(p), first == '*');
    }
    if (first == '#') {
      return ParameterValue.scalar(Text.of(Integer.toString(positional(p).size())), null, null);
    }
    if (first == '?') {
      Unknown unknown = shell.lastStatus.unknown();
      Text status =
          unknown == null
              ? Text.of(Integer.toString(shell.lastStatus.code()))
              : Text.unknown(unknown);
      return ParameterValue.scalar(status, null, null);
    }
    if (Cursor.isDigit(first)) {
      return position(name, p);
    }
    if (!Cursor.startsName(first)) {
      throw new Unknown.Value(shell.unknown(p, "the shell that runs it gives the value"));
    }
    return variable(name, subscript, p);
  }

  private List<Text> positional(WordPart.Parameter p) {
    List<Text> positional = shell.environment.positional;
    if (positional == null) {
      throw new Unknown.Value(shell.unknown(p, "the positional parameters are not known here"));
    }
    return positional;
  }

  private ParameterValue position(String digits, WordPart.Parameter p) {
    int index = digits.length() > 4 ? 10_000 : Integer.parseInt(digits);
    if (index == 0) {
      throw new Unknown.Value(shell.unknown(p, "the shell that runs it gives the value"));
    }
    List<Text> positional = positional(p);
    return ParameterValue.scalar(
        index <= positional.size() ? positional.get(index - 1) : null, null, null);
  }

  private ParameterValue variable(String name, @Nullable Word subscript, WordPart.Parameter p) {
    Variable variable = shell.variable(name, p.source(), p.line());
    if (subscript == null) {
      return ParameterValue.scalar(variable == null ? null : variable.plain(), name, null);
    }
    if (isWhole(subscript)) {
      if (variable != null && variable.unknown() != null) {
        throw new Unknown.Value(variable.unknown());
      }
      List<Text> elements = variable == null ? List.of() : variable.elements();
      return ParameterValue.list(elements, "*".equals(subscript.bare()));
    }
    String place = shell.assigner.subscript(name, variable, subscript, p.source(), p.line());
    Text element =
        variable == null
            ? null
            : variable.associative() != null
                ? variable.associative().get(place)
                : variable.at(Long.parseLong(place));
    return ParameterValue.scalar(element, name, place);
  }
}
