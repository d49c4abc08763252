package io.github.ebuildattest.hook.option;

import io.github.ebuildattest.engine.OverlayGate;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.Version;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that asks the gate for a judgement. */
public final class JudgingOptions {

  @Mixin private final OverlayOption overlay = new OverlayOption();
  @Mixin private final TrustedRootOption trustedRoot = new TrustedRootOption();
  @Mixin private final IndexOptions index = new IndexOptions();

  @Option(names = "--distdir", paramLabel = "DIR", description = "Where distfiles lie.")
  private @Nullable Path distdir;

  /** The overlay's root directory. */
  public Path overlay(Invocation invocation) throws ConfigurationException {
    return overlay.directory(invocation);
  }

  /** The gate, with the settings of the command line. */
  public OverlayGate gate(Invocation invocation) throws ConfigurationException {
    return new OverlayGate(
        overlay(invocation),
        index.given(trustedRoot.file(), distdir),
        invocation.environment(),
        invocation.clock(),
        Version.number());
  }
}
