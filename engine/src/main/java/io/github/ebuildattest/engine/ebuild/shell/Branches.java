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

/** Takes both branches where a condition is not known, and keeps what they agree on. */
final class Branches {
  private final Shell shell;

  Branches(Shell shell) {
    this.shell = shell;
  }

  /** Where a branch leads: environment, output and status; null if it ends the ebuild. */
  private record BranchEnd(Environment environment, Capture output, ExitStatus status) {}

  ExitStatus either(Unknown why, Supplier<ExitStatus> one, Supplier<ExitStatus> other) {
    Environment base = shell.environment;
    @Nullable BranchEnd a = follow(base, why, one);
    @Nullable BranchEnd b = follow(base, why, other);
    if (a == null || b == null) {
      BranchEnd only = a == null ? b : a;
      if (only == null) {
        throw new Jump(Jump.Kind.DIE, ExitStatus.FAILURE, 0);
      }
      // the other branch leaves nothing to install
      shell.environment = only.environment;
      shell.write(only.output.text());
      return only.status;
    }
    base.join(a.environment, b.environment, why);
    shell.environment = base;
    shell.write(a.output.text().equals(b.output.text()) ? a.output.text() : Text.unknown(why));
    return a.status.equals(b.status) ? a.status : ExitStatus.unknown(why);
  }

  private @Nullable BranchEnd follow(Environment base, Unknown why, Supplier<ExitStatus> branch) {
    Capture outside = shell.output;
    Capture capture = new Capture();
    Environment own = base.child();
    shell.environment = own;
    shell.output = outside == null ? null : capture;
    try {
      ExitStatus status = branch.get();
      return new BranchEnd(shell.environment, capture, status);
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

  /** Runs a loop whose number of rounds is not known, until nothing more becomes unknown. */
  ExitStatus repeatedly(Unknown why, Supplier<ExitStatus> body) {
    Environment base = shell.environment;
    boolean changed = true;
    while (changed) {
      shell.budget.spend(10);
      BranchEnd once =
          follow(
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
        shell.write(Text.unknown(why));
      }
      changed = base.join(once.environment, base.child(), why);
    }
    shell.environment = base;
    return ExitStatus.unknown(why);
  }
}
