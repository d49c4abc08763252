package io.github.ebuildattest.engine.policy;

import io.github.ebuildattest.engine.attestation.document.Claims;

/** Claims for tests, made by hand. */
public final class RepositoryClaims {

  private RepositoryClaims() {}

  /** Claims that name this repository and nothing else. */
  public static Claims of(String repository) {
    return github(repository, null, null, null);
  }

  /** Claims of a build by GitHub Actions. */
  public static Claims github(String repository, String config, String ref, String environment) {
    return github(repository, config, config, ref, environment);
  }

  /** The same, signed by a workflow that may be another. */
  public static Claims github(
      String repository, String config, String signer, String ref, String environment) {
    return new Claims(
        config,
        false,
        repository != null && repository.startsWith("https://gitlab.com/")
            ? "https://gitlab.com"
            : "https://token.actions.githubusercontent.com",
        signer,
        null,
        "github-hosted",
        repository,
        "c0ffee",
        ref,
        "11",
        null,
        "22",
        config,
        null,
        "release",
        null,
        null,
        environment,
        null);
  }

  /** Claims of an e-mail address. */
  public static Claims email(String address, String issuer) {
    return new Claims(
        address, true, issuer, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null);
  }
}
