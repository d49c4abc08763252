package io.github.ebuildattest.testkit.sigstore;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline of CircleCI, with the claims that Fulcio writes for one: no commit, no ids of
 * repository and owner, and an origin without a scheme.
 *
 * @param projectId the project, a UUID
 * @param pipelineDefinitionId the pipeline's definition, a UUID
 * @param vcsOrigin the repository (12), {@code github.com/owner/name}; null for a pipeline that no
 *     repository triggers
 * @param vcsRef the full ref that was built (14), or null likewise
 * @param runner what the certificate says about the runner (11): two quotation marks, or {@code
 *     ssh-rerun} where somebody had a shell on it
 */
public record CircleCiIdentity(
    String projectId,
    String pipelineDefinitionId,
    @Nullable String vcsOrigin,
    @Nullable String vcsRef,
    String runner)
    implements Identity {

  /** The OIDC issuer of CircleCI. */
  public static final String ISSUER = "https://oidc.circleci.com";

  private static final String API = "https://circleci.com/api/v2/";

  /** A pipeline of a repository on GitHub, without a shell on its runner. */
  public static CircleCiIdentity releasing(String repository, String projectId, String version) {
    return new CircleCiIdentity(
        projectId,
        "0c5ad8b2-1f0e-4a5b-9d3c-6b1f20f7a001",
        "github.com/" + repository,
        "refs/tags/v" + version,
        "\"\"");
  }

  @Override
  public String subject() {
    return API + "projects/" + projectId + "/pipeline-definitions/" + pipelineDefinitionId;
  }

  @Override
  public boolean subjectIsEmail() {
    return false;
  }

  @Override
  public SortedMap<Integer, String> claims() {
    String run = Digests.sha256Hex((subject() + vcsRef).getBytes(StandardCharsets.UTF_8));
    SortedMap<Integer, String> claims = new TreeMap<>();
    claims.put(1, ISSUER);
    claims.put(8, ISSUER);
    claims.put(9, subject());
    claims.put(11, runner);
    if (vcsOrigin != null) {
      claims.put(12, vcsOrigin);
    }
    if (vcsRef != null) {
      claims.put(14, vcsRef);
    }
    claims.put(18, API + "pipeline/" + run.substring(0, 8) + "/config");
    claims.put(21, "https://app.circleci.com/workflow/" + run.substring(8, 16) + "/job/1");
    return claims;
  }

  @Override
  public JsonObject publisher() {
    JsonObject publisher = new JsonObject();
    publisher.addProperty("kind", "CircleCI");
    publisher.addProperty("project_id", projectId);
    publisher.addProperty("pipeline_definition_id", pipelineDefinitionId);
    publisher.add("vcs_origin", text(vcsOrigin));
    publisher.add("vcs_ref", text(vcsRef));
    return publisher;
  }

  private static JsonElement text(@Nullable String value) {
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }
}
