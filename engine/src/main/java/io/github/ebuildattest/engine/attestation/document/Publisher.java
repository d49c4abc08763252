package io.github.ebuildattest.engine.attestation.document;

import org.jspecify.annotations.Nullable;

/**
 * The trusted publisher that a provenance document names for a bundle (PEP 740, "provenance
 * object"). PyPI wrote it into the document; only the certificate proves it.
 */
public sealed interface Publisher {

  /** The publisher's kind as PyPI spells it. */
  String kind();

  /**
   * GitHub Actions.
   *
   * @param repository {@code owner/name}
   * @param workflow the file's name below {@code .github/workflows/}
   * @param environment the deployment environment, or null where the publisher asks for none
   */
  record GitHub(String repository, String workflow, @Nullable String environment)
      implements Publisher {
    @Override
    public String kind() {
      return "GitHub";
    }
  }

  /**
   * GitLab.com CI.
   *
   * @param repository {@code namespace/…/project}
   * @param workflowFilepath path of the top-level pipeline file
   * @param environment the deployment environment, or null
   */
  record GitLab(String repository, String workflowFilepath, @Nullable String environment)
      implements Publisher {
    @Override
    public String kind() {
      return "GitLab";
    }
  }

  /**
   * A Google Cloud service account.
   *
   * @param email the account
   */
  record Google(String email) implements Publisher {
    @Override
    public String kind() {
      return "Google";
    }
  }

  /**
   * A pipeline of CircleCI. Its certificates name no commit and no ids of repository and owner.
   *
   * @param projectId the project, a UUID of CircleCI's
   * @param pipelineDefinitionId the pipeline's definition, a UUID of CircleCI's
   * @param vcsOrigin the repository without scheme, as in {@code github.com/owner/name}; null for a
   *     pipeline that no repository triggers
   * @param vcsRef the full ref that is built, or null likewise
   */
  record CircleCI(
      String projectId,
      String pipelineDefinitionId,
      @Nullable String vcsOrigin,
      @Nullable String vcsRef)
      implements Publisher {
    @Override
    public String kind() {
      return "CircleCI";
    }
  }
}
