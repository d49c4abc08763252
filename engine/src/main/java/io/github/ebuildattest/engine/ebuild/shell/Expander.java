package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.syntax.WordPart;
import io.github.ebuildattest.engine.ebuild.value.Capture;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Fields;
import io.github.ebuildattest.engine.ebuild.value.ReservedVariables;
import io.github.ebuildattest.engine.ebuild.value.Sink;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expands words (bash manual, 3.5). */
final class Expander {
  private final Shell shell;
  private final BraceExpander braces;

  Expander(Shell shell) {
    this.shell = shell;
    this.braces = new BraceExpander(shell);
  }

  /** The fields that words expand to, as arguments of a command. */
  Fields fields(List<Word> words) {
    List<Text> texts = new ArrayList<>(words.size());
    Unknown uncounted = null;
    for (Word word : words) {
      String bare = word.bare();
      if (bare != null && isPlain(bare)) {
        shell.budget.spend(1);
        texts.add(Text.of(bare));
        continue;
      }
      for (Word one : braces.expand(word)) {
        SplittingSink sink = new SplittingSink(shell, texts);
        if (hasTilde(one.parts(), true)) {
          sink.unknown(tilde(one), true);
        }
        if (one.parts().size() > 1 && hasLoneDollar(one.parts())) {
          sink.unknown(
              shell.unknown(
                  "$", one.line(), "bash splits words with a lone dollar sign unlike others"),
              false);
        }
        parts(one.parts(), false, false, sink);
        Unknown lost = sink.finish();
        uncounted = uncounted == null ? lost : uncounted;
      }
    }
    return new Fields(texts, uncounted);
  }

  private static boolean hasLoneDollar(List<WordPart> parts) {
    return parts.stream()
        .anyMatch(p -> p instanceof WordPart.Literal text && text.text().indexOf('$') >= 0);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Cursor.inName(c) && "-+./:,%@".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The text of a word that is neither split nor a pattern. */
  Text single(Word word) {
    return joined(word, JoiningSink.Quoting.DROP, false);
  }

  /** The right side of an assignment, where tildes count after colons too. */
  Text assigned(Word word) {
    return joined(word, JoiningSink.Quoting.DROP, true);
  }

  /** A glob, quoted characters after a backslash. */
  Text glob(Word word) {
    return joined(word, JoiningSink.Quoting.GLOB, false);
  }

  /** A regular expression, quoted characters after a backslash. */
  Text regex(Word word) {
    return joined(word, JoiningSink.Quoting.REGEX, false);
  }

  private Text joined(Word word, JoiningSink.Quoting quoting, boolean assigned) {
    String bare = word.bare();
    if (bare != null && bare.indexOf('~') < 0) {
      return Text.of(bare);
    }
    JoiningSink sink = new JoiningSink(shell, quoting);
    if (hasTilde(word.parts(), assigned)) {
      sink.unknown(tilde(word), true);
    }
    parts(word.parts(), false, false, sink);
    return sink.result();
  }

  /** The text of a word that stands in double quotes: arithmetic, here-documents. */
  Text quoted(Word word) {
    JoiningSink sink = new JoiningSink(shell, JoiningSink.Quoting.DROP);
    parts(word.parts(), true, false, sink);
    return sink.result();
  }

  private Unknown tilde(Word word) {
    return shell.unknown("~", word.line(), "a tilde stands for a home directory");
  }

  /** A tilde is expanded at a word's beginning, and in assignments after = and colons. */
  private static boolean hasTilde(List<WordPart> parts, boolean everywhere) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof WordPart.Literal literal) {
        String text = literal.text();
        if (i == 0 && text.startsWith("~")) {
          return true;
        }
        if (everywhere && (text.contains(":~") || text.contains("=~"))) {
          return true;
        }
      } else if (i > 0 && !everywhere) {
        return false;
      }
    }
    return false;
  }

  /**
   * Expands parts into a sink.
   *
   * @param quoted whether they stand in double quotes
   * @param operand whether they are an operand in ${…}, whose unquoted characters are split too
   */
  void parts(List<WordPart> parts, boolean quoted, boolean operand, Sink sink) {
    shell.budget.enter();
    try {
      each(parts, quoted, operand, sink);
    } finally {
      shell.budget.leave();
    }
  }

  private void each(List<WordPart> parts, boolean quoted, boolean operand, Sink sink) {
    for (WordPart part : parts) {
      shell.budget.spend(1);
      if (part instanceof WordPart.Literal literal) {
        if (quoted) {
          sink.quoted(literal.text());
        } else if (operand) {
          sink.value(literal.text());
        } else {
          sink.literal(literal.text());
        }
      } else if (part instanceof WordPart.Quoted text) {
        sink.quoted(text.text());
      } else if (part instanceof WordPart.DoubleQuoted inside) {
        if (!onlyLists(inside.parts())) {
          sink.quoted("");
        }
        parts(inside.parts(), true, false, sink);
      } else {
        expansion(part, quoted, sink);
      }
    }
  }

  /** "$@" alone gives no field where there are no positions; "" does. */
  private static boolean onlyLists(List<WordPart> parts) {
    for (WordPart part : parts) {
      if (!(part instanceof WordPart.Parameter parameter)
          || parameter.kind() == WordPart.Parameter.Kind.LENGTH) {
        return false;
      }
      String which =
          parameter.subscript() == null ? parameter.name() : parameter.subscript().bare();
      if (!"@".equals(which)) {
        return false;
      }
    }
    return !parts.isEmpty();
  }

  private void expansion(WordPart part, boolean quoted, Sink sink) {
    try {
      if (part instanceof WordPart.Parameter parameter) {
        shell.parameters.expand(parameter, quoted, sink);
      } else if (part instanceof WordPart.CommandSubstitution substitution) {
        emit(substituted(substitution).known(), quoted, sink);
      } else if (part instanceof WordPart.ArithmeticExpansion sum) {
        Text text = quoted(sum.expression());
        long value = shell.arithmetic.evaluate(text, sum.source(), sum.line());
        emit(Long.toString(value), quoted, sink);
      } else if (part instanceof WordPart.Unsupported unsupported) {
        // the shell itself runs what stands in ${ …; }, so it could change anything
        if (unsupported.source().startsWith("${")) {
          throw shell.refuse(unsupported.source(), unsupported.line(), unsupported.why());
        }
        sink.unknown(
            shell.unknown(unsupported.source(), unsupported.line(), unsupported.why()), quoted);
      }
    } catch (Unknown.Value unknown) {
      if (!quoted && sink.splits() && !isProvided(part)) {
        // it may hold a pattern; one without a match skips the rest of the command (failglob)
        throw new EvaluationRefusal(unknown.unknown, false);
      }
      sink.unknown(unknown.unknown, quoted && !mayBeList(part));
    }
  }

  /** Whether it may make any number of fields even within double quotes. */
  private static boolean mayBeList(WordPart part) {
    if (part instanceof WordPart.DoubleQuoted inside) {
      return inside.parts().stream().anyMatch(Expander::mayBeList);
    }
    if (!(part instanceof WordPart.Parameter p) || p.kind() == WordPart.Parameter.Kind.LENGTH) {
      return false;
    }
    return p.kind() != WordPart.Parameter.Kind.VALUE
        || p.name().equals("@")
        || (p.subscript() != null && "@".equals(p.subscript().bare()))
        || p.operand().parts().stream().anyMatch(Expander::mayBeList);
  }

  /** Whether something else gives it a value without patterns: a directory, a setting. */
  private boolean isProvided(WordPart part) {
    if (!(part instanceof WordPart.Parameter parameter)
        || parameter.kind() != WordPart.Parameter.Kind.VALUE
        || shell.environment.find(parameter.name()) != null) {
      return false;
    }
    // ": ${NAME:=value}" gives another eclass's setting its default; only USE dependencies have
    // characters of patterns
    boolean setting =
        parameter.operator().endsWith("=")
            && !parameter.name().contains("DEP")
            && !parameter.name().contains("USE");
    return setting
        || (parameter.operator().isEmpty() && ReservedVariables.provided(parameter.name()));
  }

  private static void emit(String text, boolean quoted, Sink sink) {
    if (quoted) {
      sink.quoted(text);
    } else {
      sink.value(text);
    }
  }

  private Text substituted(WordPart.CommandSubstitution substitution) {
    Capture outside = shell.output;
    Capture capture = new Capture();
    shell.output = capture;
    ExitStatus status;
    try {
      status = shell.subshell(() -> shell.interpreter.run(substitution.body()));
    } finally {
      shell.output = outside;
    }
    shell.substitutionStatus = status;
    shell.lastStatus = status;
    Text text = capture.substituted();
    if (text.unknown() != null) {
      return Text.unknown(
          new Unknown(substitution.source(), text.unknown().line(), text.unknown().why()));
    }
    return text;
  }

  /** Whether expanding parts could change a variable; doubt counts as yes. */
  static boolean hasEffects(@Nullable Word word) {
    return word != null && hasEffects(word.parts());
  }

  private static boolean hasEffects(List<WordPart> parts) {
    for (WordPart part : parts) {
      if (part instanceof WordPart.ArithmeticExpansion || part instanceof WordPart.Unsupported) {
        return true;
      }
      if (part instanceof WordPart.DoubleQuoted inside && hasEffects(inside.parts())) {
        return true;
      }
      if (part instanceof WordPart.Parameter p
          && (p.operator().endsWith("=")
              || p.operator().equals(":")
              || (p.operator().equals("@") && !"a".equals(p.operand().bare()))
              || (p.subscript() != null && !isWhole(p.subscript()))
              || p.kind() == WordPart.Parameter.Kind.INDIRECT
              || hasEffects(p.operand())
              || hasEffects(p.second()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWhole(Word subscript) {
    String bare = subscript.bare();
    return "@".equals(bare) || "*".equals(bare);
  }
}
