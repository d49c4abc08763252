package io.github.ebuildattest.engine.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a face's user set explicitly; it comes before every other source. Null where nothing was
 * set.
 *
 * @param trustedRoot a file in Sigstore's trusted root format
 * @param distdir Portage's DISTDIR
 * @param index a URL that replaces both of PyPI's hosts
 * @param offline whether no host may be contacted
 * @param caFile additional CA certificates for TLS, in PEM
 * @param timeout how long all requests of a run may take together
 * @param fromTheTree which of these were read from the judged tree, each as {@code key = value}
 */
public record SettingOverrides(
    @Nullable Path trustedRoot,
    @Nullable Path distdir,
    @Nullable String index,
    @Nullable Boolean offline,
    @Nullable Path caFile,
    @Nullable Duration timeout,
    List<String> fromTheTree) {

  /** Nothing set. */
  public static final SettingOverrides NOTHING =
      new SettingOverrides(null, null, null, null, null, null, List.of());

  public SettingOverrides {
    fromTheTree = List.copyOf(fromTheTree);
  }

  /** Overrides that leave CA certificates and timeout as they are. */
  public SettingOverrides(
      @Nullable Path trustedRoot,
      @Nullable Path distdir,
      @Nullable String index,
      @Nullable Boolean offline) {
    this(trustedRoot, distdir, index, offline, null, null, List.of());
  }
}
