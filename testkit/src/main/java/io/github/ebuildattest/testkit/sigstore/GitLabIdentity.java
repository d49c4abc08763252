package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline of GitLab.com, with the claims that Fulcio writes for one.
 *
 * @param repository {@code namespace/project}
 * @param workflowFilepath the top-level pipeline file, {@code .gitlab-ci.yml}
 * @param environment the deployment environment, or null
 * @param projectId the project's number (15)
 * @param namespaceId the namespace's number (17)
 * @param ref the full ref that was built
 * @param trigger the event (20), {@code push}
 * @param runner {@code gitlab-hosted} or {@code self-hosted} (11)
 */
public record GitLabIdentity(
    String repository,
    String workflowFilepath,
    @Nullable String environment,
    String projectId,
    String namespaceId,
    String ref,
    String trigger,
    String runner)
    implements Identity {

  /** The OIDC issuer of GitLab.com. */
  public static final String ISSUER = "https://gitlab.com";

  @Override
  public String subject() {
    return repositoryUri() + "//" + workflowFilepath + "@" + ref;
  }

  @Override
  public boolean subjectIsEmail() {
    return false;
  }

  @Override
  public SortedMap<Integer, String> claims() {
    String commit = HexFormat.of().formatHex(Digests.sha256(repository + "@" + ref), 0, 20);
    SortedMap<Integer, String> claims = new TreeMap<>();
    claims.put(1, ISSUER);
    claims.put(8, ISSUER);
    claims.put(9, subject());
    claims.put(10, commit);
    claims.put(11, runner);
    claims.put(12, repositoryUri());
    claims.put(13, commit);
    claims.put(14, ref);
    claims.put(15, projectId);
    claims.put(16, "https://gitlab.com/" + repository.substring(0, repository.lastIndexOf('/')));
    claims.put(17, namespaceId);
    claims.put(18, subject());
    claims.put(19, commit);
    claims.put(20, trigger);
    claims.put(21, repositoryUri() + "/-/jobs/10" + projectId);
    claims.put(22, "public");
    if (environment != null) {
      claims.put(23, environment);
    }
    return claims;
  }

  @Override
  public JsonObject publisher() {
    JsonObject publisher = new JsonObject();
    publisher.addProperty("kind", "GitLab");
    publisher.addProperty("repository", repository);
    publisher.addProperty("workflow_filepath", workflowFilepath);
    publisher.add(
        "environment", environment == null ? JsonNull.INSTANCE : new JsonPrimitive(environment));
    return publisher;
  }

  private String repositoryUri() {
    return "https://gitlab.com/" + repository;
  }
}
