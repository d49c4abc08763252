package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where a human can look an attestation up. These links prove no more than the attestation does,
 * and nothing is ever fetched from them.
 *
 * @param run of the workflow
 * @param commit that was built
 * @param logEntry on Sigstore's own search page; only for its public log of version 1
 */
public record Links(@Nullable String run, @Nullable String commit, @Nullable String logEntry) {

  /** The public log of version 1, by the SHA-256 of its key. */
  private static final String PUBLIC_LOG =
      "c0d23d6ad406973f9559f3ba2d1ca01f84147d8ffc5b8445c224f98b9591801d";

  /** The links of an attestation, as far as its certificate and its log entry give them. */
  public static Links of(@Nullable Claims claims, @Nullable LogRecord log) {
    return new Links(
        claims == null ? null : claims.runInvocationUri(),
        claims == null ? null : commit(claims),
        log != null && log.logId().equals(PUBLIC_LOG)
            ? "https://search.sigstore.dev/?logIndex=" + log.index()
            : null);
  }

  private static @Nullable String commit(Claims claims) {
    String repository = claims.sourceRepositoryUri();
    String digest = claims.sourceRepositoryDigest();
    if (repository == null || digest == null) {
      return null;
    }
    if (repository.startsWith("https://github.com/")) {
      return repository + "/commit/" + digest;
    }
    return repository.startsWith("https://gitlab.com/") ? repository + "/-/commit/" + digest : null;
  }
}
