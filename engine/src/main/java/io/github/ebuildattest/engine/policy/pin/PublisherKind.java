package io.github.ebuildattest.engine.policy.pin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of publisher a pin can name, with the keys that such an identity must have. */
public enum PublisherKind {
  /** GitHub Actions. */
  GITHUB("GitHub", "https://github.com/", "https://token.actions.githubusercontent.com"),
  /** GitLab.com CI. */
  GITLAB("GitLab", "https://gitlab.com/", "https://gitlab.com"),
  /** A Google Cloud service account. */
  GOOGLE("Google", "gcp:", "https://accounts.google.com"),
  /** CircleCI. Its certificates name the repository without a scheme, and may name none. */
  CIRCLECI("CircleCI", "https://", "https://oidc.circleci.com");

  private static final List<String> GITHUB_KEYS =
      List.of("repository", "workflow", "repository-id", "owner-id", "ref", "trigger", "runner");
  private static final List<String> GITLAB_KEYS =
      List.of(
          "repository",
          "workflow_filepath",
          "repository-id",
          "owner-id",
          "ref",
          "trigger",
          "runner");
  private static final List<String> GOOGLE_KEYS = List.of("email");
  private static final List<String> CIRCLECI_KEYS = List.of("project_id", "pipeline_definition_id");

  private final String label;
  private final String upstreamPrefix;
  private final String issuer;

  PublisherKind(String label, String upstreamPrefix, String issuer) {
    this.label = label;
    this.upstreamPrefix = upstreamPrefix;
    this.issuer = issuer;
  }

  /** PyPI's own name for the kind, the value of a pin's {@code kind}. */
  public String label() {
    return label;
  }

  /** What stands before the repository, or the account, in a declared upstream. */
  public String upstreamPrefix() {
    return upstreamPrefix;
  }

  /** The identity provider whose tokens the kind signs with (claim 8). */
  public String issuer() {
    return issuer;
  }

  /** The kind that builds a repository with this URL (claim 12); empty where none does. */
  public static Optional<PublisherKind> ofRepository(String uri) {
    return Stream.of(GITHUB, GITLAB)
        .filter(kind -> uri.startsWith(kind.upstreamPrefix))
        .findFirst();
  }

  /** The keys an identity of this kind must have in a pin, in the order they are written. */
  public List<String> requiredKeys() {
    return switch (this) {
      case GITHUB -> GITHUB_KEYS;
      case GITLAB -> GITLAB_KEYS;
      case GOOGLE -> GOOGLE_KEYS;
      case CIRCLECI -> CIRCLECI_KEYS;
    };
  }

  /**
   * The keys that such an identity has only where there is something to say. CircleCI's name no
   * repository, ref or runner where no repository triggered the pipeline. An absent key and an
   * empty one mean the same, and a release does not match a pin that lacks one of its claims or has
   * one that it lacks.
   */
  public List<String> optionalKeys() {
    return switch (this) {
      case GITHUB, GITLAB -> List.of("environment", Identity.SIGNER, Identity.VERSION);
      case GOOGLE -> List.of();
      case CIRCLECI -> List.of("vcs_origin", "vcs_ref", "runner", Identity.VERSION);
    };
  }

  /** The key that holds the git ref; empty for a kind whose certificates never name one. */
  public Optional<String> refKey() {
    return switch (this) {
      case GITHUB, GITLAB -> Optional.of("ref");
      case GOOGLE -> Optional.empty();
      case CIRCLECI -> Optional.of("vcs_ref");
    };
  }

  /** The kind with this label, or empty where there is none. */
  public static Optional<PublisherKind> find(String label) {
    for (PublisherKind kind : values()) {
      if (kind.label.equals(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
