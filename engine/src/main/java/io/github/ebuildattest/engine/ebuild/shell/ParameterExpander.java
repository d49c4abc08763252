package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.syntax.WordPart;
import io.github.ebuildattest.engine.ebuild.syntax.WordPart.Parameter;
import io.github.ebuildattest.engine.ebuild.value.ParameterValue;
import io.github.ebuildattest.engine.ebuild.value.Sink;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.ArrayList;
import java.util.List;

/** Expands ${…} (bash manual, 3.5.3). */
final class ParameterExpander {
  private final Shell shell;
  private final ParameterResolver resolver;
  private final PatternOperations patterns;

  ParameterExpander(Shell shell) {
    this.shell = shell;
    this.resolver = new ParameterResolver(shell);
    this.patterns = new PatternOperations(shell);
  }

  void expand(Parameter p, boolean quoted, Sink sink) {
    if (p.kind() == Parameter.Kind.NAMES) {
      throw new Unknown.Value(shell.unknown(p, "other eclasses may set variables of that name"));
    }
    if (p.operator().equals("@") && "a".equals(p.operand().bare()) && p.subscript() == null) {
      if (Cursor.isName(p.name())
          && p.kind() == Parameter.Kind.VALUE
          && shell.variable(p.name(), p.source(), p.line()) == null) {
        emit("", quoted, sink);
        return;
      }
      throw new Unknown.Value(shell.unknown(p, "attributes are not told"));
    }
    if (p.operator().equals("@")) {
      throw shell.refuse(p, "it may expand its value a second time");
    }
    try {
      ParameterValue value = resolver.resolve(p);
      operation(p, value, quoted, sink);
    } catch (Unknown.Value unknown) {
      if (mayFail(p)) {
        throw shell.refuse(p, "whether it is an error depends on what is not known");
      }
      if (Expander.hasEffects(p.operand()) || Expander.hasEffects(p.second())) {
        throw shell.refuse(p, "whether it changes a variable depends on what is not known");
      }
      throw unknown;
    }
  }

  /** Whether some values make it an error, which skips the rest of a command. */
  private static boolean mayFail(Parameter p) {
    String length = p.second() == null ? "" : p.second().bare();
    boolean negative = p.operator().equals(":") && (length == null || length.contains("-"));
    boolean place = p.subscript() != null && !p.subscript().literal();
    return negative
        || place
        || p.operator().endsWith("?")
        || (p.kind() == Parameter.Kind.INDIRECT && p.subscript() == null);
  }

  private void operation(Parameter p, ParameterValue value, boolean quoted, Sink sink) {
    if (p.kind() == Parameter.Kind.LENGTH) {
      if (!p.operator().isEmpty()) {
        throw shell.refuse(p, "it is not a parameter expansion");
      }
      int length =
          value.list() ? value.items().size() : ascii(value.items().get(0).known(), p).length();
      emit(Integer.toString(length), quoted, sink);
      return;
    }
    switch (p.operator()) {
      case "" -> emit(value, texts(value), quoted, sink);
      case "-", ":-", "=", ":=", "?", ":?", "+", ":+" -> alternative(p, value, quoted, sink);
      case ":" -> substring(p, value, quoted, sink);
      default -> emit(value, patterns.apply(p, texts(value)), quoted, sink);
    }
  }

  private static List<String> texts(ParameterValue value) {
    return Shell.known(value.items());
  }

  private static void emit(String text, boolean quoted, Sink sink) {
    if (quoted) {
      sink.quoted(text);
    } else {
      sink.value(text);
    }
  }

  private static void emit(ParameterValue value, List<String> texts, boolean quoted, Sink sink) {
    if (value.list()) {
      sink.list(texts, quoted, value.star());
    } else {
      emit(texts.get(0), quoted, sink);
    }
  }

  private String ascii(String text, Parameter p) {
    return PatternOperations.ascii(shell, text, p.source(), p.line());
  }

  private void alternative(Parameter p, ParameterValue value, boolean quoted, Sink sink) {
    String operator = p.operator();
    boolean present = value.set();
    if (present && operator.startsWith(":")) {
      if (value.list() && value.items().size() > 1) {
        texts(value);
      } else {
        present = !value.items().get(0).known().isEmpty();
      }
      if (value.list() && texts(value).stream().allMatch(String::isEmpty)) {
        throw new Unknown.Value(
            shell.unknown(p, "whether empty elements count differs by version"));
      }
    }
    char kind = operator.charAt(operator.length() - 1);
    if (kind == '+') {
      if (present) {
        operand(p, quoted, sink);
      }
    } else if (present) {
      emit(value, texts(value), quoted, sink);
    } else if (kind == '-') {
      operand(p, quoted, sink);
    } else if (kind == '=') {
      assign(p, value, quoted, sink);
    } else {
      throw shell.refuse(p, "it ends the shell with an error");
    }
  }

  private void operand(Parameter p, boolean quoted, Sink sink) {
    if (mayHaveTilde(p.operand())) {
      sink.unknown(shell.unknown(p, "a tilde stands for a home directory"), quoted);
      return;
    }
    if (p.quoted() && p.operand().parts().size() > 1 && mixesQuotes(p.operand())) {
      throw shell.refuse(p, "bash loses what stands beside double quotes within double quotes");
    }
    shell.expander.parts(p.operand().parts(), quoted, true, sink);
  }

  private static boolean mayHaveTilde(Word operand) {
    List<WordPart> parts = operand.parts();
    return (!parts.isEmpty() && startsWithTilde(parts.get(0)))
        || parts.stream().anyMatch(p -> p instanceof WordPart.Literal t && t.text().contains(":~"));
  }

  private static boolean startsWithTilde(WordPart part) {
    return part instanceof WordPart.Literal literal && literal.text().startsWith("~");
  }

  /** Whether it has double quotes of its own, and an expansion within or beside them. */
  private static boolean mixesQuotes(Word operand) {
    return !operand.literal()
        && operand.parts().stream().anyMatch(part -> part instanceof WordPart.DoubleQuoted);
  }

  private void assign(Parameter p, ParameterValue value, boolean quoted, Sink sink) {
    if (value.name() == null || value.list()) {
      throw shell.refuse(p, "it assigns to what is not a variable");
    }
    JoiningSink joined = new JoiningSink(shell, JoiningSink.Quoting.DROP);
    operand(p, quoted, joined);
    Text text = joined.result();
    shell.assigner.assign(value.name(), value.subscript(), false, text, p.line());
    emit(text.known(), quoted, sink);
  }

  private void substring(Parameter p, ParameterValue value, boolean quoted, Sink sink) {
    long offset = number(p.operand(), p);
    Long length = p.second() == null ? null : number(p.second(), p);
    if (!value.list()) {
      String text = ascii(value.items().get(0).known(), p);
      emit(slice(text, offset, length, p), quoted, sink);
      return;
    }
    sink.list(elements(p, value, offset, length), quoted, value.star());
  }

  private long number(Word expression, Parameter p) {
    return shell.arithmetic.evaluate(shell.expander.quoted(expression), p.source(), p.line());
  }

  private String slice(
      String text, long offset, @org.jspecify.annotations.Nullable Long length, Parameter p) {
    long from = offset < 0 ? text.length() + offset : offset;
    if (from < 0 || from > text.length()) {
      return "";
    }
    long to = length == null ? text.length() : length < 0 ? text.length() + length : from + length;
    if (length != null && length < 0 && to < from) {
      throw shell.refuse(p, "its length is negative beyond its beginning");
    }
    return text.substring((int) from, (int) Math.max(from, Math.min(to, text.length())));
  }

  /** Elements of an array or positions; those of a sparse array count by subscript. */
  private List<String> elements(
      Parameter p,
      ParameterValue value,
      long offset,
      @org.jspecify.annotations.Nullable Long length) {
    Variable variable =
        p.subscript() == null ? null : shell.variable(p.name(), p.source(), p.line());
    boolean sparse =
        variable != null
            && (variable.associative() != null
                || (variable.indexed() != null
                    && !variable.indexed().isEmpty()
                    && variable.indexed().lastKey() + 1 != variable.indexed().size()));
    boolean plain = variable != null && !variable.isArray();
    if (sparse || plain || (length != null && length < 0) || p.kind() != Parameter.Kind.VALUE) {
      throw new Unknown.Value(shell.unknown(p, "such a slice of an array is not evaluated"));
    }
    List<String> all = texts(value);
    boolean positions = p.subscript() == null;
    if (positions && offset <= 0) {
      throw new Unknown.Value(shell.unknown(p, "it counts the shell's own name in"));
    }
    long first = positions ? offset - 1 : offset < 0 ? all.size() + offset : offset;
    List<String> found = new ArrayList<>();
    if (first < 0) {
      return found;
    }
    for (long i = first; i < all.size() && (length == null || i < first + length); i++) {
      found.add(all.get((int) i));
    }
    return found;
  }
}
