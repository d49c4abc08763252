package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Command;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Fields;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.List;

/** for, while and until (bash manual, 3.2.5.1). */
final class LoopCommands {
  private final Shell shell;
  private final Branches branches;

  LoopCommands(Shell shell, Branches branches) {
    this.shell = shell;
    this.branches = branches;
  }

  ExitStatus run(Command command) {
    shell.environment.loops++;
    try {
      return loop(command);
    } finally {
      shell.environment.loops--;
    }
  }

  private ExitStatus loop(Command command) {
    if (command instanceof Command.For loop) {
      return forEach(loop);
    }
    if (command instanceof Command.While loop) {
      return whileLoop(loop);
    }
    if (command instanceof Command.ArithmeticFor loop) {
      return counted(loop);
    }
    throw shell.refuse("", command.line(), "a command that is not evaluated");
  }

  private ExitStatus forEach(Command.For loop) {
    List<Text> items;
    Unknown uncounted = null;
    if (loop.words() != null) {
      Fields fields = shell.expander.fields(loop.words());
      items = fields.texts();
      uncounted = fields.uncounted();
    } else {
      List<Text> positional = shell.environment.positional;
      items = positional == null ? List.of() : positional;
      if (positional == null) {
        uncounted =
            shell.unknown("for", loop.line(), "the positional parameters are not known here");
      }
    }
    if (uncounted != null) {
      Unknown why = uncounted;
      return branches.repeatedly(
          why,
          () -> {
            shell.assigner.assign(loop.name(), null, false, Text.unknown(why), loop.line());
            return shell.interpreter.run(loop.body());
          });
    }
    ExitStatus last = ExitStatus.SUCCESS;
    for (Text item : items) {
      shell.budget.spend(5);
      shell.assigner.assign(loop.name(), null, false, item, loop.line());
      try {
        last = shell.interpreter.run(loop.body());
      } catch (Jump jump) {
        last = jump.status;
        if (leaves(jump)) {
          break;
        }
      }
    }
    return last;
  }

  /** Whether a jump ends this loop; one meant for an outer loop, or for no loop, is thrown on. */
  private static boolean leaves(Jump jump) {
    boolean looping = jump.kind == Jump.Kind.BREAK || jump.kind == Jump.Kind.CONTINUE;
    if (!looping) {
      throw jump;
    }
    if (jump.levels > 1) {
      throw new Jump(jump.kind, jump.status, jump.levels - 1);
    }
    return jump.kind == Jump.Kind.BREAK;
  }

  private ExitStatus whileLoop(Command.While loop) {
    ExitStatus last = ExitStatus.SUCCESS;
    while (true) {
      shell.budget.spend(5);
      ExitStatus condition = shell.interpreter.run(loop.condition());
      if (condition.unknown() != null) {
        return branches.repeatedly(
            condition.unknown(),
            () -> {
              shell.interpreter.run(loop.body());
              return shell.interpreter.run(loop.condition());
            });
      }
      if (condition.success() == loop.until()) {
        return last;
      }
      try {
        last = shell.interpreter.run(loop.body());
      } catch (Jump jump) {
        last = jump.status;
        if (leaves(jump)) {
          return last;
        }
      }
    }
  }

  private ExitStatus counted(Command.ArithmeticFor loop) {
    ExitStatus last = ExitStatus.SUCCESS;
    compute(loop.first(), loop.line());
    while (true) {
      shell.budget.spend(5);
      if (!loop.condition().parts().isEmpty()
          && !compute(loop.condition(), loop.line()).success()) {
        return last;
      }
      try {
        last = shell.interpreter.run(loop.body());
      } catch (Jump jump) {
        last = jump.status;
        if (leaves(jump)) {
          return last;
        }
      }
      compute(loop.step(), loop.line());
    }
  }

  private ExitStatus compute(Word expression, int line) {
    ExitStatus status = shell.interpreter.arithmetic(expression, line);
    if (status.unknown() != null) {
      throw new EvaluationRefusal(status.unknown(), false);
    }
    return status;
  }
}
