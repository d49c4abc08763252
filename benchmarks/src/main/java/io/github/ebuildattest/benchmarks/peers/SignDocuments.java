package io.github.ebuildattest.benchmarks.peers;

import io.github.ebuildattest.testkit.pep740.AttestationMaker;
import io.github.ebuildattest.testkit.pep740.Forgery;
import io.github.ebuildattest.testkit.sigstore.CircleCiIdentity;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.GitLabIdentity;
import io.github.ebuildattest.testkit.sigstore.GoogleIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import io.github.ebuildattest.testkit.sigstore.PrivateSigstore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes what the test kit signs: a distribution, the trusted root, and for every kind of publisher
 * an honest provenance and one of each forgery.
 */
public final class SignDocuments {

  private static final String FILE = "heron_parser-1.2.0.tar.gz";
  private static final byte[] BYTES = "an archive".getBytes(StandardCharsets.US_ASCII);
  private static final Instant TIME = Instant.parse("2025-03-04T05:06:07Z");

  private SignDocuments() {}

  /** Writes into the directory that the only argument names. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    PrivateSigstore sigstore = PrivateSigstore.of("peers");
    Files.write(directory.resolve(FILE), BYTES);
    Files.writeString(directory.resolve("trusted_root.json"), sigstore.timestampedRoot().json());
    for (Map.Entry<String, Identity> publisher : publishers().entrySet()) {
      AttestationMaker maker =
          AttestationMaker.of(sigstore, publisher.getValue(), FILE, BYTES, TIME);
      write(directory, publisher.getKey() + ".honest", maker);
      for (Forgery forgery : Forgery.values()) {
        write(
            directory,
            publisher.getKey() + "." + forgery.name().toLowerCase(Locale.ROOT),
            maker.forged(forgery));
      }
    }
  }

  private static void write(Path directory, String name, AttestationMaker maker)
      throws IOException {
    Files.writeString(directory.resolve(name + ".provenance"), maker.provenanceJson());
  }

  private static Map<String, Identity> publishers() {
    Map<String, Identity> publishers = new TreeMap<>();
    GitHubIdentity github = GitHubIdentity.releasing("heronry/heron-parser", "4711", "42", "1.2.0");
    publishers.put("github", github);
    publishers.put("github-environment", github.withEnvironment("pypi"));
    publishers.put(
        "gitlab",
        new GitLabIdentity(
            "heronry/tools/heron-parser",
            ".gitlab-ci.yml",
            null,
            "4711",
            "42",
            "refs/tags/v1.2.0",
            "push",
            "gitlab-hosted"));
    publishers.put("google", new GoogleIdentity("heron-release@heronry.iam.gserviceaccount.com"));
    publishers.put(
        "circleci", CircleCiIdentity.releasing("heronry/heron-parser", "project", "1.2.0"));
    return publishers;
  }
}
