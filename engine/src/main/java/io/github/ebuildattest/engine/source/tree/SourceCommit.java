package io.github.ebuildattest.engine.source.tree;

import io.github.ebuildattest.engine.attestation.document.Claims;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commit that a certificate names.
 *
 * @param repository its URL, on github.com or gitlab.com, without a trailing slash or {@code .git}
 * @param id forty hexadecimal digits
 */
public record SourceCommit(String repository, String id) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

  /** Two hosts, and paths that no server could take for another: no dots alone, no escapes. */
  private static final Pattern REPOSITORY =
      Pattern.compile(
          "https://(github\\.com(/NAME){2}|gitlab\\.com(/NAME){2,20})"
              .replace("NAME", "(?!\\.)[A-Za-z0-9._-]{1,255}"));

  public SourceCommit {
    if (!REPOSITORY.matcher(repository).matches() || !ID.matcher(id).matches()) {
      throw new IllegalArgumentException(repository + " " + id);
    }
  }

  /** Why claims name no commit that can be asked for: a clause, or empty where they do. */
  public static Optional<String> problem(Claims claims) {
    @Nullable String repository = claims.sourceRepositoryUri();
    @Nullable String id = claims.sourceRepositoryDigest();
    if (repository == null || id == null) {
      return Optional.of("the certificate names no commit");
    }
    if (!REPOSITORY.matcher(repository).matches()) {
      return Optional.of(
          "the certificate's repository, " + repository + ", is not on github.com or gitlab.com");
    }
    if (id.length() == 64) {
      return Optional.of("the repository uses SHA-256 for its objects");
    }
    return ID.matcher(id).matches()
        ? Optional.empty()
        : Optional.of("the certificate's commit, " + id + ", is none");
  }

  /**
   * The commit of claims that have no {@link #problem}.
   *
   * @throws IllegalArgumentException where they have one
   */
  public static SourceCommit of(Claims claims) {
    return new SourceCommit(
        String.valueOf(claims.sourceRepositoryUri()),
        String.valueOf(claims.sourceRepositoryDigest()));
  }

  /** A commit of a repository, where both are what they must be. */
  static Optional<SourceCommit> of(String repository, String id) {
    return REPOSITORY.matcher(repository).matches() && ID.matcher(id).matches()
        ? Optional.of(new SourceCommit(repository, id))
        : Optional.empty();
  }

  /** The id as far as people need it to recognise it. */
  public String shortId() {
    return id.substring(0, 12);
  }

  /** A page about it. */
  public String url() {
    return repository
        + (repository.startsWith("https://gitlab.com/") ? "/-" : "")
        + "/commit/"
        + id;
  }
}
