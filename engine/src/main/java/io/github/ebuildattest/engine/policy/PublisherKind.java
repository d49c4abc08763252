package io.github.ebuildattest.engine.policy;

import java.util.List;
import java.util.Optional;

/** The kinds of publisher a pin can name, with the keys that such an identity must have. */
public enum PublisherKind {
  /** GitHub Actions. */
  GITHUB("GitHub", "https://github.com/"),
  /** GitLab.com CI. */
  GITLAB("GitLab", "https://gitlab.com/"),
  /** A Google Cloud service account. */
  GOOGLE("Google", "gcp:");

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

  private final String label;
  private final String upstreamPrefix;

  PublisherKind(String label, String upstreamPrefix) {
    this.label = label;
    this.upstreamPrefix = upstreamPrefix;
  }

  /** PyPI's own word for the kind, the value of a pin's {@code kind}. */
  public String label() {
    return label;
  }

  /** What stands before the repository, or the account, in a declared upstream. */
  public String upstreamPrefix() {
    return upstreamPrefix;
  }

  /** The keys an identity of this kind must have in a pin, in the order they are written. */
  public List<String> requiredKeys() {
    return switch (this) {
      case GITHUB -> GITHUB_KEYS;
      case GITLAB -> GITLAB_KEYS;
      case GOOGLE -> GOOGLE_KEYS;
    };
  }

  /** The kind with this label. */
  public static Optional<PublisherKind> find(String label) {
    for (PublisherKind kind : values()) {
      if (kind.label.equals(label)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
