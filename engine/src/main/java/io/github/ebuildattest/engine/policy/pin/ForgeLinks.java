package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.attestation.document.Claims;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Links to what claims are about, for a person to open: commits and comparisons on GitHub and
 * GitLab.com. They are assembled from verified claims and never followed by this program.
 */
public final class ForgeLinks {

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40,64}");

  private ForgeLinks() {}

  /**
   * The commit that was built, or empty where the claims name none, or not on a forge known here.
   */
  public static Optional<String> commit(Claims claims) {
    String digest = claims.sourceRepositoryDigest();
    return isCommit(digest)
        ? pages(claims).map(pages -> pages + "commit/" + digest)
        : Optional.empty();
  }

  /**
   * Upstream's comparison of two commits of one repository, by the repository's present name.
   *
   * @return empty where the commits are equal, or belong to two repositories, neither of which has
   *     both
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

  /**
   * Compared by id, which survives a rename; a repository created anew under the same name has
   * another.
   */
  private static boolean sameRepository(Claims was, Claims now) {
    return Objects.equals(was.issuer(), now.issuer())
        && (was.sourceRepositoryId() == null
            ? Objects.equals(was.sourceRepositoryUri(), now.sourceRepositoryUri())
            : was.sourceRepositoryId().equals(now.sourceRepositoryId()));
  }

  /** The URL below which a forge has its pages about a repository. */
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
