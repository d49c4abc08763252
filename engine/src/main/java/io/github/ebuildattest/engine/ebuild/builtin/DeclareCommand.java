package io.github.ebuildattest.engine.ebuild.builtin;

import io.github.ebuildattest.engine.ebuild.shell.Assigner;
import io.github.ebuildattest.engine.ebuild.shell.Builtin;
import io.github.ebuildattest.engine.ebuild.shell.Call;
import io.github.ebuildattest.engine.ebuild.shell.ExpandedAssignment;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** declare, typeset and local (bash manual, 4.2). */
final class DeclareCommand implements Builtin.Body {

  /** What the options ask for. */
  private record Options(
      boolean array, boolean map, boolean global, boolean readonly, char attribute) {}

  @Override
  public ExitStatus run(Shell shell, Call call) {
    Set<String> seen = new HashSet<>();
    StringBuilder on = new StringBuilder();
    StringBuilder off = new StringBuilder();
    List<String> arguments = call.known();
    int first = 0;
    while (first < arguments.size()
        && arguments.get(first).length() > 1
        && "-+".indexOf(arguments.get(first).charAt(0)) >= 0) {
      String option = arguments.get(first++);
      if (option.equals("--")) {
        break;
      }
      (option.charAt(0) == '-' ? on : off).append(option, 1, option.length());
    }
    List<String> names = arguments.subList(first, arguments.size());
    String letters = on.toString() + off;
    if (!letters.matches("[aAgilurxtpfF]*")) {
      throw shell.refuse(call, "it makes one name stand for another");
    }
    if (letters.indexOf('f') >= 0 || letters.indexOf('F') >= 0) {
      if (on.indexOf("r") >= 0) {
        throw shell.refuse(call, "it keeps a function from being redefined");
      }
      return functions(shell, call, names);
    }
    if (letters.indexOf('p') >= 0) {
      return printed(shell, call, names);
    }
    if (call.name().equals("local") && shell.environment.scope == null) {
      throw shell.refuse(call, "local outside of a function is an error");
    }
    Options options =
        new Options(
            on.indexOf("a") >= 0,
            on.indexOf("A") >= 0,
            on.indexOf("g") >= 0,
            on.indexOf("r") >= 0,
            on.indexOf("i") >= 0
                ? 'i'
                : on.indexOf("u") >= 0 ? 'u' : on.indexOf("l") >= 0 ? 'l' : '\0');
    if (on.chars().filter(c -> "ilu".indexOf(c) >= 0).distinct().count() > 1) {
      throw shell.refuse(call, "its attributes contradict each other");
    }
    if (off.chars().anyMatch(c -> "aArilu".indexOf(c) >= 0)) {
      throw shell.refuse(call, "it takes an attribute away that stays");
    }
    List<ExpandedAssignment> all = ExpandedAssignment.all(shell, call);
    for (String name : names) {
      declare(shell, call, name, options, seen);
    }
    for (ExpandedAssignment declared : all) {
      String name = declared.assignment().name();
      repeated(shell, call, name, seen);
      prepare(shell, name, options, call);
      shell.assigner.perform(declared, where(shell, options));
      if (options.readonly) {
        lock(shell, name, options, call);
      }
    }
    return ExitStatus.SUCCESS;
  }

  private static ExitStatus functions(Shell shell, Call call, List<String> names) {
    for (String name : names) {
      if (shell.environment.function(name) == null) {
        lose(shell, call);
        return ExitStatus.unknown(shell.unknown(call, "another eclass may define that function"));
      }
    }
    lose(shell, call);
    return ExitStatus.SUCCESS;
  }

  private static void lose(Shell shell, Call call) {
    shell.lose(shell.unknown(call, "how it prints differs by version"));
  }

  private static ExitStatus printed(Shell shell, Call call, List<String> names) {
    lose(shell, call);
    boolean all = true;
    for (String name : names) {
      Variable variable;
      try {
        variable = shell.variable(name, call.source(), call.line());
      } catch (Unknown.Value unknown) {
        return ExitStatus.unknown(unknown.unknown);
      }
      if (variable != null && (variable.equals(Variable.UNSET) || variable.unknown() != null)) {
        return ExitStatus.unknown(shell.unknown(call, "declared and without a value, or unset"));
      }
      all &= variable != null;
    }
    return ExitStatus.of(all);
  }

  private static Assigner.Where where(Shell shell, Options options) {
    return options.global
        ? Assigner.Where.GLOBAL
        : shell.environment.scope == null ? Assigner.Where.GLOBAL : Assigner.Where.LOCAL;
  }

  private static void repeated(Shell shell, Call call, String name, Set<String> seen) {
    if (!seen.add(name)) {
      throw shell.refuse(call, "it declares " + name + " twice");
    }
  }

  private static void declare(
      Shell shell, Call call, String argument, Options options, Set<String> seen) {
    int equals = argument.indexOf('=');
    boolean append = equals > 0 && argument.charAt(equals - 1) == '+';
    String name = equals < 0 ? argument : argument.substring(0, append ? equals - 1 : equals);
    if (!Cursor.isName(name)) {
      throw shell.refuse(call, "what it declares is not a plain name");
    }
    repeated(shell, call, name, seen);
    prepare(shell, name, options, call);
    if (equals >= 0) {
      String value = argument.substring(equals + 1);
      if (value.startsWith("(")) {
        throw shell.refuse(call, "whether that is a list differs by version");
      }
      shell.assigner.assign(name, null, append, Text.of(value), call.line(), where(shell, options));
    }
    if (options.readonly) {
      lock(shell, name, options, call);
    }
  }

  /** Gives a variable its kind and attributes, before it gets a value. */
  private static void prepare(Shell shell, String name, Options options, Call call) {
    Assigner.Where where = where(shell, options);
    Variable old = shell.assigner.find(name, where);
    boolean fresh = old == null;
    if (fresh && where == Assigner.Where.LOCAL && shell.environment.inheritsTemporary(name)) {
      throw shell.refuse(call, "it begins with what stood before the call");
    }
    Variable base = old == null ? Variable.UNSET : old;
    if (base.unknown() != null) {
      return;
    }
    if (fresh && where == Assigner.Where.GLOBAL && !options.map && !options.array) {
      // another eclass may have set it: declaring it does not change its value
      shell.variable(name, call.source(), call.line());
    }
    char attribute = base.attribute();
    if (attribute != '\0' && options.attribute != '\0' && attribute != options.attribute) {
      throw shell.refuse(call, "its attributes contradict each other");
    }
    Variable now =
        base.with(base.readonly(), options.attribute == '\0' ? attribute : options.attribute);
    if (options.map && now.associative() == null) {
      if (now.isSet()) {
        throw shell.refuse(call, "it makes a map of what has a value");
      }
      now = now.withAssociative(now.associativeCopy());
    } else if (options.array && !now.isArray()) {
      now = now.withIndexed(now.indexedCopy());
    }
    if (!now.equals(base) || (fresh && where == Assigner.Where.LOCAL)) {
      shell.assigner.store(name, now, where, call.line());
    }
  }

  private static void lock(Shell shell, String name, Options options, Call call) {
    Assigner.Where where = where(shell, options);
    Variable value = shell.assigner.find(name, where);
    Variable locked =
        (value == null ? Variable.UNSET : value)
            .with(true, value == null ? '\0' : value.attribute());
    if (value == null || !value.readonly()) {
      shell.assigner.store(name, locked, where, call.line());
    }
  }
}
