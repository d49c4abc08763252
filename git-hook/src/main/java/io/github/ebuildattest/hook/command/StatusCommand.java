package io.github.ebuildattest.hook.command;

import io.github.ebuildattest.engine.cache.CacheContents;
import io.github.ebuildattest.engine.config.UserCache;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.status.OverlayStatus;
import io.github.ebuildattest.hook.git.HooksDirectory;
import io.github.ebuildattest.hook.git.WorkTreeTop;
import io.github.ebuildattest.hook.option.FormatOptions;
import io.github.ebuildattest.hook.option.JudgingOptions;
import io.github.ebuildattest.hook.process.ExitCode;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows whether the hooks are installed, and what the gate would judge with. */
@Command(
    name = "status",
    description = "Shows hooks, settings, policy and pins, and whether the eclass is known here.")
public final class StatusCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--gentoo",
      paramLabel = "DIR",
      description = "Gentoo's repository; without it, the one that repos.conf names.")
  private @Nullable Path gentoo;

  @Mixin private final JudgingOptions judging = new JudgingOptions();
  @Mixin private final FormatOptions formats = new FormatOptions();

  public StatusCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws ConfigurationException {
    formats.check();
    OverlayStatus overlay = judging.gate(invocation).status();
    List<HooksDirectory.Installed> hooks =
        HooksDirectory.of(WorkTreeTop.around(judging.overlay(invocation), invocation)).hooks();
    Optional<Path> repository =
        gentoo == null ? GentooRepository.on(Path.of("/")) : Optional.of(gentoo);
    Optional<InstalledEclass> eclass =
        repository.isPresent() ? InstalledEclass.in(repository.get()) : Optional.empty();
    if (gentoo != null && eclass.isEmpty()) {
      throw new ConfigurationException(gentoo + " has no eclass/pypi.eclass.");
    }
    @Nullable Path cache = UserCache.bytes(invocation.environment()).orElse(null);
    Status status =
        new Status(overlay, hooks, eclass, cache, cache == null ? null : CacheContents.of(cache));
    formats.write(
        invocation,
        (kind, style) ->
            switch (kind) {
              case TEXT -> status.text(style);
              case JSON -> status.json(Version.number());
            });
    return ExitCode.PASS;
  }
}
