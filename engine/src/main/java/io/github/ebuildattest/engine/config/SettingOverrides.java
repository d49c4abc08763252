package io.github.ebuildattest.engine.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a face was told by its user; null where nothing was said.
 *
 * @param trustedRoot a file in Sigstore's trusted root format
 * @param distdir Portage's DISTDIR
 * @param index a URL that replaces both of PyPI's hosts
 * @param offline whether no host may be contacted
 * @param caFile certificates in PEM that TLS believes beside the VM's own
 * @param timeout how long all questions of a run may take together
 * @param fromTheTree those of these that were read from the judged tree, {@code key = value}
 */
public record SettingOverrides(
    @Nullable Path trustedRoot,
    @Nullable Path distdir,
    @Nullable String index,
    @Nullable Boolean offline,
    @Nullable Path caFile,
    @Nullable Duration timeout,
    List<String> fromTheTree) {

  /** Nothing said. */
  public static final SettingOverrides NOTHING =
      new SettingOverrides(null, null, null, null, null, null, List.of());

  public SettingOverrides {
    fromTheTree = List.copyOf(fromTheTree);
  }

  /** What is said where the usual way to the index, and the usual time, will do. */
  public SettingOverrides(
      @Nullable Path trustedRoot,
      @Nullable Path distdir,
      @Nullable String index,
      @Nullable Boolean offline) {
    this(trustedRoot, distdir, index, offline, null, null, List.of());
  }
}
