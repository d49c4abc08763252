package io.github.ebuildattest.testkit.overlay;

import io.github.ebuildattest.testkit.sigstore.CircleCiIdentity;
import io.github.ebuildattest.testkit.sigstore.GitHubIdentity;
import io.github.ebuildattest.testkit.sigstore.GitLabIdentity;
import io.github.ebuildattest.testkit.sigstore.GoogleIdentity;
import io.github.ebuildattest.testkit.sigstore.Identity;
import org.jspecify.annotations.Nullable;

/** A package's {@code attestations.toml}: what the overlay remembers about who attests it. */
public final class PinText {

  private PinText() {}

  /** The pin of a project that never attested. */
  public static String unattested(String project) {
    return line("project", project) + "attested = false\n";
  }

  /**
   * The pin of a project that attests.
   *
   * @param since the lowest attested version, as on PyPI
   * @param identity who attested that version; a ref that contains the version becomes a pattern
   * @throws IllegalArgumentException for an identity that is not of a known publisher
   */
  public static String attested(String project, String since, Identity identity) {
    return line("project", project)
        + "attested = true\n"
        + line("attested-since", since)
        + "\n[[attestation-identities]]\n"
        + keys(identity, since);
  }

  private static String keys(Identity identity, String version) {
    if (identity instanceof GitHubIdentity github) {
      return line("kind", "GitHub")
          + line("repository", github.repository())
          + line("workflow", github.workflow())
          + line("environment", github.environment() == null ? "" : github.environment())
          + line("repository-id", github.repositoryId())
          + line("owner-id", github.ownerId())
          + line("ref", github.ref().replace(version, "{version}"))
          + line("trigger", github.trigger())
          + line("runner", github.runner());
    }
    if (identity instanceof GitLabIdentity gitlab) {
      return line("kind", "GitLab")
          + line("repository", gitlab.repository())
          + line("workflow_filepath", gitlab.workflowFilepath())
          + line("environment", gitlab.environment() == null ? "" : gitlab.environment())
          + line("repository-id", gitlab.projectId())
          + line("owner-id", gitlab.namespaceId())
          + line("ref", gitlab.ref().replace(version, "{version}"))
          + line("trigger", gitlab.trigger())
          + line("runner", gitlab.runner());
    }
    if (identity instanceof CircleCiIdentity circle) {
      return line("kind", "CircleCI")
          + line("project_id", circle.projectId())
          + line("pipeline_definition_id", circle.pipelineDefinitionId())
          + optional("vcs_origin", circle.vcsOrigin())
          + optional(
              "vcs_ref",
              circle.vcsRef() == null ? null : circle.vcsRef().replace(version, "{version}"))
          + line("runner", circle.runner().replace("\"", "\\\""));
    }
    if (identity instanceof GoogleIdentity google) {
      return line("kind", "Google") + line("email", google.email());
    }
    throw new IllegalArgumentException("no pin is known for " + identity);
  }

  private static String optional(String key, @Nullable String value) {
    return value == null ? "" : line(key, value);
  }

  private static String line(String key, String value) {
    return key + " = \"" + value + "\"\n";
  }
}
