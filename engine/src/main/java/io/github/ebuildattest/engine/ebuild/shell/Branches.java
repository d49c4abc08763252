package io.github.ebuildattest.engine.ebuild.shell;

import io.github.ebuildattest.engine.ebuild.value.Capture;
import io.github.ebuildattest.engine.ebuild.value.Environment;
import io.github.ebuildattest.engine.ebuild.value.EvaluationRefusal;
import io.github.ebuildattest.engine.ebuild.value.ExitStatus;
import io.github.ebuildattest.engine.ebuild.value.Jump;
import io.github.ebuildattest.engine.ebuild.value.Text;
import io.github.ebuildattest.engine.ebuild.value.Unknown;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Goes both ways where a condition is not known, and keeps what both agree on. */
final class Branches {
  private final Shell shell;

  Branches(Shell shell) {
    this.shell = shell;
  }

  /** Where a branch leads: its environment and status, or nowhere if it ends the ebuild. */
  private record Outcome(Environment environment, Capture output, ExitStatus status) {}

  ExitStatus either(Unknown why, Supplier<ExitStatus> one, Supplier<ExitStatus> other) {
    Environment base = shell.environment;
    @Nullable Outcome a = outcome(base, why, one);
    @Nullable Outcome b = outcome(base, why, other);
    if (a == null || b == null) {
      Outcome only = a == null ? b : a;
      if (only == null) {
        throw new Jump(Jump.Kind.DIE, ExitStatus.FAILURE, 0);
      }
      // the other way, nothing is left to install
      shell.environment = only.environment;
      write(only.output.text());
      return only.status;
    }
    base.join(a.environment, b.environment, why);
    shell.environment = base;
    write(a.output.text().equals(b.output.text()) ? a.output.text() : Text.unknown(why));
    return a.status.equals(b.status) ? a.status : ExitStatus.unknown(why);
  }

  private void write(Text text) {
    if (shell.output != null) {
      shell.output.write(text);
    }
  }

  private @Nullable Outcome outcome(Environment base, Unknown why, Supplier<ExitStatus> branch) {
    Capture outside = shell.output;
    Capture capture = new Capture();
    Environment own = base.child();
    shell.environment = own;
    shell.output = outside == null ? null : capture;
    try {
      ExitStatus status = branch.get();
      return new Outcome(shell.environment, capture, status);
    } catch (Jump jump) {
      if (jump.kind == Jump.Kind.DIE) {
        return null;
      }
      throw new EvaluationRefusal(why, false);
    } finally {
      shell.output = outside;
      shell.environment = base;
    }
  }

  /** A loop of which nobody knows how often it runs: until nothing more becomes unknown. */
  ExitStatus repeatedly(Unknown why, Supplier<ExitStatus> body) {
    Environment base = shell.environment;
    boolean changed = true;
    while (changed) {
      shell.budget.spend(10);
      Outcome once =
          outcome(
              base,
              why,
              () -> {
                try {
                  return body.get();
                } catch (Jump jump) {
                  boolean inner =
                      (jump.kind == Jump.Kind.BREAK || jump.kind == Jump.Kind.CONTINUE)
                          && jump.levels == 1;
                  if (inner) {
                    return jump.status;
                  }
                  throw jump;
                }
              });
      if (once == null) {
        break;
      }
      if (!once.output.text().equals(Text.EMPTY)) {
        write(Text.unknown(why));
      }
      changed = base.join(once.environment, base.child(), why);
    }
    shell.environment = base;
    return ExitStatus.unknown(why);
  }
}
