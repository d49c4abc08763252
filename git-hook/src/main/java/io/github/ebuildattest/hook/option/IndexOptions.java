package io.github.ebuildattest.hook.option;

import io.github.ebuildattest.engine.config.IndexAccess;
import io.github.ebuildattest.engine.config.SettingOverrides;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that may ask an index. */
public final class IndexOptions {

  @Option(
      names = "--offline",
      description = "Contact no host: what is not at hand stays unchecked.")
  private boolean offline;

  @Option(
      names = "--index",
      paramLabel = "URL",
      description = "Replaces both of PyPI's hosts; plain http only on loopback.")
  private @Nullable String index;

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Certificates in PEM that TLS believes beside Java's own.")
  private @Nullable Path caFile;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long all questions to the index may take together.")
  private @Nullable String timeout;

  /** The settings that these options make, together with a trusted root and a DISTDIR. */
  public SettingOverrides given(@Nullable Path trustedRoot, @Nullable Path distdir)
      throws ConfigurationException {
    return new SettingOverrides(
        trustedRoot,
        distdir,
        index,
        offline ? Boolean.TRUE : null,
        caFile,
        timeout == null ? null : IndexAccess.seconds(timeout),
        List.of());
  }
}
