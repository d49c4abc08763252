package io.github.ebuildattest.engine.attestation.step;

import io.github.ebuildattest.engine.attestation.document.Claims;
import io.github.ebuildattest.engine.attestation.document.Publisher;
import io.github.ebuildattest.engine.attestation.document.PublisherIdentity;
import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step: the publisher that PyPI wrote into the document is the one that the certificate proves.
 * Strings are compared exactly, including case, as PyPI's own verifier does.
 */
public final class PublisherMatchesCertificate {

  private PublisherMatchesCertificate() {}

  public static Optional<Finding> check(Publisher publisher, Claims claims) {
    if (publisher instanceof Publisher.Google google) {
      return claims.subjectIsEmail() && google.email().equals(claims.subject())
          ? Optional.empty()
          : disagrees("account " + google.email(), claims.subject());
    }
    if (publisher instanceof Publisher.CircleCI circle) {
      return check(circle, claims);
    }
    String repository = PublisherIdentity.repositoryUri(publisher).orElseThrow();
    if (!repository.equals(claims.sourceRepositoryUri())) {
      return disagrees("repository " + repository, claims.sourceRepositoryUri());
    }
    String config = claims.buildConfigUri();
    if (config == null || !PublisherIdentity.buildConfigUris(publisher, claims).contains(config)) {
      return disagrees("workflow " + workflow(publisher), config);
    }
    return environment(publisher, claims);
  }

  /** Origin and ref are compared where the publisher names them, as PyPI does at upload. */
  private static Optional<Finding> check(Publisher.CircleCI circle, Claims claims) {
    String definition = PublisherIdentity.pipelineDefinition(circle);
    if (!definition.equals(claims.buildSignerUri())) {
      return disagrees("pipeline definition " + definition, claims.buildSignerUri());
    }
    if (circle.vcsOrigin() != null && !circle.vcsOrigin().equals(claims.sourceRepositoryUri())) {
      return disagrees("repository " + circle.vcsOrigin(), claims.sourceRepositoryUri());
    }
    if (circle.vcsRef() != null && !circle.vcsRef().equals(claims.sourceRepositoryRef())) {
      return disagrees("ref " + circle.vcsRef(), claims.sourceRepositoryRef());
    }
    return Optional.empty();
  }

  /**
   * The deployment environment, where both publisher and certificate name one. Certificates do so
   * only since 2026; PyPI ignores the case of environment names, as GitHub does.
   */
  private static Optional<Finding> environment(Publisher publisher, Claims claims) {
    String named = null;
    if (publisher instanceof Publisher.GitHub github) {
      named = github.environment();
    } else if (publisher instanceof Publisher.GitLab gitlab) {
      named = gitlab.environment();
    }
    String proven = claims.deploymentEnvironment();
    return named == null || proven == null || named.equalsIgnoreCase(proven)
        ? Optional.empty()
        : disagrees("environment " + named, proven.isEmpty() ? null : proven);
  }

  private static String workflow(Publisher publisher) {
    if (publisher instanceof Publisher.GitHub github) {
      return github.workflow();
    }
    return publisher instanceof Publisher.GitLab gitlab ? gitlab.workflowFilepath() : "";
  }

  private static Optional<Finding> disagrees(String document, @Nullable String certificate) {
    return Optional.of(
        Finding.of(
            FindingId.PUBLISHER_DISAGREES,
            "The document names the %s, and the certificate %s."
                .formatted(document, certificate == null ? "names none" : certificate)));
  }
}
