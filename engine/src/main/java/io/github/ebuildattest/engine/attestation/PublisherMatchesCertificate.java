package io.github.ebuildattest.engine.attestation;

import io.github.ebuildattest.engine.finding.Finding;
import io.github.ebuildattest.engine.finding.FindingId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Step: the publisher that PyPI wrote into the document is the one that the certificate proves.
 * Texts are compared exactly, case too, as PyPI's own verifier does.
 */
final class PublisherMatchesCertificate {

  private PublisherMatchesCertificate() {}

  static Optional<Finding> check(Publisher publisher, Claims claims) {
    if (publisher instanceof Publisher.Google google) {
      return claims.subjectIsEmail() && google.email().equals(claims.subject())
          ? Optional.empty()
          : disagrees("account " + google.email(), claims.subject());
    }
    String repository = PublisherIdentity.repositoryUri(publisher).orElseThrow();
    if (!repository.equals(claims.sourceRepositoryUri())) {
      return disagrees("repository " + repository, claims.sourceRepositoryUri());
    }
    String config = claims.buildConfigUri();
    if (config == null || !PublisherIdentity.buildConfigUris(publisher, claims).contains(config)) {
      return disagrees("workflow " + workflow(publisher), config);
    }
    return Optional.empty();
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
