package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.git.HookScript;
import io.github.ebuildattest.hook.git.HooksDirectory;
import io.github.ebuildattest.hook.git.WorkTreeTop;
import io.github.ebuildattest.hook.option.OverlayOption;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Installs the gate as a repository's hooks. */
@Command(
    name = "install",
    description =
        "Installs the hooks pre-commit, pre-merge-commit and pre-push; never overwrites another"
            + " program's hook.")
public final class InstallCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private final OverlayOption overlay = new OverlayOption();

  public InstallCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    if (!Files.isRegularFile(invocation.jar())) {
      throw new ConfigurationException(
          "Hooks call a jar, and this program runs from %s; run it as java -jar ebuild-attest.jar install."
              .formatted(invocation.jar()));
    }
    WorkTreeTop top = WorkTreeTop.around(overlay.directory(invocation), invocation);
    HookScript script = new HookScript(invocation.java(), invocation.jar(), top.overlay());
    HooksDirectory.of(top)
        .install(script)
        .forEach(file -> invocation.out().println("installed " + file));
    invocation
        .out()
        .println(
            "cherry-pick, rebase and am run no pre-commit hook; pre-push judges what they made");
    return ExitCode.PASS;
  }
}
