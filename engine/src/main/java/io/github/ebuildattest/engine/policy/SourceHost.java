package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.overlay.PackageMetadata;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts of source code can attest on PyPI: those that one of its kinds of trusted publisher
 * builds from. A release of a project that is hosted elsewhere is expected to be unattested.
 */
public final class SourceHost {

  /** Hosts whose repositories a kind of publisher builds from. */
  private static final Set<String> ATTESTING = Set.of("github.com", "gitlab.com");

  /** Types of remote-id (GLEP 68, metadata.dtd) that name a repository on such a host. */
  private static final Set<String> ATTESTING_TYPES = Set.of("github", "gitlab");

  /** Types that name a repository on another host; all remaining types do not name a repository. */
  private static final List<String> OTHER_TYPES =
      List.of(
          "bitbucket",
          "codeberg",
          "freedesktop-gitlab",
          "gentoo",
          "gnome-gitlab",
          "heptapod",
          "kde-invent",
          "launchpad",
          "osdn",
          "savannah",
          "savannah-nongnu",
          "sourceforge",
          "sourcehut");

  private SourceHost() {}

  /**
   * The host, or the type of remote-id, that a package declares and that cannot attest.
   *
   * @param verifyRepo PYPI_VERIFY_REPO, or null
   * @return empty where nothing is declared, or anything that could attest
   */
  public static Optional<String> withoutPublishers(
      @Nullable String verifyRepo, PackageMetadata metadata) {
    if (verifyRepo != null && !verifyRepo.isEmpty()) {
      return host(verifyRepo).filter(host -> !ATTESTING.contains(host));
    }
    List<String> types = metadata.remoteIds().stream().map(PackageMetadata.RemoteId::type).toList();
    return types.stream().anyMatch(ATTESTING_TYPES::contains)
        ? Optional.empty()
        : OTHER_TYPES.stream().filter(types::contains).findFirst();
  }

  private static Optional<String> host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost()).map(h -> h.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
