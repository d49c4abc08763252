package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.attestation.document.Claims;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Links to what claims are about, for a person to open: commits and comparisons on GitHub and
 * GitLab.com. They are put together out of verified claims and never contacted.
 */
public final class ForgeLinks {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40,64}");

  private ForgeLinks() {}

  /** The commit that was built, or empty where the claims name none, or no forge known here. */
  public static Optional<String> commit(Claims claims) {
    String digest = claims.sourceRepositoryDigest();
    return isCommit(digest)
        ? pages(claims).map(pages -> pages + "commit/" + digest)
        : Optional.empty();
  }

  /**
   * Upstream's comparison of two commits of one repository, by the repository's present name.
   *
   * @return empty where the commits are equal, or of two repositories: then neither has both
   */
  public static Optional<String> comparison(Claims was, Claims now) {
    String from = was.sourceRepositoryDigest();
    String to = now.sourceRepositoryDigest();
    if (!isCommit(from) || !isCommit(to) || Objects.equals(from, to) || !sameRepository(was, now)) {
      return Optional.empty();
    }
    return pages(now).map(pages -> pages + "compare/" + from + "..." + to);
  }

  private static boolean isCommit(@Nullable String digest) {
    return digest != null && COMMIT.matcher(digest).matches();
  }

  /** By the id, which survives a rename; a repository made anew under the name has another. */
  private static boolean sameRepository(Claims was, Claims now) {
    return Objects.equals(was.issuer(), now.issuer())
        && (was.sourceRepositoryId() == null
            ? Objects.equals(was.sourceRepositoryUri(), now.sourceRepositoryUri())
            : was.sourceRepositoryId().equals(now.sourceRepositoryId()));
  }

  /** Where a forge's pages about a repository begin. */
  private static Optional<String> pages(Claims claims) {
    String uri = claims.sourceRepositoryUri();
    if (uri != null && uri.startsWith(PublisherKind.GITHUB.upstreamPrefix())) {
      return Optional.of(uri + "/");
    }
    return uri != null && uri.startsWith(PublisherKind.GITLAB.upstreamPrefix())
        ? Optional.of(uri + "/-/")
        : Optional.empty();
  }
}
