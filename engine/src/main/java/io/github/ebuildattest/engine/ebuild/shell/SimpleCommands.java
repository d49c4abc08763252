package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Assignment;
import io.github.ebuildattest.engine.ebuild.syntax.Command;
import io.github.ebuildattest.engine.ebuild.syntax.Cursor;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Fields;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import io.github.ebuildattest.engine.ebuild.value.ReservedVariables;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import io.github.ebuildattest.engine.ebuild.value.Variable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs simple commands: assignments, functions, builtins, and those not known (PMS 12). */
public final class SimpleCommands {
  private final Shell shell;

  SimpleCommands(Shell shell) {
    this.shell = shell;
  }

  ExitStatus run(Command.Simple command) {
    Redirections.refuseEffects(shell, command);
    refuseMixedEffects(command);
    return Redirections.around(shell, command.redirections(), () -> withoutRedirections(command));
  }

  /** Among a declaration's arguments, words and assignments are expanded here one after another. */
  private void refuseMixedEffects(Command.Simple command) {
    if (!command.declared().isEmpty()
        && command.words().stream().anyMatch(word -> Expander.hasEffects(word))) {
      throw shell.refuse(
          command.source().toString(),
          command.line(),
          "its arguments set variables that others may use");
    }
  }

  private ExitStatus withoutRedirections(Command.Simple command) {
    shell.substitutionStatus = ExitStatus.SUCCESS;
    if (command.words().isEmpty()) {
      if (!command.redirections().isEmpty()) {
        // $(<file) gives the file
        shell.lose(
            shell.unknown(
                command.source().toString(), command.line(), "what a file holds is not known"));
      }
      assignAll(command);
      return shell.substitutionStatus;
    }
    Fields fields = shell.expander.fields(command.words());
    List<Text> texts = fields.texts();
    if (texts.isEmpty()) {
      if (fields.uncounted() != null) {
        throw new EvaluationRefusal(fields.uncounted(), false);
      }
      assignAll(command);
      return shell.substitutionStatus;
    }
    if (texts.get(0).unknown() != null || (fields.uncounted() != null && mayBeFirst(command))) {
      Unknown why = texts.get(0).unknown() != null ? texts.get(0).unknown() : fields.uncounted();
      throw new EvaluationRefusal(java.util.Objects.requireNonNull(why), false);
    }
    Call call =
        new Call(
            texts.get(0).value(),
            texts.subList(1, texts.size()),
            command.declared(),
            command.source(),
            command.line());
    if (command.assignments().isEmpty()) {
      return call(call, fields.uncounted());
    }
    return withTemporary(command, call, fields.uncounted());
  }

  /** Whether the command's name could be part of what is not known. */
  private static boolean mayBeFirst(Command.Simple command) {
    return command.words().get(0).bare() == null;
  }

  private void assignAll(Command.Simple command) {
    for (Assignment assignment : command.assignments()) {
      shell.assigner.perform(assignment, Assigner.Where.VISIBLE);
    }
  }

  /** Assignments before a command last as long as it runs. */
  private ExitStatus withTemporary(Command.Simple command, Call call, @Nullable Unknown uncounted) {
    Builtin builtin = shell.builtin(call.name());
    boolean function = shell.environment.function(call.name()) != null;
    if (builtin != null && !function && !builtin.function()) {
      Set<String> names = new HashSet<>();
      command.assignments().forEach(a -> names.add(a.name()));
      call.arguments().forEach(a -> names.remove(a.value()));
      if (names.size() < command.assignments().size() || builtin.declares()) {
        throw shell.refuse(call, "what an assignment before such a command leaves differs");
      }
    }
    shell.environment.enterTemporaryScope();
    try {
      for (Assignment assignment : command.assignments()) {
        temporary(assignment);
      }
      return call(call, uncounted);
    } finally {
      shell.environment.leaveScope();
    }
  }

  private void temporary(Assignment assignment) {
    Word value = assignment.value();
    if (value == null || assignment.subscript() != null) {
      throw shell.refuse(
          assignment.name(), assignment.line(), "an array before a command is not passed on");
    }
    Text text = shell.expander.assigned(value);
    if (assignment.append()) {
      text = shell.value(assignment.name(), assignment.name(), assignment.line()).plus(text);
    }
    shell.assigner.store(
        assignment.name(), Variable.of(text), Assigner.Where.LOCAL, assignment.line());
  }

  /** Calls a function, a builtin, or something that is not known, in bash's order. */
  ExitStatus call(Call call, @Nullable Unknown uncounted) {
    Command.Function function = shell.environment.function(call.name());
    if (function != null) {
      return asFunction(
          function.body(),
          shell.origins.getOrDefault(function, ""),
          uncounted == null ? call.arguments() : null);
    }
    return callBuiltin(call, uncounted);
  }

  /** Calls a builtin or something that is not known, as {@code command} does. */
  public ExitStatus callBuiltin(Call call, @Nullable Unknown uncounted) {
    Builtin builtin = shell.builtin(call.name());
    if (builtin == null) {
      return foreign(call);
    }
    boolean changes =
        builtin.changesVariables() || call.name().equals("[") || call.name().equals("test");
    if (uncounted != null && changes) {
      throw new EvaluationRefusal(uncounted, false);
    }
    try {
      if (uncounted != null) {
        throw new Unknown.Value(uncounted);
      }
      return builtin.body().run(shell, call);
    } catch (Unknown.Value unknown) {
      if (builtin.changesVariables()) {
        throw new EvaluationRefusal(unknown.unknown, false);
      }
      shell.lose(unknown.unknown);
      return ExitStatus.unknown(unknown.unknown);
    }
  }

  /**
   * Runs a body as a function's: with local variables, positional parameters and loops of its own.
   *
   * @param eclass the eclass that the body stands in, or empty for the ebuild itself
   * @param arguments null where they are not known
   */
  public ExitStatus asFunction(Command body, String eclass, @Nullable List<Text> arguments) {
    List<Text> outerPositional = shell.environment.positional;
    String outerEclass = shell.eclass;
    shell.budget.enter();
    int outerLoops = shell.environment.loops;
    shell.environment.enterScope();
    shell.environment.positional = arguments;
    shell.environment.loops = 0;
    shell.eclass = eclass;
    try {
      return shell.interpreter.run(body);
    } catch (Jump jump) {
      if (jump.kind != Jump.Kind.RETURN) {
        throw jump;
      }
      return jump.status;
    } finally {
      shell.eclass = outerEclass;
      shell.environment.leaveScope();
      shell.environment.loops = outerLoops;
      shell.environment.positional = outerPositional;
      shell.budget.leave();
    }
  }

  /** A command of the system or an eclass elsewhere: it may set only variables that it is given. */
  private ExitStatus foreign(Call call) {
    Unknown why = shell.unknown(call, call.name() + " is a command that is not run");
    for (Text argument : call.arguments()) {
      String name = argument.value();
      int end = 0;
      while (end < name.length() && Cursor.inName(name.charAt(end))) {
        end++;
      }
      if (end > 0
          && ReservedVariables.watched(name.substring(0, end))
          && Cursor.startsName(name.charAt(0))) {
        boolean whole = end == name.length();
        if (whole || "=+[".indexOf(name.charAt(end)) >= 0) {
          if (ReservedVariables.ofPackage(name.substring(0, end))) {
            continue;
          }
          shell.poison(name.substring(0, end), why, call.line());
        }
      }
    }
    if (!shell.packageManager.silent(call.name())) {
      shell.lose(why);
    }
    return ExitStatus.unknown(why);
  }
}
