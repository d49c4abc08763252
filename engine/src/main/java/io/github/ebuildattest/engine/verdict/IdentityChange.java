package io.github.ebuildattest.engine.verdict;

import org.jspecify.annotations.Nullable;

/**
 * Where to read what changed between two builds, beside a finding that somebody else, or another
 * pipeline, attested a file.
 *
 * @param distfile the file it is about
 * @param was the newest older version whose attestation is at hand and verifies, or null where none
 *     is: then only the pin tells who it was
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
