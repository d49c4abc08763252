package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.syntax.Command;
import io.github.ebuildattest.engine.ebuild.syntax.Word;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.List;

/** One case … esac (bash manual, 3.2.5.2). */
final class CaseCommand {
  private final Shell shell;
  private final Branches branches;
  private final List<Command.Case.Item> items;
  private final Text subject;
  private final int line;

  CaseCommand(Shell shell, Branches branches, Command.Case command) {
    this.shell = shell;
    this.branches = branches;
    this.items = command.items();
    this.subject = shell.expander.single(command.word());
    this.line = command.line();
  }

  ExitStatus run() {
    return from(0, ExitStatus.SUCCESS);
  }

  private ExitStatus from(int index, ExitStatus last) {
    shell.budget.enter();
    try {
      for (int i = index; i < items.size(); i++) {
        ExitStatus match = matches(items.get(i));
        if (match.unknown() != null) {
          int at = i;
          return branches.either(match.unknown(), () -> taken(at), () -> from(at + 1, last));
        }
        if (match.success()) {
          return taken(i);
        }
      }
      return last;
    } finally {
      shell.budget.leave();
    }
  }

  private ExitStatus taken(int index) {
    Command.Case.Item item = items.get(index);
    ExitStatus status = shell.interpreter.run(item.body());
    if (item.end().equals(";&") && index + 1 < items.size()) {
      return taken(index + 1);
    }
    return item.end().equals(";;&") ? from(index + 1, status) : status;
  }

  private ExitStatus matches(Command.Case.Item item) {
    Unknown unknown = null;
    for (Word pattern : item.patterns()) {
      ExitStatus one =
          Globs.match(shell, subject, pattern, shell.environment.extendedGlobs, "case", line);
      if (one.unknown() != null) {
        unknown = one.unknown();
      } else if (one.success()) {
        return unknown == null ? one : ExitStatus.unknown(unknown);
      }
    }
    return unknown == null ? ExitStatus.FAILURE : ExitStatus.unknown(unknown);
  }
}
