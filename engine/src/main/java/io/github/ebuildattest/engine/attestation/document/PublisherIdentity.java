package io.github.ebuildattest.engine.attestation.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a certificate must say for a publisher: PyPI's trusted publishers in Fulcio's terms. */
public final class PublisherIdentity {

  private static final String GITHUB = "https://github.com/";
  private static final String GITLAB = "https://gitlab.com/";
  private static final String CIRCLECI_ISSUER = "https://oidc.circleci.com";
  private static final String CIRCLECI_PROJECTS = "https://circleci.com/api/v2/projects/";

  private PublisherIdentity() {}

  /** The OIDC issuer (claim 8). */
  public static String issuer(Publisher publisher) {
    if (publisher instanceof Publisher.GitHub) {
      return "https://token.actions.githubusercontent.com";
    }
    if (publisher instanceof Publisher.GitLab) {
      return "https://gitlab.com";
    }
    if (publisher instanceof Publisher.CircleCI) {
      return CIRCLECI_ISSUER;
    }
    return "https://accounts.google.com";
  }

  /**
   * The repository that is built (claim 12), where the publisher names one: Google's accounts never
   * do, and CircleCI's pipelines name it without a scheme.
   */
  public static Optional<String> repositoryUri(Publisher publisher) {
    if (publisher instanceof Publisher.GitHub github) {
      return Optional.of(GITHUB + github.repository());
    }
    if (publisher instanceof Publisher.GitLab gitlab) {
      return Optional.of(GITLAB + gitlab.repository());
    }
    return publisher instanceof Publisher.CircleCI circle
        ? Optional.ofNullable(circle.vcsOrigin())
        : Optional.empty();
  }

  /** What signs for a CircleCI publisher (claim 9): its pipeline's definition. */
  public static String pipelineDefinition(Publisher.CircleCI circle) {
    return CIRCLECI_PROJECTS
        + circle.projectId()
        + "/pipeline-definitions/"
        + circle.pipelineDefinitionId();
  }

  /**
   * The top-level workflow (claim 18). Fulcio appends the ref or the commit, and some certificates
   * carry only one of those two claims; so either will do.
   */
  public static List<String> buildConfigUris(Publisher publisher, Claims claims) {
    String workflow;
    if (publisher instanceof Publisher.GitHub github) {
      workflow = GITHUB + github.repository() + "/.github/workflows/" + github.workflow();
    } else if (publisher instanceof Publisher.GitLab gitlab) {
      workflow = GITLAB + gitlab.repository() + "//" + gitlab.workflowFilepath();
    } else {
      return List.of();
    }
    return Stream.of(claims.sourceRepositoryRef(), claims.sourceRepositoryDigest())
        .filter(claim -> claim != null)
        .map(claim -> workflow + "@" + claim)
        .toList();
  }
}
