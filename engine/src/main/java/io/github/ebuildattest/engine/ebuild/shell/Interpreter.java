package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Command;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.value.Capture;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.List;
import java.util.function.Supplier;

/** Runs commands in the sense of computing what they would leave behind (bash manual, 3.2). */
public final class Interpreter {
  private final Shell shell;
  private final Branches branches;
  private final LoopCommands loops;
  private final ConditionEvaluator conditions;

  Interpreter(Shell shell) {
    this.shell = shell;
    this.branches = new Branches(shell);
    this.loops = new LoopCommands(shell, branches);
    this.conditions = new ConditionEvaluator(shell);
  }

  public ExitStatus run(Command command) {
    shell.budget.enter();
    if (shell.eclass.isEmpty()) {
      shell.ebuildLine = command.line();
    }
    try {
      ExitStatus status = dispatch(command);
      shell.lastStatus = status;
      return status;
    } finally {
      shell.budget.leave();
    }
  }

  private ExitStatus dispatch(Command command) {
    if (command instanceof Command.Simple simple) {
      return shell.simpleCommands.run(simple);
    }
    if (command instanceof Command.Sequence sequence) {
      ExitStatus last = ExitStatus.SUCCESS;
      for (Command one : sequence.commands()) {
        last = run(one);
      }
      return last;
    }
    if (command instanceof Command.AndOr andOr) {
      return andOr(andOr);
    }
    if (command instanceof Command.If choice) {
      return choice(choice);
    }
    if (command instanceof Command.Function function) {
      return define(function);
    }
    if (command instanceof Command.Conditional conditional) {
      return conditions.evaluate(conditional.condition(), conditional.line());
    }
    if (command instanceof Command.Arithmetic arithmetic) {
      return arithmetic(arithmetic.expression(), arithmetic.line());
    }
    if (command instanceof Command.Case choice) {
      return new CaseCommand(shell, branches, choice).run();
    }
    if (command instanceof Command.Redirected redirected) {
      return Redirections.around(shell, redirected.redirections(), () -> run(redirected.command()));
    }
    if (command instanceof Command.Subshell subshell) {
      return shell.subshell(() -> run(subshell.body()));
    }
    if (command instanceof Command.Pipeline pipeline) {
      return pipeline(pipeline);
    }
    if (command instanceof Command.Background background) {
      return background(background.command());
    }
    if (command instanceof Command.Unsupported unsupported) {
      throw shell.refuse(unsupported.source(), unsupported.line(), unsupported.why());
    }
    return loops.run(command);
  }

  private ExitStatus andOr(Command.AndOr command) {
    ExitStatus left = run(command.left());
    if (left.unknown() != null) {
      return branches.either(left.unknown(), () -> run(command.right()), () -> left);
    }
    return left.success() == command.and() ? run(command.right()) : left;
  }

  private ExitStatus choice(Command.If command) {
    ExitStatus condition = run(command.condition());
    Supplier<ExitStatus> otherwise =
        () -> command.otherwise() == null ? ExitStatus.SUCCESS : run(command.otherwise());
    if (condition.unknown() != null) {
      return branches.either(condition.unknown(), () -> run(command.then()), otherwise);
    }
    return condition.success() ? run(command.then()) : otherwise.get();
  }

  ExitStatus arithmetic(Word expression, int line) {
    try {
      Text text = shell.expander.quoted(expression);
      return ExitStatus.of(shell.arithmetic.evaluate(text, "((…))", line) != 0);
    } catch (Unknown.Value unknown) {
      return ExitStatus.unknown(unknown.unknown);
    }
  }

  private ExitStatus pipeline(Command.Pipeline command) {
    List<Command> commands = command.commands();
    if (commands.size() == 1) {
      ExitStatus status = run(commands.get(0));
      return command.negated() ? status.negated() : status;
    }
    Unknown why =
        shell.unknown("… | …", command.line(), "what comes out of a pipe is not computed");
    Capture outside = shell.output;
    shell.output = null;
    for (Command one : commands) {
      shell.subshell(() -> run(one));
    }
    shell.output = outside;
    if (outside != null) {
      outside.lose(why);
    }
    return ExitStatus.unknown(why);
  }

  private ExitStatus background(Command command) {
    Capture outside = shell.output;
    shell.output = null;
    shell.subshell(() -> run(command));
    shell.output = outside;
    if (outside != null) {
      outside.lose(
          shell.unknown("… &", command.line(), "when a background command writes is not known"));
    }
    return ExitStatus.SUCCESS;
  }

  private ExitStatus define(Command.Function function) {
    if (shell.packageManager.reserved(function.name(), shell.eclass)) {
      throw shell.refuse(
          function.name() + "()",
          function.line(),
          "a function of that name replaces what evaluation relies on");
    }
    shell.environment.define(function);
    shell.origins.put(function, shell.eclass);
    return ExitStatus.SUCCESS;
  }
}
