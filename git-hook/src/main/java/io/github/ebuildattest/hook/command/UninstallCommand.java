package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.git.HooksDirectory;
import io.github.ebuildattest.hook.git.WorkTreeTop;
import io.github.ebuildattest.hook.option.OverlayOption;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Removes the gate from a repository's hooks. */
@Command(name = "uninstall", description = "Removes the hooks that install wrote, and no others.")
public final class UninstallCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private final OverlayOption overlay = new OverlayOption();

  public UninstallCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    WorkTreeTop top = WorkTreeTop.around(overlay.directory(invocation), invocation);
    HooksDirectory.Removal removal = HooksDirectory.of(top).uninstall();
    removal.removed().forEach(file -> invocation.out().println("removed " + file));
    removal.foreign().forEach(file -> invocation.out().println("left, not ours: " + file));
    if (removal.removed().isEmpty()) {
      invocation.out().println("no hook of ours was installed");
    }
    return ExitCode.PASS;
  }
}
