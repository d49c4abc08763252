package io.github.ebuildattest.engine.ebuild.builtin;

import io.github.ebuildattest.engine.ebuild.shell.Assigner;
import io.github.ebuildattest.engine.ebuild.shell.Call;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.value.Environment;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.ReservedVariables;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** unset, read and others that give variables values by name (bash manual, 4.1 and 4.2). */
final class VariableCommands {
  private VariableCommands() {}

  static ExitStatus unset(Shell shell, Call call) {
    boolean functions = false;
    boolean variables = false;
    for (String argument : call.known()) {
      if (argument.startsWith("-")) {
        functions |= argument.equals("-f");
        variables |= argument.equals("-v");
        if (!argument.matches("-[fv]")) {
          throw shell.refuse(call, "unset follows a name reference");
        }
        continue;
      }
      if (functions) {
        unsetFunction(shell, argument, call);
      } else if (argument.endsWith("]")) {
        unsetElement(shell, argument, call);
      } else {
        unsetName(shell, argument, variables, call);
      }
    }
    return ExitStatus.SUCCESS;
  }

  private static void unsetFunction(Shell shell, String name, Call call) {
    if (shell.packageManager.reserved(name, "")) {
      throw shell.refuse(call, "it removes what evaluation relies on");
    }
    shell.environment.undefine(name);
  }

  private static void unsetName(Shell shell, String name, boolean variables, Call call) {
    if (!Cursor.isName(name)) {
      throw shell.refuse(call, "what it unsets is not a variable's name");
    }
    Environment environment = shell.environment;
    if (!variables && environment.find(name) == null && environment.function(name) != null) {
      unsetFunction(shell, name, call);
      return;
    }
    if (environment.hidden(name)) {
      throw shell.refuse(call, "it uncovers another variable of that name");
    }
    boolean local = environment.scope != null && environment.findLocal(name) != null;
    shell.assigner.store(
        name, Variable.UNSET, local ? Assigner.Where.LOCAL : Assigner.Where.VISIBLE, call.line());
  }

  private static void unsetElement(Shell shell, String element, Call call) {
    int bracket = element.indexOf('[');
    String name = bracket < 0 ? "" : element.substring(0, bracket);
    String inside = element.substring(bracket + 1, element.length() - 1);
    Variable variable =
        Cursor.isName(name) ? shell.variable(name, call.source(), call.line()) : null;
    if (variable == null || variable.unknown() != null || !inside.matches("[A-Za-z0-9_.+-]+")) {
      throw shell.refuse(call, "it unsets an element that is not known");
    }
    Variable now;
    if (variable.associative() != null) {
      Map<String, Text> elements = variable.associativeCopy();
      elements.remove(inside);
      now = variable.withAssociative(elements);
    } else if (variable.indexed() != null && inside.matches("[0-9]{1,9}")) {
      NavigableMap<Long, Text> elements = variable.indexedCopy();
      elements.remove(shell.arithmetic.evaluate(inside, call.source(), call.line()));
      now = variable.withIndexed(elements);
    } else {
      throw shell.refuse(call, "it unsets an element that is not known");
    }
    shell.assigner.store(name, now, Assigner.Where.VISIBLE, call.line());
  }

  static ExitStatus read(Shell shell, Call call) {
    poisonNames(shell, call, "REPLY", "it reads what is not known before it runs");
    return ExitStatus.unknown(
        shell.unknown(call, "whether there is anything to read is not known"));
  }

  static ExitStatus getopts(Shell shell, Call call) {
    poisonNames(shell, call, "OPTARG", "it reads arguments one by one");
    shell.poison("OPTIND", shell.unknown(call, "getopts counts"), call.line());
    return ExitStatus.unknown(shell.unknown(call, "getopts is not evaluated"));
  }

  static ExitStatus mapfile(Shell shell, Call call) {
    for (String argument : call.known()) {
      if (argument.startsWith("-") && argument.indexOf('C') > 0) {
        throw shell.refuse(call, "it calls back with what it read");
      }
    }
    poisonNames(shell, call, "MAPFILE", "it reads what is not known before it runs");
    return ExitStatus.unknown(
        shell.unknown(call, "whether there is anything to read is not known"));
  }

  /** Whatever looks like a name may be written to, the arguments of options included. */
  private static void poisonNames(Shell shell, Call call, String standard, String what) {
    Unknown why = shell.unknown(call, what);
    for (String argument : call.known()) {
      if (argument.indexOf('[') >= 0) {
        throw shell.refuse(call, "it writes an array's element");
      }
      String name = argument;
      if (argument.startsWith("-") && argument.length() > 2) {
        // an option with its argument: -aNAME
        name = argument.substring(2);
      }
      if (Cursor.isName(name) && !ReservedVariables.ofPackage(name)) {
        shell.poison(name, why, call.line());
      } else if (ReservedVariables.ofPackage(name)) {
        throw shell.refuse(call, name + " is not to be set");
      }
    }
    shell.poison(standard, why, call.line());
  }

  static ExitStatus let(Shell shell, Call call) {
    List<String> expressions = call.known();
    long last = 0;
    for (String expression : expressions) {
      last = shell.arithmetic.evaluate(expression, call.source(), call.line());
    }
    return ExitStatus.of(last != 0);
  }
}
