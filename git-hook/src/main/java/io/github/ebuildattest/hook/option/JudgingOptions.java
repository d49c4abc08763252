package io.github.ebuildattest.hook.option;

import io.github.ebuildattest.engine.GateRun;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that asks the gate. */
public final class JudgingOptions {

  @Mixin private final OverlayOption overlay = new OverlayOption();
  @Mixin private final TrustedRootOption trustedRoot = new TrustedRootOption();
  @Mixin private final IndexOptions index = new IndexOptions();

  @Option(names = "--distdir", paramLabel = "DIR", description = "Where distfiles lie.")
  private @Nullable Path distdir;

  /** The overlay's root. */
  public Path overlay(Invocation surroundings) throws ConfigurationException {
    return overlay.directory(surroundings);
  }

  /** The gate, told what the command line says. */
  public GateRun gate(Invocation surroundings) throws ConfigurationException {
    return new GateRun(
        overlay(surroundings),
        index.given(trustedRoot.file(), distdir),
        surroundings.environment(),
        surroundings.clock(),
        Invocation.toolVersion());
  }
}
