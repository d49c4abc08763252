package io.github.ebuildattest.hook.option;

import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.config.UserCache;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.hook.process.Invocation;
import io.github.ebuildattest.hook.process.NamedFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --trusted-root}. */
public final class TrustedRootOption {

  @Option(
      names = "--trusted-root",
      paramLabel = "FILE",
      description =
          "Sigstore's trusted root to verify with, in place of the refreshed or the shipped one.")
  private @Nullable Path file;

  /** The file, or null where the option was not given. */
  @Nullable Path file() {
    return file;
  }

  /**
   * The trusted root for verification outside an overlay: the first there is of the option's, the
   * environment variable's, the refreshed and the shipped one.
   */
  public TrustedRoot read(Invocation invocation) throws ConfigurationException {
    String variable = invocation.environment().get("EBUILD_ATTEST_TRUSTED_ROOT");
    try {
      if (file != null) {
        return TrustedRoot.read(NamedFile.regular(file));
      }
      if (variable != null && !variable.isEmpty()) {
        return TrustedRoot.read(NamedFile.regular(invocation.directory().resolve(variable)));
      }
      return UserCache.trustedRoot(invocation.environment());
    } catch (TrustedRootUnreadableException e) {
      throw new ConfigurationException(e.finding());
    }
  }
}
