package io.github.ebuildattest.engine.policy.pin;

import io.github.ebuildattest.engine.overlay.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A pin and an identity for tests to start from. */
final class Pins {

  static final String PATH = "dev-python/foo/attestations.toml";

  static final String IDENTITY =
      """
      [[attestation-identities]]
      kind = "GitHub"
      repository = "o/foo"
      workflow = "release.yml"
      environment = "pypi"
      repository-id = "11"
      owner-id = "22"
      ref = "refs/tags/v{version}"
      trigger = "release"
      runner = "github-hosted"
      """;

  static final String TEXT =
      "project = \"foo\"\nattested = true\nattested-since = \"1.0\"\n\n" + IDENTITY;

  static final String DECISION =
      """

      [[decision]]
      date = 2026-01-02
      finding = "workflow-changed"
      was = "workflow old.yml"
      now = "workflow release.yml"
      reason = "renamed in commit abc"
      """;

  private Pins() {}

  static Pin parse(String text) throws MalformedFileException {
    return Pin.parse(PATH, text.getBytes(StandardCharsets.UTF_8));
  }

  static Identity github() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("repository", "o/foo");
    keys.put("workflow", "release.yml");
    keys.put("environment", "pypi");
    keys.put("repository-id", "11");
    keys.put("owner-id", "22");
    keys.put("ref", "refs/tags/v{version}");
    keys.put("trigger", "release");
    keys.put("runner", "github-hosted");
    return new Identity(PublisherKind.GITHUB, keys, "");
  }

  static Identity google(String email) {
    return new Identity(PublisherKind.GOOGLE, Map.of("email", email), "");
  }
}
