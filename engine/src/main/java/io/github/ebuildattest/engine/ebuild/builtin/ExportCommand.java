package io.github.ebuildattest.engine.ebuild.builtin;

import io.github.ebuildattest.engine.ebuild.shell.Assigner;
import io.github.ebuildattest.engine.ebuild.shell.Builtin;
import io.github.ebuildattest.engine.ebuild.shell.Call;
import io.github.ebuildattest.engine.ebuild.shell.ExpandedAssignment;
import io.github.ebuildattest.engine.ebuild.shell.Shell;
import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.ReservedVariables;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.List;

/** export and readonly (bash manual, 4.1). */
final class ExportCommand implements Builtin.Body {

  @Override
  public ExitStatus run(Shell shell, Call call) {
    List<String> arguments = call.known();
    int first = 0;
    boolean functions = false;
    while (first < arguments.size() && arguments.get(first).startsWith("-")) {
      String option = arguments.get(first++);
      functions |= option.indexOf('f') > 0;
      if (!option.matches("-[fnpaA]*|--") || (option.indexOf('A') > 0)) {
        throw shell.refuse(call, "such an option is not evaluated");
      }
    }
    if (functions) {
      if (call.name().equals("readonly")) {
        throw shell.refuse(call, "it keeps a function from being redefined");
      }
      return ExitStatus.SUCCESS;
    }
    boolean locks = call.name().equals("readonly");
    if (arguments.subList(0, first).contains("-p")
        || arguments.size() + call.declared().size() == first) {
      shell.lose(shell.unknown(call, "how it prints differs by version"));
    }
    for (String argument : arguments.subList(first, arguments.size())) {
      int equals = argument.indexOf('=');
      boolean append = equals > 0 && argument.charAt(equals - 1) == '+';
      String name = equals < 0 ? argument : argument.substring(0, append ? equals - 1 : equals);
      if (!Cursor.isName(name)) {
        throw shell.refuse(call, "what it names is not a plain name");
      }
      if (equals >= 0) {
        String value = argument.substring(equals + 1);
        if (value.startsWith("(")) {
          throw shell.refuse(call, "whether that is a list differs by version");
        }
        shell.assigner.assign(name, null, append, Text.of(value), call.line());
      }
      refuseTemporary(shell, name, call);
      lock(shell, locks, name, call);
    }
    for (ExpandedAssignment declared : ExpandedAssignment.all(shell, call)) {
      String name = declared.assignment().name();
      refuseTemporary(shell, name, call);
      shell.assigner.perform(declared, Assigner.Where.VISIBLE);
      lock(shell, locks, name, call);
    }
    return ExitStatus.SUCCESS;
  }

  /** In some versions, an assignment before a call outlives the call if it is exported there. */
  private static void refuseTemporary(Shell shell, String name, Call call) {
    if (shell.environment.isTemporary(name)) {
      throw shell.refuse(call, "whether it outlives the call differs");
    }
  }

  private static void lock(Shell shell, boolean locks, String name, Call call) {
    if (!locks || ReservedVariables.ofPackage(name)) {
      return;
    }
    Variable value = shell.variable(name, call.source(), call.line());
    Variable base = value == null ? Variable.UNSET : value;
    if (!base.readonly()) {
      shell.assigner.store(
          name, base.with(true, base.attribute()), Assigner.Where.VISIBLE, call.line());
    }
  }
}
