package io.github.ebuildattest.engine.verdict;

import org.jspecify.annotations.Nullable;

/**
 * Where to read what changed between two builds; it accompanies a finding that another identity or
 * pipeline attested a file.
 *
 * @param distfile the file it is about
 * @param was the newest older version whose attestation is available and verifies, or null where
 *     there is none: then only the pin says who it was
 * @param now this version
 * @param comparison upstream's own comparison of both commits, or null where no repository has both
 */
public record IdentityChange(
    String distfile, @Nullable Build was, Build now, @Nullable String comparison) {

  /**
   * One build.
   *
   * @param version PEP 440
   * @param repository its URL, or {@code gcp:EMAIL}
   * @param commit a link to what was built, or null
   * @param run a link to the run that built it, or null
   */
  public record Build(
      String version, String repository, @Nullable String commit, @Nullable String run) {}
}
