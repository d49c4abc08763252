package io.github.ebuildattest.engine.config;

import io.github.ebuildattest.engine.attestation.trust.TrustedRoot;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootRefresh;
import io.github.ebuildattest.engine.attestation.trust.TrustedRootUnreadableException;
import io.github.ebuildattest.engine.finding.ConfigurationException;
import io.github.ebuildattest.engine.finding.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The user's cache directory: {@code $XDG_CACHE_HOME/ebuild-attest}, else {@code
 * ~/.cache/ebuild-attest} (XDG Base Directory Specification). It lies outside every judged tree.
 */
public final class UserCache {

  private UserCache() {}

  /**
   * The directory, whether or not it exists; empty where the environment names neither.
   *
   * @param environment the process' variables; a path that is not absolute counts as unset, as the
   *     specification says
   */
  public static Optional<Path> directory(Map<String, String> environment) {
    return absolute(environment.get("XDG_CACHE_HOME"))
        .or(() -> absolute(environment.get("HOME")).map(home -> home.resolve(".cache")))
        .map(cache -> cache.resolve("ebuild-attest"));
  }

  /**
   * Where downloaded files and provenances are kept: what {@code EBUILD_ATTEST_CACHE} says, else a
   * folder of the user's cache directory; empty where there is neither, or that says {@code none}.
   *
   * @throws ConfigurationException where that is not an absolute path
   */
  public static Optional<Path> bytes(Map<String, String> environment)
      throws ConfigurationException {
    @Nullable String said = environment.get("EBUILD_ATTEST_CACHE");
    if (said != null && said.equals("none")) {
      return Optional.empty();
    }
    if (said != null && absolute(said).isEmpty()) {
      throw new ConfigurationException(
          "EBUILD_ATTEST_CACHE must be an absolute path, or none, and not '" + said + "'.");
    }
    return absolute(said).or(() -> directory(environment).map(d -> d.resolve("bytes")));
  }

  private static Optional<Path> absolute(@Nullable String path) {
    return Optional.ofNullable(path)
        .filter(p -> !p.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }

  /**
   * The root to verify with where none is named: the newer one of the refreshed and the shipped
   * one.
   *
   * @throws ConfigurationException where there is a refreshed one that cannot be read; it is not
   *     skipped, since it may retire keys
   */
  public static TrustedRoot trustedRoot(Map<String, String> environment)
      throws ConfigurationException, TrustedRootUnreadableException {
    TrustedRoot shipped = TrustedRoot.shipped();
    Optional<Path> file = directory(environment).map(d -> d.resolve(TrustedRootRefresh.FILE_NAME));
    if (file.isEmpty() || !Files.exists(file.get())) {
      return shipped;
    }
    try {
      return TrustedRoot.newer(shipped, file.get());
    } catch (TrustedRootUnreadableException e) {
      throw new ConfigurationException(
          Finding.of(
              e.finding().id(),
              e.finding().message() + "; ebuild-attest refresh-root writes it anew"));
    }
  }
}
