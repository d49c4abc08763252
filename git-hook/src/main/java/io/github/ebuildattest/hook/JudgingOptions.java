package io.github.ebuildattest.hook;

import io.github.ebuildattest.engine.ConfigurationException;
import io.github.ebuildattest.engine.GateRun;
import io.github.ebuildattest.engine.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that asks the gate. */
final class JudgingOptions {

  @Mixin private final OverlayOption overlay = new OverlayOption();
  @Mixin private final TrustedRootOption trustedRoot = new TrustedRootOption();

  @Option(
      names = "--offline",
      description = "Contact no host: what is not at hand stays unchecked.")
  private boolean offline;

  @Option(
      names = "--index",
      paramLabel = "URL",
      description = "Replaces both of PyPI's hosts; plain http only on loopback.")
  private @Nullable String index;

  @Option(names = "--distdir", paramLabel = "DIR", description = "Where distfiles lie.")
  private @Nullable Path distdir;

  /** The overlay's root. */
  Path overlay(Surroundings surroundings) throws ConfigurationException {
    return overlay.directory(surroundings);
  }

  /** The gate, told what the command line says. */
  GateRun gate(Surroundings surroundings) throws ConfigurationException {
    return new GateRun(
        overlay(surroundings),
        new Settings.Given(trustedRoot.file(), distdir, index, offline ? Boolean.TRUE : null),
        surroundings.environment(),
        surroundings.clock(),
        Surroundings.toolVersion());
  }
}
