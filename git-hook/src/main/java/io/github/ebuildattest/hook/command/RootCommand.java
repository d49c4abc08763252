package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program when no command is named. */
@Command(
    name = "ebuild-attest",
    description = {
      "Verifies PyPI's attestations (PEP 740) for bumps of Gentoo ebuilds.",
      "",
      "Exit codes: 0 pass, 1 blocked, 2 could not check, 3 usage or configuration."
    },
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class)
public final class RootCommand implements Callable<Integer> {

  @Override
  public Integer call() throws ConfigurationException {
    throw new ConfigurationException(
        "A command is missing; ebuild-attest --help lists them, and ebuild-attest check judges what"
            + " is staged.");
  }
}
