package io.github.ebuildattest.hook.option;

import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.overlay.OverlayRoot;
import io.github.ebuildattest.hook.process.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --overlay}. */
public final class OverlayOption {

  @Option(
      names = "--overlay",
      paramLabel = "DIR",
      description = "The overlay; without it, the one around the working directory.")
  private @Nullable Path directory;

  /**
   * The overlay's root directory.
   *
   * @throws ConfigurationException where there is no overlay
   */
  public Path directory(Invocation invocation) throws ConfigurationException {
    if (directory == null) {
      return OverlayRoot.around(invocation.directory())
          .orElseThrow(
              () ->
                  new ConfigurationException(
                      "There is no overlay around %s: no directory above has profiles/repo_name or metadata/layout.conf; name one with --overlay."
                          .formatted(invocation.directory())));
    }
    Path overlay = directory.normalize();
    if (!Files.isDirectory(overlay)) {
      throw new ConfigurationException(overlay + " is no directory.");
    }
    if (!OverlayRoot.is(overlay)) {
      throw new ConfigurationException(
          overlay + " is no overlay: it has neither profiles/repo_name nor metadata/layout.conf.");
    }
    return overlay;
  }
}
